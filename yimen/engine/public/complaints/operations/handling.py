"""Handling: acknowledged by the house or supervision, looked into by somebody apart from it, answered with a measure.

Who is apart is asked of the journal of the case and of the postings, under the lock of the complaint; nobody ticks it.
"""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from yimen.engine.case.cases.reading import select
from yimen.engine.case.messages import operations as messages
from yimen.engine.public.complaints import moves
from yimen.engine.public.complaints.models import Complainant, Complaint, Investigation
from yimen.engine.public.complaints.refusals import (
    AlreadyAcknowledged,
    ComplaintEnded,
    ComplaintUnknown,
    ForSupervision,
    NotAcknowledged,
    NotTheInvestigator,
    TooNear,
)
from yimen.engine.public.complaints.rows import ComplainantShown
from yimen.journal.operation import operation
from yimen.kernel.actor import SYSTEM, Actor, ActorKind, Role
from yimen.kernel.authority import must_be_foreign
from yimen.kernel.complaint import ANSWERED_WITHIN, SERIOUS, ComplaintKind, Found
from yimen.kernel.evidence import Line, digest
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NoSuchThing, NotAllowed, NotInList
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.registries.people.vault import open_text

SLICE = 200


@snapshot
class ComplaintMoved:
    """A complaint by its reference."""

    ref: str


@snapshot
class RaisedComplaints:
    """How many complaints were brought before supervision."""

    done: int


@operation
def acknowledge_complaint(ref: str, kind: str, *, by: Actor, now: datetime) -> ComplaintMoved:
    """Acknowledge a complaint and say what it is about; from now on its answer has a day, and who complained hears it.

    Refuses with ComplaintUnknown, ForSupervision, AboutYou, ComplaintEnded, AlreadyAcknowledged or NotInList.
    """
    row = _open(ref, by)
    if row.acknowledged_at is not None:
        raise AlreadyAcknowledged()
    if kind not in set(ComplaintKind):
        raise NotInList(field="kind")
    row.kind, row.acknowledged_at = kind, now
    row.save(update_fields=["kind", "acknowledged_at"])
    answer_by = due(row, now)
    Investigation.objects.create(complaint=row, nth=1, opened_at=now, answer_by=answer_by)
    late = "yes" if now > row.acknowledge_by else "no"
    moves.told(row, Line("acknowledge", {"kind": kind, "answer_by": answer_by, "late": late}, now), by)
    _tell(row, "acknowledge_complaint", {"until": day_of(answer_by).isoformat()}, now)
    return ComplaintMoved(ref)


@operation
def name_investigator(ref: str, staff_ref: str, *, by: Actor, now: datetime) -> ComplaintMoved:
    """Name who looks into it: formal, without a hand in the case, a post where it happened, or an earlier look at it.

    Refuses with ComplaintUnknown, ForSupervision, AboutYou, ComplaintEnded, NotAcknowledged, NoSuchThing or TooNear.
    """
    row = _open(ref, by)
    investigation = moves.under_way(row)
    if investigation is None:
        raise NotAcknowledged()
    member = people.staff_member(staff_ref)
    account = people.account(member.account_ref) if member is not None and member.account_ref else None
    officer = people.actor_of(account.id, now) if account is not None else None
    if member is None or officer is None:
        raise NoSuchThing(what="staff")
    _must_be_apart(row, investigation, officer, now)
    investigation.investigator_id, investigation.named_at = member.id, now
    investigation.save(update_fields=["investigator", "named_at"])
    moves.told(row, Line("name_investigator", {"staff": staff_ref, "nth": investigation.nth}, now), by)
    return ComplaintMoved(ref)


@operation
def show_complainant(ref: str, *, by: Actor, now: datetime) -> ComplainantShown:
    """Who complained and of which case, for who looks into it; each look is told on the chain.

    Refuses with ComplaintUnknown, ComplaintEnded or NotTheInvestigator.
    """
    row, _ = _mine(ref, by, now)
    who = Complainant.objects.filter(complaint=row).first()
    party = people.party(who.party_id) if who is not None and who.party_id is not None else None
    opened = people.opened(party.id) if party else None
    left = open_text(who.contact_cipher, who.contact_key) if who is not None and who.contact_key else ""
    found = select("select number from cases_case where id = %s", (row.case_id,)) if row.case_id else []
    moves.told(row, Line("show_complainant", {}, now), by)
    name = " ".join(part for part in (party.name if party else "", left) if part)
    return ComplainantShown(ref, name, opened.phone if opened else "", found[0]["number"] if found else "")


@operation
def answer_complaint(ref: str, found: str, answer: str, measure: str, *, by: Actor, now: datetime) -> ComplaintMoved:
    """Say what was found and, unless there was nothing in it, what is done about it; by who looked into it.

    Refuses with ComplaintUnknown, ComplaintEnded, NotTheInvestigator, TooNear, NotInList or TextMissing.
    """
    row, investigation = _mine(ref, by, now)
    if found not in set(Found):
        raise NotInList(field="found")
    investigation.found, investigation.answered_at = found, now
    investigation.answer = must_be_said("answer", answer, 2000).strip()
    investigation.measure = must_be_said("measure", measure, 1000).strip() if found != Found.NOT_UPHELD else ""
    investigation.save(update_fields=["found", "answer", "measure", "answered_at"])
    row.ended_at = now
    row.save(update_fields=["ended_at"])
    said = digest(f"{investigation.answer}\x1f{investigation.measure}".encode(), row.ref.encode())
    late = "yes" if now > investigation.answer_by else "no"
    moves.told(row, Line("answer", {"found": found, "said": said, "nth": investigation.nth, "late": late}, now), by)
    _tell(row, "answer_complaint", {}, now)
    return ComplaintMoved(ref)


@operation
def raise_complaints(size: int = SLICE, *, by: Actor, now: datetime) -> RaisedComplaints:
    """Bring before supervision what was not acknowledged or answered in time, each once; by itself."""
    if by.kind is not ActorKind.SYSTEM:
        raise NotAllowed()
    late = Investigation.objects.filter(complaint=OuterRef("pk"), answered_at=None, answer_by__lt=now)
    waiting = Complaint.objects.filter(ended_at=None, raised_at=None)
    waiting = waiting.filter(Q(acknowledged_at=None, acknowledge_by__lt=now) | Exists(late))
    found = list(waiting.select_for_update(skip_locked=True).order_by("acknowledge_by", "id")[:size])
    for row in found:
        row.raised_at = now
        row.save(update_fields=["raised_at"])
        missed = "acknowledge" if row.acknowledged_at is None else "answer"
        moves.told(row, Line("raise_complaint", {"missed": missed}, now), by)
    return RaisedComplaints(len(found))


def due(row: Complaint, now: datetime) -> datetime:
    """By when it is answered, by the days of the place that is complained of."""
    on = day_of(row.lodged_at)
    centre = offices.centre(row.centre_id, on) if row.centre_id is not None else None
    office = offices.office(row.office_id, on) if row.office_id is not None else None
    place = centre or office
    assert place is not None, "a complaint is about a place that there was when it came"
    return calendars.calendar(place.calendar_id).closing_after(now, ANSWERED_WITHIN)


def _open(ref: str, by: Actor) -> Complaint:
    row = moves.handled(ref, by)
    if row.ended_at is not None:
        raise ComplaintEnded()
    return row


def _mine(ref: str, by: Actor, now: datetime) -> tuple[Complaint, Investigation]:
    """The complaint, locked, with the investigation that is the asker's own; they are still apart from it."""
    row = Complaint.objects.select_for_update().filter(ref=ref).first()
    investigation = moves.under_way(row) if row is not None else None
    if row is None or by.staff_id is None:
        raise ComplaintUnknown()
    if row.ended_at is not None:
        raise ComplaintEnded()
    if investigation is None or investigation.investigator_id != by.staff_id:
        raise NotTheInvestigator()
    _must_be_apart(row, investigation, by, now)
    return row, investigation


def _must_be_apart(row: Complaint, investigation: Investigation, officer: Actor, now: datetime) -> None:
    """Other eyes than those it is about; money, gifts and appeals in the hands of supervision."""
    if (row.kind in SERIOUS or investigation.nth > 1) and not officer.has_role(Role.SUPERVISOR):
        raise ForSupervision()
    if officer.staff_id is None or moves.nearness(row, officer.staff_id, now).apart == "no":
        raise TooNear()
    if officer.formal != "yes":
        raise TooNear()
    party_id = Complainant.objects.filter(complaint=row).values_list("party_id", flat=True).first()
    must_be_foreign(officer.interests, (party_id,))


def _tell(row: Complaint, kind: str, facts: dict[str, str], now: datetime) -> None:
    party_id = Complainant.objects.filter(complaint=row).values_list("party_id", flat=True).first()
    if party_id is not None:
        said = {"number": row.number, **facts}
        messages.write_notice(kind, party_id, "complaint", row.pk, said, by=SYSTEM, now=now)
