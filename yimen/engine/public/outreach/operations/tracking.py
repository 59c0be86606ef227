"""Tracking 跟踪服务: the owner of a key case calls until it is done; a day on which nobody called is told."""

from datetime import date, datetime

from yimen.engine.case.cases import allow, moves
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.public.outreach.models import WHYS, Tracking, TrackingNote
from yimen.engine.public.outreach.refusals import NotTracked, TrackedAlready
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.evidence import Line, digest
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import ImpossibleDates, NotInList
from yimen.registries.dated import day_of, new_ref, refusing

FARTHEST = 366


@snapshot
class TrackingSaid:
    """A tracking by its reference, and the day of the next contact."""

    ref: str
    next_contact: date


@operation
def start_tracking(case_ref: str, why: str, next_contact: date, *, by: Actor, now: datetime) -> TrackingSaid:
    """Follow a key case up, and own it; by an officer who may see it.

    Refuses with TrackedAlready, NotInList, ImpossibleDates, NotYourRole or CaseUnknown.
    """
    file = moves.read(case_ref, by, now)
    officer = allow.officer_of(file, "start_tracking")
    if why not in WHYS:
        raise NotInList(field="why")
    _must_come(next_contact, now)
    moves.remark(file, Line("start_tracking", {"why": why, "next": next_contact.isoformat()}, now), by)
    with refusing(tracking_once_a_case=TrackedAlready()):
        row = Tracking.objects.create(
            ref=new_ref(),
            case_id=file.id,
            owner_id=officer.staff_id,
            why=why,
            next_contact=next_contact,
            started_at=now,
        )
    return TrackingSaid(row.ref, next_contact)


@operation
def note_tracking(case_ref: str, text: str, next_contact: date, *, by: Actor, now: datetime) -> TrackingSaid:
    """Note a contact, which the applicant reads, and when the next one is; by the owner.

    Refuses with NotTracked, TextMissing, ImpossibleDates or CaseUnknown.
    """
    file, row = _tracked(case_ref, by, now)
    _must_come(next_contact, now)
    said = _noted(row, text, by, now)
    row.next_contact = next_contact
    row.save(update_fields=["next_contact"])
    body = {"next": next_contact.isoformat(), "text": digest(said.encode(), file.ref.encode())}
    moves.remark(file, Line("track", body, now), by)
    return TrackingSaid(row.ref, next_contact)


@operation
def end_tracking(case_ref: str, text: str, *, by: Actor, now: datetime) -> TrackingSaid:
    """Follow the case no longer, with what came of it; by the owner.

    Refuses with NotTracked, TextMissing or CaseUnknown.
    """
    file, row = _tracked(case_ref, by, now)
    _noted(row, text, by, now)
    row.ended_at = now
    row.save(update_fields=["ended_at"])
    moves.remark(file, Line("end_tracking", {}, now), by)
    return TrackingSaid(row.ref, row.next_contact)


@operation
def miss_contact(ref: str, *, by: Actor, now: datetime) -> TrackingSaid:
    """Tell that nobody called by the day that was said, once for each day; by the system.

    Refuses with NotTracked when it was called meanwhile, or has been told.
    """
    row = Tracking.objects.select_for_update(of=("self",)).select_related("case").filter(ref=ref, ended_at=None).first()
    missed = row is not None and row.next_contact < day_of(now) and row.missed != row.next_contact
    if by.kind is not ActorKind.SYSTEM or row is None or not missed:
        raise NotTracked()
    row.missed, row.misses = row.next_contact, row.misses + 1
    row.save(update_fields=["missed", "misses"])
    file = moves.read_freely(row.case.ref, by, now)
    moves.remark(file, Line("miss_contact", {"day": row.next_contact.isoformat()}, now), by)
    return TrackingSaid(ref, row.next_contact)


def _tracked(case_ref: str, by: Actor, now: datetime) -> tuple[CaseFile, Tracking]:
    file = moves.read_freely(case_ref, by, now)
    row = Tracking.objects.select_for_update().filter(case_id=file.id, ended_at=None).first()
    if row is None or by.staff_id is None or row.owner_id != by.staff_id:
        raise NotTracked()
    return file, row


def _noted(row: Tracking, text: str, by: Actor, now: datetime) -> str:
    said = must_be_said("text", text, 1000).strip()
    TrackingNote.objects.create(tracking=row, staff_id=row.owner_id, text=said, written_at=now)
    return said


def _must_come(day: date, now: datetime) -> None:
    if not 0 < (day - day_of(now)).days <= FARTHEST:
        raise ImpossibleDates()
