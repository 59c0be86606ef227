"""Looking at complaints: my own by number and code or account, those one handles or looks into, those about my office.

The office complained of reads what was said and what came of it; neither who said it nor of which case.
"""

import hmac
from collections.abc import Iterable
from datetime import datetime

from django.db import connection
from django.db.models import Prefetch, Q, QuerySet

from yimen.engine.public.complaints import moves
from yimen.engine.public.complaints.models import Complaint, Investigation
from yimen.engine.public.complaints.rows import (
    HANDLERS,
    READERS,
    ComplaintRow,
    ComplaintStanding,
    HandledComplaint,
    InvestigationRow,
)
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.complaint import APPEALED_WITHIN, LAST, SERIOUS
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

PAGE, LATELY, COUNTED = 100, 30, 1000


def by_code(number: str, code: str, now: datetime) -> ComplaintRow | None:
    """A complaint for whoever was given its number and code; a wrong one of either looks the same."""
    told = moves.heard_number(number)
    found = _mine(Complaint.objects.filter(number=told), now)
    kept = Complaint.objects.filter(number=told).values_list("code_hash", flat=True).first()
    right = kept is not None and hmac.compare_digest(bytes(kept), moves.hash_of(told, code))
    return found[0] if found and right else None


def mine(actor: Actor, now: datetime) -> tuple[ComplaintRow, ...]:
    """What everybody complained of for whom this actor acts, the latest first."""
    if actor.kind is not ActorKind.CITIZEN:
        return ()
    found = Complaint.objects.filter(complainant__party_id__in=set(actor.parties())).order_by("-pk")
    return _mine(found[:PAGE], now)


def own(number: str, actor: Actor, now: datetime) -> ComplaintRow | None:
    """One of them."""
    return next((row for row in mine(actor, now) if row.number == number), None)


def handled(actor: Actor, now: datetime) -> tuple[HandledComplaint, ...]:
    """What is open and this member of staff handles or looks into, what is due first on top."""
    where = _in_reach(actor)
    if where is None:
        return ()
    found = Complaint.objects.filter(where, ended_at=None).distinct().order_by("acknowledge_by", "pk")
    return _handled(found[:PAGE], actor, now)


def ended(actor: Actor, now: datetime) -> tuple[HandledComplaint, ...]:
    """What was answered or taken back last."""
    where = _in_reach(actor)
    if where is None:
        return ()
    found = Complaint.objects.filter(where, ended_at__isnull=False).distinct().order_by("-ended_at", "-pk")
    return _handled(found[:LATELY], actor, now)


def against(actor: Actor, now: datetime) -> tuple[HandledComplaint, ...]:
    """What was said of the offices that this member of staff heads, the latest first."""
    found = Complaint.objects.filter(office_id__in=actor.offices(Role.OFFICE_HEAD)).order_by("-pk")
    return _handled(found[:LATELY], actor, now)


def one(ref: str, actor: Actor, now: datetime) -> HandledComplaint | None:
    """One complaint, for who handles it, looks into it, or heads the office it is about."""
    where = (_in_reach(actor) or Q(pk=None)) | Q(office_id__in=actor.offices(Role.OFFICE_HEAD))
    return next(iter(_handled(Complaint.objects.filter(where, ref=ref).distinct(), actor, now)), None)


_STANDING = """
select count(*), count(*) filter (where c.acknowledged_at <= c.acknowledge_by),
  count(*) filter (where c.acknowledged_at is not null),
  count(*) filter (where i.answered_at <= i.answer_by), count(*) filter (where i.answered_at is not null),
  count(*) filter (where i.found in ('upheld', 'partly')),
  count(*) filter (where exists (select from complaints_investigation n where n.complaint_id = c.id and n.nth = 2)),
  count(*) filter (where c.raised_at is not null and c.ended_at is null)
from complaints_complaint c left join complaints_investigation i on i.complaint_id = c.id and i.nth = 1
where c.lodged_at >= %s and c.lodged_at < %s
"""


def standing(since: datetime, until: datetime) -> ComplaintStanding:
    """How the complaints of a time stand, in the whole city; numbers alone, for anybody."""
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, (since, until))
        return ComplaintStanding(*cursor.fetchone())


def _in_reach(actor: Actor) -> Q | None:
    if actor.staff_id is None or not actor.has_role(*READERS):
        return None
    where = Q(investigations__investigator_id=actor.staff_id)
    if actor.has_role(*HANDLERS):
        managed = [p.centre_id for p in actor.posts if p.role is Role.CENTRE_MANAGER and p.centre_id]
        where |= Q(centre_id__in=managed) & ~Q(kind__in=[kind.value for kind in SERIOUS])
        if actor.has_role(Role.SUPERVISOR):
            for scope in actor.scopes:
                if scope.kind in moves.REGIONS:
                    where |= Q(**{moves.REGIONS[scope.kind]: scope.id})
    return where


_LOOKS = Prefetch("investigations", Investigation.objects.select_related("investigator").order_by("nth"))


def _mine(found: QuerySet[Complaint], now: datetime) -> tuple[ComplaintRow, ...]:
    rows = list(found.select_related("window").prefetch_related(_LOOKS))
    about = _about(rows, now)
    return tuple(
        ComplaintRow(
            row.ref, row.number, row.kind, row.told, about[row.pk], row.lodged_at, row.acknowledge_by,
            row.acknowledged_at, row.withdrawn_at, row.content, _looks(row, named=""), _may(row, now),
        )
        for row in rows
    )  # fmt: skip


def _looks(row: Complaint, named: str = "yes") -> tuple[InvestigationRow, ...]:
    """Each time it was looked into; who did is told at the desk."""
    return tuple(
        InvestigationRow(
            one.nth, one.why, one.opened_at, one.answer_by,
            one.investigator.name if named and one.investigator else "",
            one.found, one.answer, one.measure, one.answered_at,
        )
        for one in row.investigations.all()
    )  # fmt: skip


def _may(row: Complaint, now: datetime) -> tuple[str, ...]:
    """A hint for the page; the rule is in the act."""
    if row.withdrawn_at is not None:
        return ()
    if row.ended_at is None:
        return ("withdraw",)
    last = max(row.investigations.all(), key=lambda one: one.nth)
    appeal = last.nth < LAST and last.answered_at is not None and now < last.answered_at + APPEALED_WITHIN
    return ("content", "appeal") if appeal else ("content",)


def _about(rows: Iterable[Complaint], now: datetime) -> dict[int, str]:
    rows = tuple(rows)
    on = day_of(now)
    named = offices.office_names({row.office_id for row in rows if row.office_id}, on)
    placed = offices.centre_names({row.centre_id for row in rows if row.centre_id}, on)
    return {
        row.pk: " · ".join(
            part
            for part in (
                row.item_name,
                f"{row.window.code} {row.window.name}" if row.window else "",
                placed.get(row.centre_id or 0, ""),
                named.get(row.office_id or 0, ""),
            )
            if part
        )
        for row in rows
    }


def _handled(found: QuerySet[Complaint], actor: Actor, now: datetime) -> tuple[HandledComplaint, ...]:
    rows = list(found.select_related("window", "complainant").prefetch_related(_LOOKS))
    about = _about(rows, now)
    return tuple(
        HandledComplaint(
            row.ref, row.number, row.way, row.kind, row.told, about[row.pk], row.officer,
            "" if hasattr(row, "complainant") else "yes", row.lodged_at, row.acknowledge_by, row.acknowledged_at,
            row.withdrawn_at, row.content, _late(row, now), "yes" if row.raised_at and row.ended_at is None else "",
            _looks(row), _may_do(row, actor),
        )
        for row in rows
    )  # fmt: skip


def _late(row: Complaint, now: datetime) -> str:
    late = (row.acknowledged_at or row.ended_at or now) > row.acknowledge_by or any(
        (one.answered_at or row.ended_at or now) > one.answer_by for one in row.investigations.all()
    )
    return "yes" if late else ""


def _may_do(row: Complaint, actor: Actor) -> tuple[str, ...]:
    """A hint for the page; the rule is in the act."""
    if row.ended_at is not None:
        return ()
    looks = list(row.investigations.all())
    mine_ = bool(looks) and looks[-1].investigator_id == actor.staff_id is not None
    own_acts = ("show", "answer") if mine_ else ()
    supervised = moves.supervises(row, actor)
    only = row.kind in SERIOUS or len(looks) > 1
    managed = any(p.role is Role.CENTRE_MANAGER and p.centre_id == row.centre_id for p in actor.posts)
    if actor.staff_id in row.staff or not (supervised or (managed and not only)):
        return own_acts
    return (*(("name",) if looks else ("acknowledge",)), *own_acts)


_TO_NAME = """
select distinct s.ref, s.name, p.name from people_posting g join people_post p on p.id = g.post_id
  join people_staff s on s.id = g.staff_id
where p.role = any(%s) and g.valid @> %s::timestamptz order by 2, 3 limit 300
"""


def to_name(actor: Actor, now: datetime) -> tuple[tuple[str, str], ...]:
    """Who might look into one, by reference, name and post; whether they are apart from it, the act itself asks."""
    if not actor.has_role(*HANDLERS):
        return ()
    with connection.cursor() as cursor:
        cursor.execute(_TO_NAME, ([role.value for role in READERS], now))
        return tuple((ref, f"{name} {post}") for ref, name, post in cursor.fetchall())
