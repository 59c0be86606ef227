"""Months: figures are shown to whom they are about, who notes them or objects; then they are fixed, and stay."""

from datetime import date, datetime, timedelta

from django.db.models import Sum

from yimen.engine.staff.assessments import figures, moves
from yimen.engine.staff.assessments.figures import Assessed
from yimen.engine.staff.assessments.models import Assessment, AssessmentCorrection, AssessmentStandard, ConductNote
from yimen.engine.staff.assessments.refusals import (
    FixedItOneself,
    NobodyPosted,
    NoStandard,
    NotFixed,
    ObjectionsOpen,
    ObjectionTooLate,
    PeriodNotOver,
    ShownAlready,
)
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import digest
from yimen.kernel.snapshot import snapshot
from yimen.kernel.staffing.assessment import (
    OBJECT_WITHIN,
    AssessmentMove,
    AssessmentState,
    month_after,
    month_of,
    score,
)
from yimen.kernel.staffing.managing import manages, must_manage
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NoSuchThing, NotInList
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of, locked, new_ref, refusing
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import CentreRow

TOP = 20_000


@snapshot
class MonthShown:
    """How many people were shown their month."""

    people: int


@snapshot
class AssessmentMoved:
    """A result by its reference, and how it stands."""

    ref: str
    state: str
    score: int


@snapshot
class MonthFixed:
    """How many results were fixed."""

    people: int


@operation
def show_month(centre_ref: str, month: date, *, by: Actor, now: datetime) -> MonthShown:
    """Count a month that is over, for everybody posted at the centre, and show it to them; days to object begin.

    Refuses with NoSuchThing, PeriodNotOver, NoStandard, NobodyPosted or ShownAlready.
    """
    month = month_of(month)
    centre = the_centre(centre_ref, month, by)
    people = figures.measured(centre.id, month, month_after(month), now)
    written = write(centre, "month", month, month_after(month), people, by, now)
    return MonthShown(written)


def write(
    centre: CentreRow, period: str, first: date, until: date, people: tuple[Assessed, ...], by: Actor, now: datetime
) -> int:
    """One result for each person; a part of the acts that show a month or a year."""
    if day_of(now) < until:
        raise PeriodNotOver()
    known = AssessmentStandard.objects.filter(centre_id=centre.id, period=period)
    standard = known.filter(valid__contains=until - timedelta(days=1)).first()
    if standard is None:
        raise NoStandard()
    if not people:
        raise NobodyPosted()
    object_by = calendars.calendar(centre.calendar_id).closing_after(now, OBJECT_WITHIN)
    for one in people:
        points = points_of(centre.id, one.staff_id, first, until, now)
        result = score(standard.weights, {str(name): share for name, share in one.measured.items()}, points)
        row = Assessment(
            ref=new_ref(), centre_id=centre.id, staff_id=one.staff_id, period=period, month=first, standard=standard,
            figures=figures.kept_as(one.measured), points=points, score=result, score_shown=result, shown_at=now,
            object_by=object_by,
        )  # fmt: skip
        with refusing(assessment_once_a_period=ShownAlready()):
            row.save(force_insert=True)
        body = {"staff": one.staff_ref, "period": period, "month": first, "score": result, "standard": standard.ref}
        moves.told(row, "show_assessment", body, by, now)
    return len(people)


def points_of(centre_id: int, staff_id: int, first: date, until: date, shown_at: datetime) -> int:
    """The points that stand in somebody's notes of a time; what was written after it was shown to them is not in it."""
    found = ConductNote.objects.filter(centre_id=centre_id, staff_id=staff_id, day__gte=first, day__lt=until)
    return int(found.filter(withdrawn_at=None, noted_at__lte=shown_at).aggregate(sum=Sum("points"))["sum"] or 0)


def the_centre(ref: str, on: date, by: Actor) -> CentreRow:
    """A centre for who manages it; refuses with NoSuchThing."""
    centre = offices.centre(ref, on)
    if centre is None:
        raise NoSuchThing(what="centre")
    must_manage(by, centre.id)
    return centre


@operation
def note_assessment(ref: str, *, by: Actor, now: datetime) -> AssessmentMoved:
    """Whom it is about notes it and does not object. Refuses with NoSuchThing."""
    row = _own(ref, by)
    if row.noted_at is None:
        row.noted_at = now
        row.save(update_fields=["noted_at"])
        moves.told(row, "note_assessment", {}, by, now)
    return _moved(row)


@operation
def object_to_assessment(ref: str, words: str, *, by: Actor, now: datetime) -> AssessmentMoved:
    """Whom it is about objects within five working days. Refuses with NoSuchThing, ObjectionTooLate, WrongState or
    TextMissing.
    """
    row = _own(ref, by)
    if now > row.object_by or row.noted_at is not None:
        raise ObjectionTooLate()
    said = must_be_said("words", words, 1000).strip()
    moves.move(row, AssessmentMove.OBJECT, {"objection": said, "objected_at": now})
    moves.told(row, "object_to_assessment", {"said": digest(said.encode(), row.ref.encode())}, by, now)
    return _moved(row)


@operation
def answer_objection(ref: str, words: str, *, by: Actor, now: datetime) -> AssessmentMoved:
    """Answer it with reasons; the figures are counted once more, so that what was put right meanwhile counts.

    Refuses with NoSuchThing, ScoresOneself, ScoresASuperior, WrongState or TextMissing.
    """
    row = moves.managed(ref, by, now)
    said = must_be_said("words", words, 1000).strip()
    until = month_after(row.month) if row.period == "month" else date(row.month.year + 1, 1, 1)
    before = row.score
    if row.period == "month":
        again = {one.staff_id: one for one in figures.measured(row.centre_id, row.month, until, now)}
        if row.staff_id in again:
            row.figures = figures.kept_as(again[row.staff_id].measured)
    row.points = points_of(row.centre_id, row.staff_id, row.month, until, row.shown_at)
    row.score = score(row.standard.weights, figures.shares(row.figures), row.points)
    sets: dict[str, object] = {
        "answer": said, "answered_by_id": by.staff_id, "answered_at": now, "figures": row.figures, "points": row.points,
        "score": row.score,
    }  # fmt: skip
    moves.move(row, AssessmentMove.ANSWER, sets)
    body = {"said": digest(said.encode(), row.ref.encode()), "before": before, "after": row.score}
    moves.told(row, "answer_objection", body, by, now)
    return _moved(row)


@operation
def fix_month(centre_ref: str, month: date, *, by: Actor, now: datetime) -> MonthFixed:
    """Fix a month: every objection is answered, and who neither noted nor objected had their days.

    Who fixes is not among them, and heads nobody's superior. Refuses with NoSuchThing, ScoresOneself,
    ScoresASuperior or ObjectionsOpen.
    """
    month = month_of(month)
    centre = the_centre(centre_ref, month, by)
    return MonthFixed(fix(centre.id, "month", month, by, now))


def fix(centre_id: int, period: str, first: date, by: Actor, now: datetime) -> int:
    """Fix what is open of a period; a part of the acts that fix a month or a year."""
    found = Assessment.objects.select_for_update().filter(centre_id=centre_id, period=period, month=first)
    rows = list(found.exclude(state=AssessmentState.FIXED).order_by("pk"))
    if not rows:
        raise NoSuchThing(what="assessment")
    waiting = [one for one in rows if _waits(one, now)]
    if waiting:
        raise ObjectionsOpen(n=len(waiting))
    for row in rows:
        judge = moves.may_judge(by, row.staff_id, now)
        moves.move(row, AssessmentMove.FIX, {"fixed_by_id": judge, "fixed_at": now})
        moves.told(row, "fix_assessment", {"score": row.score}, by, now)
    return len(rows)


def _waits(row: Assessment, now: datetime) -> bool:
    over = row.noted_at is not None or now > row.object_by
    return row.state == AssessmentState.OBJECTED or (row.state == AssessmentState.SHOWN and not over)


@operation
def correct_assessment(ref: str, to: int, reason: str, *, by: Actor, now: datetime) -> AssessmentMoved:
    """A fixed result turned out wrong: what it is instead, by name and with the reason; the fixed one stays beside it.

    By supervision or an administrator, and never by who fixed it. Refuses with NoSuchThing, ScoresOneself,
    ScoresASuperior, NotFixed, FixedItOneself, NotInList or TextMissing.
    """
    row = locked(Assessment, ref, "assessment")
    if not (manages(by, row.centre_id) or by.has_role(Role.SUPERVISOR)):
        raise NoSuchThing(what="assessment")
    judge = moves.may_judge(by, row.staff_id, now)
    if row.state != AssessmentState.FIXED:
        raise NotFixed()
    if judge == row.fixed_by_id:
        raise FixedItOneself()
    last = row.corrections.order_by("-pk").first()
    before = last.after if last else row.score
    if not 0 <= to <= TOP or to == before:
        raise NotInList(field="to")
    said = must_be_said("reason", reason, 500).strip()
    AssessmentCorrection.objects.create(assessment=row, before=before, after=to, reason=said, by_id=judge, at=now)
    body = {"before": before, "after": to, "said": digest(said.encode(), row.ref.encode())}
    moves.told(row, "correct_assessment", body, by, now)
    return AssessmentMoved(ref, row.state, to)


def _own(ref: str, by: Actor) -> Assessment:
    row = locked(Assessment, ref, "assessment")
    if by.staff_id is None or row.staff_id != by.staff_id:
        raise NoSuchThing(what="assessment")
    return row


def _moved(row: Assessment) -> AssessmentMoved:
    return AssessmentMoved(row.ref, row.state, row.score)
