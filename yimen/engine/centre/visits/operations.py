"""Visits 到访: opened when somebody steps up to the window, closed when they leave; acts in between are bound to it."""

import secrets
from datetime import datetime
from typing import ClassVar

from django.db import IntegrityError, connection, transaction

from yimen.engine.centre.visits.models import Visit
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.lists import NO_VISIT, ONE_VISIT
from yimen.kernel.refs import spelled
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_clean
from yimen.registries.people import queries as people


class NotAtAWindow(Refusal):
    """Only a clerk who holds a window can open a visit."""

    code: ClassVar[str] = "visit.not_at_a_window"


class VisitOpen(Refusal):
    """This clerk already has a visitor; that visit is closed first."""

    code: ClassVar[str] = "visit.open"


class VisitUnknown(Refusal):
    """There is no such open visit of this clerk."""

    code: ClassVar[str] = "visit.unknown"
    ref: str


class VisitorUnknown(Refusal):
    """There is no such party."""

    code: ClassVar[str] = "visit.visitor_unknown"
    ref: str


@snapshot
class VisitOpened:
    """A visit by its reference."""

    ref: str


@operation
def open_visit(party_ref: str, purpose: str, *, by: Actor, now: datetime) -> VisitOpened:
    """Open a visit at the clerk's window; without a party the visitor is not known yet.

    Refuses with NotAtAWindow, VisitorUnknown or VisitOpen: one open visit a clerk.
    """
    post = next((held for held in by.posts if held.role is Role.WINDOW and held.centre_id is not None), None)
    if post is None or post.centre_id is None or by.staff_id is None:
        raise NotAtAWindow()
    must_be_clean("purpose", purpose, 200)
    party = people.party(party_ref) if party_ref else None
    if party_ref and party is None:
        raise VisitorUnknown(ref=party_ref)
    ref = spelled(secrets.token_bytes(16), 16)
    try:
        with transaction.atomic():
            Visit.objects.create(
                ref=ref,
                centre_id=post.centre_id,
                window_id=_window_of(post.post_id),
                party_id=party.id if party else None,
                purpose=purpose.strip(),
                opened_by_id=by.staff_id,
                opened_at=now,
            )
    except IntegrityError as clash:
        if "visit_one_open_per_clerk" not in str(clash):
            raise
        raise VisitOpen() from clash
    return VisitOpened(ref)


@operation
def name_visitor(ref: str, party_ref: str, *, by: Actor, now: datetime) -> VisitOpened:
    """Say who stands here, once: of a visit without a name it is the first party that its clerk finds.

    Refuses with VisitUnknown for anybody else's visit, one that is closed or one that has its name; VisitorUnknown.
    """
    mine = Visit.objects.select_for_update().filter(ref=ref, opened_by_id=by.staff_id, closed_at=None, party=None)
    row, party = mine.first(), people.party(party_ref)
    if row is None or by.staff_id is None:
        raise VisitUnknown(ref=ref)
    if party is None:
        raise VisitorUnknown(ref=party_ref)
    Visit.objects.filter(pk=row.pk).update(party_id=party.id)
    return VisitOpened(ref)


@operation
def close_visit(ref: str, *, by: Actor, now: datetime) -> VisitOpened:
    """Close the clerk's own visit. Refuses with VisitUnknown for anybody else's, or one that is closed."""
    mine = Visit.objects.select_for_update().filter(ref=ref, opened_by_id=by.staff_id, closed_at=None).first()
    if mine is None or by.staff_id is None:
        raise VisitUnknown(ref=ref)
    Visit.objects.filter(pk=mine.pk).update(closed_at=max(now, mine.opened_at))
    return VisitOpened(ref)


@operation
def bind_act(entry_id: int, *, by: Actor, now: datetime) -> int:
    """Bind an act on a case to the visit its clerk had open at that moment, when the visitor came for that case.

    It is the visitor's own, one they act for, or, of somebody not known yet, one taken in while they stood there. What
    the clerk does besides for others is no trip of theirs. Asked twice, it binds once.
    """
    if by.kind is not ActorKind.SYSTEM:
        raise VisitUnknown(ref=str(entry_id))
    with connection.cursor() as cursor:
        cursor.execute(_BIND, (entry_id,))
        return int(cursor.rowcount)


# Which visit of the case this is, and what of the item's lists it speaks against: any visit against those that promise
# that nobody comes, a second one against those that promise one trip at most.
_BIND = f"""
insert into visits_visitact (visit_id, case_id, verb, entry_id, done_at, nth, against)
select v.id, e.subject_id, e.verb, e.id, e.effective_at, n.nth,
  coalesce(i.lists, 0) & (case when n.nth > 1 then {NO_VISIT | ONE_VISIT} else {NO_VISIT} end)
from journal_entry e
join people_account a on a.ref = e.actor_ref join people_staff s on s.account_id = a.id
join visits_visit v on v.opened_by_id = s.id and v.opened_at <= e.effective_at
  and (v.closed_at is null or v.closed_at >= e.effective_at)
join cases_case c on c.id = e.subject_id left join catalogue_itemversion i on i.id = c.version_id
cross join lateral (select 1 + count(distinct a.visit_id) as nth from visits_visitact a
  where a.case_id = e.subject_id and a.visit_id <> v.id) n
where e.id = %s and e.subject_kind = 'case' and (v.party_id in (c.applicant_id, c.actor_party_id)
  or v.party_id is null and c.channel = 'window' and c.received_at >= v.opened_at and exists (
    select from journal_entry r where r.subject_kind = 'case' and r.subject_id = c.id and r.seq = 1
      and r.actor_ref = e.actor_ref)
  or exists (select from people_mandate m where m.agent_id = v.party_id and m.principal_id = c.applicant_id
       and m.item in ('', (select ref from catalogue_item where id = c.item_id))
       and m.valid @> e.effective_at and (m.revoked_at is null or m.revoked_at > e.effective_at)))
order by v.opened_at desc limit 1
on conflict (entry_id) do nothing
"""


def _window_of(post_id: int) -> int | None:
    with connection.cursor() as cursor:
        cursor.execute("select window_id from people_post where id = %s", (post_id,))
        row = cursor.fetchone()
    return row[0] if row else None
