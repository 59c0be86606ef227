"""Noting: the standard is published beforehand; what is noted of somebody has evidence and can be withdrawn."""

from datetime import date, datetime, timedelta

from django.db.models import Q

from yimen.engine.staff.assessments import moves
from yimen.engine.staff.assessments.models import Assessment, AssessmentStandard, ConductNote
from yimen.engine.staff.assessments.refusals import CensureStands, FixedAlready
from yimen.engine.staff.rotas.reading import posted
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import digest
from yimen.kernel.snapshot import snapshot
from yimen.kernel.staffing.assessment import (
    BY_HAND,
    MERITS,
    MOST_POINTS,
    OF_A_YEAR,
    AssessmentState,
    Conduct,
    Indicator,
    month_of,
    must_add_up,
)
from yimen.kernel.staffing.managing import must_manage
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotInList, named
from yimen.registries.dated import day_of, days, locked, midnight, moments, new_ref, refusing
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people


@snapshot
class StandardPublished:
    """A standard by its reference."""

    ref: str


@snapshot
class ConductSaid:
    """What is noted of somebody: on which day, of which kind, for how many points, with its evidence."""

    day: date
    kind: str
    points: int
    told: str
    evidence: str


@snapshot
class ConductNoted:
    """A note by its reference."""

    ref: str


@operation
def publish_standard(
    centre_ref: str, period: str, weights: tuple[tuple[str, int], ...], document: str, valid_from: date, *, by: Actor,
    now: datetime,
) -> StandardPublished:  # fmt: skip
    """Publish by what people are assessed from a month on; the one before ends, and what rests on it stays.

    Refuses with NoSuchThing, NotInList, WeightsIncomplete or ImpossibleDates.
    """
    centre = offices.centre(centre_ref, valid_from)
    if centre is None:
        raise NoSuchThing(what="centre")
    must_manage(by, centre.id)
    known = set(Indicator) - (OF_A_YEAR if period == "month" else set())
    if period not in ("month", "year") or any(name not in known for name, _ in weights):
        raise NotInList(field="weights")
    must_add_up(dict(weights))
    day = month_of(valid_from)
    # A standard is known before the time that is measured by it is over.
    if day < month_of(day_of(now)):
        raise ImpossibleDates()
    return StandardPublished(_write(centre.id, period, dict(weights), named(document, "document"), day, by, now).ref)


def _write(
    centre_id: int, period: str, weights: dict[str, int], document: str, day: date, by: Actor, now: datetime
) -> AssessmentStandard:
    before = AssessmentStandard.objects.select_for_update().filter(centre_id=centre_id, period=period)
    last = before.filter(valid__endswith=None).first()
    if last is not None:
        if day <= last.valid.lower:
            raise ImpossibleDates()
        last.valid = days(last.valid.lower, day)
        last.save(update_fields=["valid"])
    row = AssessmentStandard(
        ref=new_ref(), centre_id=centre_id, period=period, weights=weights, document=document, valid=days(day),
        published_at=now,
    )  # fmt: skip
    with refusing(assessment_has_one_standard_at_a_time=ImpossibleDates()):
        row.save(force_insert=True)
    moves.told(row, "publish_standard", {"period": period, "weights": weights, "from": day}, by, now)
    return row


@operation
def note_conduct(centre_ref: str, staff_ref: str, said: ConductSaid, *, by: Actor, now: datetime) -> ConductNoted:
    """Note of somebody posted at the centre what the figures do not show: points taken or given, with evidence.

    Refuses with NoSuchThing, NotAllowed, ScoresOneself, ScoresASuperior, NotInList, ImpossibleDates, FixedAlready or
    TextMissing.
    """
    centre, member = offices.centre(centre_ref, said.day), people.staff_member(staff_ref)
    if centre is None or member is None:
        raise NoSuchThing(what="staff")
    must_manage(by, centre.id)
    judge = moves.may_judge(by, member.id, now)
    _must_be_kept_to(said)
    if said.day > day_of(now):
        raise ImpossibleDates()
    _must_be_posted(centre.id, member.id, said.day)
    _must_be_open(centre.id, member.id, said.day)
    row = ConductNote(
        ref=new_ref(), centre_id=centre.id, staff_id=member.id, day=said.day, kind=said.kind, points=said.points,
        noted_by_id=judge, noted_at=now, told=must_be_said("told", said.told, 500).strip(),
        evidence=must_be_said("evidence", said.evidence, 200).strip(),
    )  # fmt: skip
    row.save(force_insert=True)
    words = digest(f"{row.told}\x1f{row.evidence}".encode(), row.ref.encode())
    body = {"staff": staff_ref, "kind": row.kind, "points": row.points, "said": words}
    moves.told(row, "note_conduct", body, by, now)
    return ConductNoted(row.ref)


def _must_be_posted(centre_id: int, staff_id: int, day: date) -> None:
    """Whoever is posted in another house on that day is judged there; refuses with NoSuchThing."""
    after = day + timedelta(days=1)
    there = posted(centre_id, days(day, after), moments(midnight(day), midnight(after)))
    if staff_id not in {one for one, *_ in there}:
        raise NoSuchThing(what="staff")


def _must_be_kept_to(said: ConductSaid) -> None:
    """A merit gives points and anything else takes them, and neither more than the most."""
    merit = said.kind in MERITS
    if said.kind not in BY_HAND or not 1 <= abs(said.points) <= MOST_POINTS or (said.points > 0) != merit:
        raise NotInList(field="points")


@operation
def withdraw_conduct_note(ref: str, reason: str, *, by: Actor, now: datetime) -> ConductNoted:
    """It was not so: the note stays readable and counts no more. Refuses as `note_conduct` does, and with
    CensureStands.
    """
    row = locked(ConductNote, ref, "conduct_note")
    must_manage(by, row.centre_id, "conduct_note")
    moves.may_judge(by, row.staff_id, now)
    if row.kind == Conduct.CENSURED:
        raise CensureStands()
    if row.withdrawn_at is not None:
        raise NoSuchThing(what="conduct_note")
    _must_be_open(row.centre_id, row.staff_id, row.day)
    row.withdrawn_at, row.withdrawn_for = now, must_be_said("reason", reason, 200).strip()
    row.save(update_fields=["withdrawn_at", "withdrawn_for"])
    moves.told(row, "withdraw_conduct_note", {}, by, now)
    return ConductNoted(ref)


def _must_be_open(centre_id: int, staff_id: int, day: date) -> None:
    """What counts in a fixed month is noted and withdrawn no more."""
    of_month = Q(period="month", month=month_of(day))
    found = Assessment.objects.filter(of_month, centre_id=centre_id, staff_id=staff_id, state=AssessmentState.FIXED)
    if found.exists():
        raise FixedAlready()
