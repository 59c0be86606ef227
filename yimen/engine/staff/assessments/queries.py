"""Looking at assessments: one's own, those of one's centre, the standards, the quota. The reserve list is not here."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from yimen.engine.staff.assessments import figures
from yimen.engine.staff.assessments.models import (
    Assessment,
    AssessmentCorrection,
    AssessmentStandard,
    Committee,
    ConductNote,
    ExcellentNomination,
    ExcellentShare,
    Promotion,
)
from yimen.engine.staff.assessments.rows import (
    AssessmentRow,
    ConductRow,
    CorrectionShown,
    MeasureRow,
    QuotaRow,
    ReserveList,
    ReservePerson,
    StandardRow,
)
from yimen.kernel.actor import Actor, Role
from yimen.kernel.staffing.assessment import AssessmentState, month_after, quota
from yimen.kernel.staffing.managing import manages
from yimen.registries.offices import queries as offices

MOST, LATELY = 500, 24


def told(score: int) -> str:
    """Hundredths as they are read."""
    return f"{score / 100:.2f}"


def mine(actor: Actor, now: datetime) -> tuple[AssessmentRow, ...]:
    """One's own months and years, the latest first."""
    found = Assessment.objects.filter(staff_id=actor.staff_id or 0).order_by("-month", "-pk")[:LATELY]
    return _rows(found, actor, now)


def of_period(centre_ref: str, period: str, first: date, actor: Actor, now: datetime) -> tuple[AssessmentRow, ...]:
    """The results of a centre for who manages it, or sits on the committee of the year; the best first."""
    centre = offices.centre(centre_ref, first)
    if centre is None or not (manages(actor, centre.id) or _sits(actor, centre.id, first.year)):
        return ()
    found = Assessment.objects.filter(centre_id=centre.id, period=period, month=first)
    return _rows(found.order_by("-score", "staff__number")[:MOST], actor, now)


def one(ref: str, actor: Actor, now: datetime) -> AssessmentRow | None:
    """One result: for whom it is about, who manages the centre, its committee, and supervision."""
    row = Assessment.objects.filter(ref=ref).first()
    if row is None:
        return None
    reads = row.staff_id == actor.staff_id or manages(actor, row.centre_id) or actor.has_role(Role.SUPERVISOR)
    if not (reads or _sits(actor, row.centre_id, row.month.year)):
        return None
    return _rows([row], actor, now)[0]


def last_fixed(staff_ids: Iterable[int]) -> dict[int, int]:
    """The score of each one's last fixed result in a centre, as it counts now; who has none is not among them."""
    corrected = AssessmentCorrection.objects.filter(assessment=OuterRef("pk")).order_by("-pk").values("after")[:1]
    fixed = Assessment.objects.filter(staff_id__in=list(staff_ids), state=AssessmentState.FIXED)
    last = fixed.order_by("staff_id", "-month", "-fixed_at").distinct("staff_id")
    return dict(last.values_list("staff_id", Coalesce(Subquery(corrected), "score")))


def of_somebody(
    staff_id: int, centre_id: int, since: date, until: date | None, actor: Actor, now: datetime
) -> tuple[AssessmentRow, ...]:
    """The results of somebody in a centre from a month on, of what began before an end, the latest first.

    Who may read them is asked before.
    """
    found = Assessment.objects.filter(staff_id=staff_id, centre_id=centre_id, month__gte=since.replace(day=1))
    within = found.filter(month__lt=until) if until else found
    return _rows(within.order_by("-month", "-pk")[:LATELY], actor, now)


def standards(centre_ref: str, on: date) -> tuple[StandardRow, ...]:
    """The published standards of a centre, for anybody: the latest first."""
    found = AssessmentStandard.objects.filter(centre__ref=centre_ref).order_by("period", "-valid")
    return tuple(
        StandardRow(
            row.ref, row.period, tuple(sorted(row.weights.items(), key=lambda pair: -pair[1])), row.document,
            row.valid.lower, row.valid.upper,
        )
        for row in found[:20]
    )  # fmt: skip


def conduct(centre_ref: str, since: date, until: date, actor: Actor) -> tuple[ConductRow, ...]:
    """What was noted at a centre in a time, for who manages it."""
    centre = offices.centre(centre_ref, since)
    if centre is None or not manages(actor, centre.id):
        return ()
    return _conduct(ConductNote.objects.filter(centre_id=centre.id, day__gte=since, day__lt=until))


def the_quota(centre_ref: str, year: int) -> QuotaRow | None:
    """How many may be excellent in a year, and how many are nominated; None until the year is shown."""
    first = date(year, 1, 1)
    found = Assessment.objects.filter(centre__ref=centre_ref, period="year", month=first)
    people = found.count()
    share = ExcellentShare.objects.filter(centre__ref=centre_ref, valid__contains=first).first()
    if not people or share is None:
        return None
    nominated = ExcellentNomination.objects.filter(assessment__in=found).count()
    return QuotaRow(people, share.per_hundred, quota(people, share.per_hundred), nominated, share.document)


def reserve(centre_id: int) -> ReserveList:
    """Who was excellent in a fixed year, with all such years. Read by an act that tells each look."""
    found = Assessment.objects.filter(
        centre_id=centre_id, period="year", state=AssessmentState.FIXED, grade="excellent"
    )
    years: dict[tuple[int, str, str], list[int]] = defaultdict(list)
    for row in found.select_related("staff").order_by("month"):
        years[row.staff_id, row.staff.ref, row.staff.name].append(row.month.year)
    risen = {
        row.staff_id: row for row in Promotion.objects.filter(staff_id__in=[id for id, *_ in years]).order_by("on")
    }
    return ReserveList(
        tuple(
            ReservePerson(
                ref, name, tuple(told), risen[id].to if id in risen else "", risen[id].on if id in risen else None
            )
            for (id, ref, name), told in years.items()
        )
    )


def _sits(actor: Actor, centre_id: int, year: int) -> bool:
    if actor.staff_id is None:
        return False
    return Committee.objects.filter(centre_id=centre_id, year=year, members__contains=[actor.staff_id]).exists()


def _rows(found: Iterable[Assessment], actor: Actor, now: datetime) -> tuple[AssessmentRow, ...]:
    rows = list(found)
    full = Assessment.objects.filter(pk__in=[row.pk for row in rows]).select_related(
        "staff", "standard", "answered_by", "fixed_by", "nomination"
    )
    by_id = {row.pk: row for row in full.prefetch_related("corrections__by", "nomination__votes")}
    return tuple(_row(by_id[row.pk], actor, now) for row in rows)


def _row(row: Assessment, actor: Actor, now: datetime) -> AssessmentRow:
    until = month_after(row.month) if row.period == "month" else date(row.month.year + 1, 1, 1)
    notes = ConductNote.objects.filter(
        centre_id=row.centre_id, staff_id=row.staff_id, day__gte=row.month, day__lt=until
    )
    put_right = sorted(row.corrections.all(), key=lambda one: one.pk)
    nomination = getattr(row, "nomination", None)
    votes = [vote.favour for vote in nomination.votes.all()] if nomination else []
    return AssessmentRow(
        row.ref, row.staff.ref, row.staff.name, row.period, row.month, row.state,
        told(put_right[-1].after if put_right else row.score), told(row.score_shown), row.points, row.grade,
        _measured(row), _conduct(notes), row.standard.document, row.shown_at, row.object_by, row.noted_at,
        row.objection, row.objected_at, row.answer, row.answered_by.name if row.answered_by else "", row.answered_at,
        row.fixed_at, row.fixed_by.name if row.fixed_by else "",
        tuple(CorrectionShown(told(one.before), told(one.after), one.reason, one.by.name, one.at) for one in put_right),
        nomination.ref if nomination else "", (votes.count("yes"), votes.count("no")), _may(row, actor, now),
    )  # fmt: skip


def _measured(row: Assessment) -> tuple[MeasureRow, ...]:
    weights = row.standard.weights
    kept = figures.shares(row.figures)
    return tuple(
        MeasureRow(name, share, weights.get(name, 0))
        for name, share in sorted(kept.items(), key=lambda pair: (-weights.get(pair[0], 0), pair[0]))
        if name in weights
    )


def _conduct(found: Iterable[ConductNote]) -> tuple[ConductRow, ...]:
    rows = ConductNote.objects.filter(pk__in=[row.pk for row in found]).select_related("staff", "noted_by")
    return tuple(
        ConductRow(
            row.ref, row.staff.name, row.day, row.kind, row.points, row.told, row.evidence, row.noted_by.name,
            row.withdrawn_for,
        )
        for row in rows.order_by("-day", "-pk")[:MOST]
    )  # fmt: skip


def _may(row: Assessment, actor: Actor, now: datetime) -> tuple[str, ...]:
    """A hint for the page; the rule is in the act."""
    if row.staff_id == actor.staff_id:
        open_ = row.state == AssessmentState.SHOWN and row.noted_at is None and now <= row.object_by
        return ("note", "object") if open_ else ()
    acts = []
    if manages(actor, row.centre_id):
        acts += ["answer"] if row.state == AssessmentState.OBJECTED else []
        acts += ["nominate"] if row.period == "year" and row.state != AssessmentState.FIXED else []
    corrects = manages(actor, row.centre_id) or actor.has_role(Role.SUPERVISOR)
    if row.state == AssessmentState.FIXED and corrects and row.fixed_by_id != actor.staff_id:
        acts.append("correct")
    if row.period == "year" and row.state != AssessmentState.FIXED and _sits(actor, row.centre_id, row.month.year):
        acts.append("vote")
    return tuple(acts)
