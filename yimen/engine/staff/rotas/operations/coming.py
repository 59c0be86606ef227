"""Coming: whoever is due signs in and out themselves; what is said afterwards needs a reason and a second person."""

from datetime import datetime

from yimen.engine.staff.rotas import moves, reading
from yimen.engine.staff.rotas.models import AttendanceCorrection, AttendanceMark, Shift
from yimen.engine.staff.rotas.refusals import DecidedAlready, NotDueToday, NothingToCorrect, SecondPerson
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.snapshot import snapshot
from yimen.kernel.staffing.attendance import Outcome, Standing
from yimen.kernel.staffing.managing import manages, must_manage
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NoSuchThing
from yimen.registries.dated import day_of, locked, new_ref, refusing

CORRECTED = (Standing.ABSENT, Standing.LATE, Standing.LEFT_EARLY)


@snapshot
class SignedAt:
    """When somebody signed in or out."""

    at: datetime


@snapshot
class CorrectionAsked:
    """A correction by its reference."""

    ref: str


@operation
def sign_in(*, by: Actor, now: datetime) -> SignedAt:
    """Whoever is due today signs in, themselves and now. Refuses with NotDueToday."""
    due = _due(by, now)
    with refusing(attendance_is_signed_in_once_a_day=NotDueToday()):
        AttendanceMark.objects.create(staff_id=due.staff_id, day=day_of(now), kind="in", at=now)
    moves.told(due, "sign_in", {}, by, now)
    return SignedAt(now)


@operation
def sign_out(*, by: Actor, now: datetime) -> SignedAt:
    """Whoever is due today signs out; the last time counts. Refuses with NotDueToday."""
    due = _due(by, now)
    AttendanceMark.objects.create(staff_id=due.staff_id, day=day_of(now), kind="out", at=now)
    moves.told(due, "sign_out", {}, by, now)
    return SignedAt(now)


@operation
def ask_correction(shift_ref: str, reason: str, *, by: Actor, now: datetime) -> CorrectionAsked:
    """Ask that a day on which the records show nobody be corrected; by whose day it is, or the manager.

    Refuses with NoSuchThing, NothingToCorrect or TextMissing.
    """
    row = locked(Shift, shift_ref, "shift")
    if by.staff_id is None or not (row.staff_id == by.staff_id or manages(by, row.centre_id)):
        raise NoSuchThing(what="shift")
    (shift,) = reading.shifts("s.id = %(id)s", {"id": row.pk}, now) or (None,)
    if shift is None or shift.standing not in CORRECTED:
        raise NothingToCorrect()
    asked = AttendanceCorrection(
        ref=new_ref(), shift=row, found=shift.standing, asked_by_id=by.staff_id, asked_at=now,
        reason=must_be_said("reason", reason, 300).strip(),
    )  # fmt: skip
    with refusing(attendance_correction_waits_once_a_shift=NothingToCorrect()):
        asked.save(force_insert=True)
    moves.told(row, "ask_correction", {"correction": asked.ref, "found": asked.found}, by, now)
    return CorrectionAsked(asked.ref)


@operation
def grant_correction(ref: str, words: str, *, by: Actor, now: datetime) -> CorrectionAsked:
    """A second person, who manages the centre, finds that it was so. Refuses as `refuse_correction` does."""
    return _decided(ref, Outcome.GRANTED, words, by, now)


@operation
def refuse_correction(ref: str, words: str, *, by: Actor, now: datetime) -> CorrectionAsked:
    """A second person does not find it so, and says why.

    Refuses with NoSuchThing, SecondPerson, DecidedAlready or TextMissing.
    """
    return _decided(ref, Outcome.REFUSED, words, by, now)


def _decided(ref: str, outcome: Outcome, words: str, by: Actor, now: datetime) -> CorrectionAsked:
    asked = locked(AttendanceCorrection, ref, "correction")
    row = Shift.objects.select_for_update().get(pk=asked.shift_id)
    must_manage(by, row.centre_id, "correction")
    if by.staff_id is None or by.staff_id in (asked.asked_by_id, row.staff_id):
        raise SecondPerson()
    if asked.outcome:
        raise DecidedAlready()
    asked.outcome, asked.decided_by_id, asked.decided_at = outcome, by.staff_id, now
    asked.words = must_be_said("words", words, 300).strip()
    asked.save(update_fields=["outcome", "decided_by", "decided_at", "words"])
    moves.told(row, "decide_correction", {"correction": ref, "outcome": outcome}, by, now)
    return CorrectionAsked(ref)


def _due(by: Actor, now: datetime) -> Shift:
    mine = Shift.objects.select_for_update().filter(staff_id=by.staff_id or 0, day=day_of(now), called_off_at=None)
    found = mine.order_by("during").first()
    if found is None:
        raise NotDueToday()
    return found
