"""Inside of the noes: propose, withdraw, lock for the approver, answer. Their question tells it on its own chain."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from yimen.engine.case.noes.models import No as NoProposed
from yimen.engine.case.noes.refusals import NoDecided, NotYourNo, NoUnknown, NoWaits, OwnNo
from yimen.kernel.actor import Actor, Role
from yimen.kernel.authority import must_be_formal
from yimen.kernel.meanwhile import must_be_as_read
from yimen.kernel.noes import No
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.registries.dated import day_of, new_ref, refusing

WHO_CONFIRMS = (Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD)


@snapshot
class Place:
    """Where a "no" is confirmed: in an office, or by who manages a centre."""

    office_id: int | None
    centre_id: int | None


@snapshot
class About:
    """What a "no" answers: an enquiry or what a section was asked."""

    enquiry_id: int | None = None
    section_id: int | None = None

    def noes(self) -> QuerySet[NoProposed]:
        """Every "no" about it, the latest first."""
        said = NoProposed.objects.order_by("-pk")
        if self.enquiry_id is not None:
            return said.filter(enquiry_id=self.enquiry_id)
        return said.filter(section_id=self.section_id or 0)


def may_confirm(by: Actor, place: Place) -> bool:
    """Chief, decider or head of that office, or the manager of that centre."""
    if place.office_id is not None and place.office_id in by.offices(*WHO_CONFIRMS):
        return True
    return place.centre_id is not None and any(
        post.role is Role.CENTRE_MANAGER and post.centre_id == place.centre_id for post in by.posts
    )


_STRANDED = """
select n.id from noes_no n join offices_office o on o.id = n.office_id
where n.outcome = '' and n.proposed_by_id <> %s
  and not exists (select from consultations_consultationanswer a
    join consultations_consultation q on q.id = a.consultation_id
    where a.id = n.section_id and q.reported_at is not null)
  and o.region_id in (select region_id from offices_centre where id = any(%s))
  and not exists (
    select 1 from people_post p join people_posting g on g.post_id = p.id join people_staff s on s.id = g.staff_id
    where p.office_id = n.office_id and p.role = any(%s) and p.valid @> %s::date and g.valid @> %s
      and s.valid @> %s::date and s.establishment = 'formal' and s.id <> n.proposed_by_id)
"""


def stranded(by: Actor, now: datetime) -> Q:
    """The noes of offices in which nobody else may confirm now: they fall to who manages a centre in their region.

    A condition, so that the list which asks for them is narrowed by it and not by the first so many of them.
    """
    centres = [post.centre_id for post in by.posts if post.role is Role.CENTRE_MANAGER and post.centre_id is not None]
    if not centres:
        return Q(pk__in=())
    return Q(pk__in=RawSQL(_STRANDED, (by.staff_id, centres, list(WHO_CONFIRMS), day_of(now), now, day_of(now))))


def fallen(by: Actor, now: datetime, among: Collection[int]) -> frozenset[int]:
    """Which of these noes fall to this manager of a centre."""
    return frozenset(NoProposed.objects.filter(stranded(by, now), pk__in=among).values_list("pk", flat=True))


def place_of(by: Actor, office_id: int | None, centre_id: int | None) -> Place:
    """Where it is confirmed: where the question lies, and where nothing is known of that, where its owner works."""
    posts = [post for post in by.posts if post.office_id is not None or post.centre_id is not None]
    office = office_id or next((post.office_id for post in posts if post.office_id is not None), None)
    return Place(office, centre_id or (next((post.centre_id for post in posts), None) if office is None else None))


def must_not_wait(about: About) -> None:
    """Refuses with NoWaits while a "no" to the same question is open."""
    if about.noes().filter(outcome="").exists():
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


def confirm(about: About, seen: str, by: Actor, now: datetime) -> No:
    """Confirm what waits, by name; refuses with NoUnknown, OwnNo, NotFormal or ChangedSinceRead."""
    row = _waiting(about, seen, by, now)
    row.outcome, row.decided_by_id, row.decided_at = "confirmed", by.staff_id, now
    row.save(update_fields=["outcome", "decided_by", "decided_at"])
    return No(row.basis, row.explanation, row.guidance)


def send_back(about: About, reason: str, seen: str, by: Actor, now: datetime) -> str:
    """Send it back with the reason; refuses with NoUnknown, OwnNo, NotFormal, ChangedSinceRead or TextMissing."""
    row = _waiting(about, seen, by, now)
    row.reason = must_be_said("reason", reason, 500).strip()
    row.outcome, row.decided_by_id, row.decided_at = "sent_back", by.staff_id, now
    row.save(update_fields=["outcome", "reason", "decided_by", "decided_at"])
    return row.reason


def withdraw(about: About, by: Actor, now: datetime) -> str:
    """Take one's own "no" back before anybody has answered it; its reference.

    Refuses with NoUnknown, NotYourNo or NoDecided.
    """
    row = about.noes().select_for_update().first()
    if row is None or by.staff_id is None:
        raise NoUnknown()
    if row.proposed_by_id != by.staff_id:
        # That one waits is known to who proposed it and to who may answer it, and to nobody else.
        raise NotYourNo() if row.outcome == "" and _answers(row, by, now) else NoUnknown()
    if row.outcome:
        raise NoDecided()
    row.outcome, row.decided_at = "withdrawn", now
    row.save(update_fields=["outcome", "decided_at"])
    return row.ref


def _answers(row: NoProposed, by: Actor, now: datetime) -> bool:
    return may_confirm(by, Place(row.office_id, row.centre_id)) or bool(fallen(by, now, (row.pk,)))


def _waiting(about: About, seen: str, by: Actor, now: datetime) -> NoProposed:
    row = about.noes().filter(outcome="").select_for_update().first()
    if row is None or by.staff_id is None:
        raise NoUnknown()
    if not _answers(row, by, now):
        raise NoUnknown()
    if row.proposed_by_id == by.staff_id:
        raise OwnNo()
    must_be_formal(by.formal)
    must_be_as_read(seen, row.mark())
    return row
