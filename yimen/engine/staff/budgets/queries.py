"""Looking at budgets: each line of a year with plan, bound, spent and what is left, and every posting behind it."""

from datetime import datetime

from django.db.models import Case, Exists, OuterRef, Q, When

from yimen.engine.staff.budgets import moves
from yimen.engine.staff.budgets.models import BudgetLine, BudgetPlan, BudgetPosting
from yimen.engine.staff.budgets.rows import LineRow, PlanRow, PostingRow
from yimen.kernel.actor import Actor
from yimen.kernel.capped import Capped
from yimen.kernel.staffing.budgets import BudgetPurpose, PostingKind
from yimen.kernel.staffing.managing import manages
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

MOST = 200


def lines(centre_ref: str, year: int, actor: Actor, now: datetime) -> tuple[LineRow, ...]:
    """The lines of a centre in a year, for who manages it; none for anybody else."""
    centre = offices.centre(centre_ref, day_of(now))
    if centre is None or not manages(actor, centre.id):
        return ()
    found = list(BudgetLine.objects.filter(centre_id=centre.id, year=year).order_by("-purpose"))
    figures = moves.sums([line.pk for line in found], now)
    return tuple(
        LineRow(line.ref, line.year, line.purpose, figures[line.pk], _plans(line, actor), _postings(line, actor))
        for line in found
    )


def free_fen(centre_id: int, purpose: BudgetPurpose, now: datetime) -> int:
    """What this year's line of a centre may still bear; nothing without a line."""
    found = BudgetLine.objects.filter(centre_id=centre_id, year=day_of(now).year, purpose=purpose).first()
    return moves.of_line(found.pk).free if found else 0


def _plans(line: BudgetLine, actor: Actor) -> tuple[PlanRow, ...]:
    found = line.plans.filter(dropped_at=None).select_related("proposed_by", "confirmed_by").order_by("-pk")
    rows = (
        PlanRow(
            row.ref, row.fen, row.document, row.proposed_by.name, row.proposed_at,
            row.confirmed_by.name if row.confirmed_by else "", row.confirmed_at, _may(row, actor),
        )
        for row in found[: MOST + 1]
    )  # fmt: skip
    return Capped(rows, MOST)


def _may(row: BudgetPlan, actor: Actor) -> tuple[str, ...]:
    """A hint for the page; the rule is in the act."""
    if row.confirmed_at is not None or actor.staff_id is None:
        return ()
    return ("drop",) if row.proposed_by_id == actor.staff_id else ("confirm", "drop")


def _postings(line: BudgetLine, actor: Actor) -> tuple[PostingRow, ...]:
    """What waits to be paid first, however old it is; then the latest."""
    same = BudgetPosting.objects.filter(source_kind=OuterRef("source_kind"), source_ref=OuterRef("source_ref"))
    waits = Q(kind=PostingKind.COMMIT) & ~Exists(same.exclude(kind=PostingKind.COMMIT))
    first = Case(When(waits, then=0), default=1)
    found = list(line.postings.select_related("by").order_by(first, "-pk")[: MOST + 1])
    settled = {
        (kind, ref): how
        for kind, ref, how in BudgetPosting.objects.filter(
            line=line, source_ref__in=[row.source_ref for row in found]
        ).exclude(kind=PostingKind.COMMIT).values_list("source_kind", "source_ref", "kind")
    }  # fmt: skip
    rows = (_posting(row, settled.get((row.source_kind, row.source_ref), ""), actor) for row in found)
    return Capped(rows, MOST)


def _posting(row: BudgetPosting, settled: str, actor: Actor) -> PostingRow:
    standing = (settled or "open") if row.kind == PostingKind.COMMIT else ""
    pays = standing == "open" and actor.staff_id is not None and actor.staff_id not in (row.by_id, *row.gets)
    return PostingRow(
        row.ref, row.kind, row.fen, row.about, row.voucher, row.by.name if row.by else "", row.at, standing,
        "yes" if pays else "",
    )  # fmt: skip
