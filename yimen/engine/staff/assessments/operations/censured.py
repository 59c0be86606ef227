"""Censured 受到问责: a responsibility case takes points in the month of its decision; withdrawn, they are given back.

No operation of its own: a part of the acts that decide and withdraw. What was fixed meanwhile is corrected beside it.
"""

from collections.abc import Mapping
from datetime import date, datetime

from django.db.models import Q

from yimen.engine.staff.assessments import figures, moves
from yimen.engine.staff.assessments.models import Assessment, AssessmentCorrection, ConductNote
from yimen.engine.staff.assessments.operations.months import TOP, points_of
from yimen.engine.staff.assessments.operations.years import months_share
from yimen.kernel.actor import Actor
from yimen.kernel.rates import Share
from yimen.kernel.staffing.assessment import AssessmentState, Conduct, Indicator, month_after, month_of, score
from yimen.registries.dated import day_of, new_ref
from yimen.registries.people import involved


def note_censure(staff_id: int, points: int, document: str, by: Actor, now: datetime) -> str:
    """Take points off somebody today, where they are assessed; the note's reference, or nothing: they are nowhere.

    By which document, and nothing of the reasons: who manages the centre is not told of them."""
    centre_id = involved.counter_centre(staff_id, now)
    if centre_id is None or by.staff_id is None:
        return ""
    row = ConductNote(
        ref=new_ref(), centre_id=centre_id, staff_id=staff_id, day=day_of(now), kind=Conduct.CENSURED.value,
        points=-points, told=document[:500], evidence=document, noted_by_id=by.staff_id, noted_at=now,
    )  # fmt: skip
    row.save(force_insert=True)
    moves.told(row, "note_conduct", {"kind": row.kind, "points": row.points, "of": document}, by, now)
    return row.ref


def give_back(ref: str, reason: str, by: Actor, now: datetime) -> None:
    """A censure was withdrawn: its points count no more, in what was shown and in what was fixed."""
    note = ConductNote.objects.select_for_update().filter(ref=ref, withdrawn_at=None).first()
    if note is None:
        return
    first, year = month_of(note.day), note.day.replace(month=1, day=1)
    periods = Q(period="month", month=first) | Q(period="year", month=year)
    found = Assessment.objects.select_for_update(of=("self",)).select_related("standard")
    # The months come first: a year counts the average of its months, as they are corrected here.
    rows = list(found.filter(periods, centre_id=note.centre_id, staff_id=note.staff_id).order_by("period", "pk"))
    before = {row.pk: _counted(row) for row in rows}
    note.withdrawn_at, note.withdrawn_for = now, reason[:200]
    note.save(update_fields=["withdrawn_at", "withdrawn_for"])
    moves.told(note, "withdraw_conduct_note", {}, by, now)
    for row in rows:
        _recount(row, _counted(row) - before[row.pk], reason, by, now)


def _counted(row: Assessment) -> int:
    """The score of a result by the notes that count now, and of a year by its months as they stand now."""
    until = month_after(row.month) if row.period == "month" else date(row.month.year + 1, 1, 1)
    points = points_of(row.centre_id, row.staff_id, row.month, until, row.shown_at)
    return score(row.standard.weights, {**figures.shares(row.figures), **_months_of(row)}, points)


def _months_of(row: Assessment) -> Mapping[str, Share]:
    """The average of the months in a year's result; nothing for a month."""
    if Indicator.MONTHS not in row.figures:
        return {}
    return {Indicator.MONTHS.value: months_share(row.staff_id, row.month, date(row.month.year + 1, 1, 1))}


def _recount(row: Assessment, more: int, reason: str, by: Actor, now: datetime) -> None:
    if not more:
        return
    if row.state == AssessmentState.FIXED:
        last = row.corrections.order_by("-pk").first()
        before = last.after if last else row.score
        after = min(TOP, before + more)
        AssessmentCorrection.objects.create(
            assessment=row, before=before, after=after, reason=reason[:500], by_id=by.staff_id or 0, at=now
        )
        moves.told(row, "correct_assessment", {"before": before, "after": after}, by, now)
        return
    until = month_after(row.month) if row.period == "month" else date(row.month.year + 1, 1, 1)
    row.points, row.score = points_of(row.centre_id, row.staff_id, row.month, until, row.shown_at), row.score + more
    row.figures = {**row.figures, **{name: [share.part, share.whole] for name, share in _months_of(row).items()}}
    row.save(update_fields=["points", "score", "figures"])
    moves.told(row, "recount_assessment", {"score": row.score}, by, now)
