"""Inside of the noes: propose, lock for the approver, answer. Whatever the "no" is about tells it on its own chain."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import QuerySet

from yimen.engine.noes.models import No as NoProposed
from yimen.engine.noes.refusals import NoUnknown, NoWaits, OwnNo
from yimen.kernel.actor import Actor, Role
from yimen.kernel.authority import must_be_formal
from yimen.kernel.noes import No
from yimen.kernel.text import must_be_said
from yimen.registries.dated import day_of, new_ref, refusing

WHO_CONFIRMS = (Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a "no" is confirmed: in an office, or by who manages a centre."""

    office_id: int | None
    centre_id: int | None


@dataclass(frozen=True, slots=True)
class About:
    """What a "no" answers: an enquiry or what a section was asked."""

    enquiry_id: int | None = None
    section_id: int | None = None

    def noes(self) -> QuerySet[NoProposed]:
        """Every "no" that waits for an answer about it."""
        waiting = NoProposed.objects.filter(outcome="")
        if self.enquiry_id is not None:
            return waiting.filter(enquiry_id=self.enquiry_id)
        return waiting.filter(section_id=self.section_id or 0)


def may_confirm(by: Actor, place: Place) -> bool:
    """Chief, decider or head of that office, or the manager of that centre."""
    if place.office_id is not None and place.office_id in by.offices(*WHO_CONFIRMS):
        return True
    return place.centre_id is not None and any(
        post.role is Role.CENTRE_MANAGER and post.centre_id == place.centre_id for post in by.posts
    )


_STRANDED = """
select n.id from noes_no n join offices_office o on o.id = n.office_id
where n.outcome = '' and n.proposed_by_id <> %(staff)s and (%(one)s::bigint is null or n.id = %(one)s)
  and not exists (select from consultations_consultationanswer a
    join consultations_consultation q on q.id = a.consultation_id
    where a.id = n.section_id and q.reported_at is not null)
  and o.region_id in (select region_id from offices_centre where id = any(%(centres)s))
  and not exists (
    select 1 from people_post p join people_posting g on g.post_id = p.id join people_staff s on s.id = g.staff_id
    where p.office_id = n.office_id and p.role = any(%(roles)s) and p.valid @> %(day)s::date and g.valid @> %(now)s
      and s.valid @> %(day)s::date and s.establishment = 'formal' and s.id <> n.proposed_by_id)
order by n.id limit 100
"""


def stranded(by: Actor, now: datetime, one: int | None = None) -> frozenset[int]:
    """The noes of offices in which nobody else may confirm now: they fall to who manages a centre in their region.

    `one` asks about that one alone.
    """
    centres = [post.centre_id for post in by.posts if post.role is Role.CENTRE_MANAGER and post.centre_id is not None]
    if not centres:
        return frozenset()
    facts = {
        "staff": by.staff_id,
        "centres": centres,
        "roles": list(WHO_CONFIRMS),
        "day": day_of(now),
        "now": now,
        "one": one,
    }
    with connection.cursor() as cursor:
        cursor.execute(_STRANDED, facts)
        return frozenset(id_ for (id_,) in cursor.fetchall())


def place_of(by: Actor, office_id: int | None, centre_id: int | None) -> Place:
    """Where it is confirmed: where the question lies, and where nothing is known of that, where its owner works."""
    posts = [post for post in by.posts if post.office_id is not None or post.centre_id is not None]
    office = office_id or next((post.office_id for post in posts if post.office_id is not None), None)
    return Place(office, centre_id or (next((post.centre_id for post in posts), None) if office is None else None))


def must_not_wait(about: About) -> None:
    """Refuses with NoWaits while a "no" to the same question is open."""
    if about.noes().exists():
        raise NoWaits()


def propose(about: About, said: No, place: Place, by: Actor, now: datetime) -> str:
    """Write a "no" down that waits; its reference. Refuses with NoWaits."""
    assert by.staff_id is not None, "whoever owns a question is a member of staff"
    with refusing(no_one_to_an_enquiry=NoWaits(), no_one_of_a_section=NoWaits()):
        row = NoProposed.objects.create(
            ref=new_ref(),
            enquiry_id=about.enquiry_id,
            section_id=about.section_id,
            office_id=place.office_id,
            centre_id=place.centre_id,
            basis=said.basis,
            explanation=said.explanation,
            guidance=said.guidance,
            proposed_by_id=by.staff_id,
            proposed_at=now,
        )
    return row.ref


def confirm(about: About, by: Actor, now: datetime) -> No:
    """Confirm what waits, by name; refuses with NoUnknown, OwnNo or NotFormal."""
    row = _waiting(about, by, now)
    row.outcome, row.decided_by_id, row.decided_at = "confirmed", by.staff_id, now
    row.save(update_fields=["outcome", "decided_by", "decided_at"])
    return No(row.basis, row.explanation, row.guidance)


def send_back(about: About, reason: str, by: Actor, now: datetime) -> str:
    """Send it back with the reason; refuses with NoUnknown, OwnNo, NotFormal or TextMissing."""
    row = _waiting(about, by, now)
    row.reason = must_be_said("reason", reason, 500).strip()
    row.outcome, row.decided_by_id, row.decided_at = "sent_back", by.staff_id, now
    row.save(update_fields=["outcome", "reason", "decided_by", "decided_at"])
    return row.reason


def _waiting(about: About, by: Actor, now: datetime) -> NoProposed:
    row = about.noes().select_for_update().first()
    if row is None or by.staff_id is None:
        raise NoUnknown()
    if not may_confirm(by, Place(row.office_id, row.centre_id)) and row.pk not in stranded(by, now, row.pk):
        raise NoUnknown()
    if row.proposed_by_id == by.staff_id:
        raise OwnNo()
    must_be_formal(by.formal)
    return row
