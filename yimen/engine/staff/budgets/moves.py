"""Bind and free: what awards and allowances do to their line, in their own transaction. The line is locked first."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, Sum

from yimen.engine.staff.budgets.models import BudgetLine, BudgetPlan, BudgetPosting
from yimen.engine.staff.budgets.refusals import SettledBefore
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot
from yimen.kernel.staffing.budgets import Balance, BudgetPurpose, NoBudgetLine, PostingKind, balance, must_bear
from yimen.registries.dated import day_of, new_ref


@snapshot
class Source:
    """What binds money: its kind and reference, how people call it, how much, and whose the money is."""

    kind: str
    ref: str
    about: str
    fen: int
    gets: tuple[int, ...]


def bind(centre_id: int, purpose: BudgetPurpose, source: Source, by: Actor, now: datetime) -> None:
    """Bind money of this year's line; nothing for nothing. Refuses with NoBudgetLine or BudgetExhausted."""
    if not source.fen:
        return
    year = day_of(now).year
    line = BudgetLine.objects.select_for_update().filter(centre_id=centre_id, year=year, purpose=purpose).first()
    if line is None or not line.plans.filter(confirmed_at__isnull=False).exists():
        raise NoBudgetLine(year=year)
    must_bear(of_line(line.pk), source.fen)
    post(line, PostingKind.COMMIT, source, by, now)


def free(kind: str, ref: str, by: Actor, now: datetime) -> None:
    """Free what was bound for something that was lifted; nothing when nothing was. Refuses with SettledBefore."""
    bound = BudgetPosting.objects.filter(source_kind=kind, source_ref=ref, kind=PostingKind.COMMIT).first()
    if bound is None:
        return
    line = BudgetLine.objects.select_for_update().get(pk=bound.line_id)
    must_be_open(bound)
    post(line, PostingKind.RELEASE, source_of(bound), by, now)


def must_be_open(bound: BudgetPosting) -> None:
    """Refuses with SettledBefore when it was paid or freed; the caller holds the line."""
    same = BudgetPosting.objects.filter(source_kind=bound.source_kind, source_ref=bound.source_ref)
    if same.exclude(kind=PostingKind.COMMIT).exists():
        raise SettledBefore()


def source_of(bound: BudgetPosting) -> Source:
    """What bound it."""
    return Source(bound.source_kind, bound.source_ref, bound.about, bound.fen, tuple(bound.gets))


def of_line(line_id: int) -> Balance:
    """The figures of a line by everything that was written, for acts that hold it.

    Who waited for the lock came with an earlier moment than who had it: by moments the money would be there twice.
    """
    return _added([line_id], Q(confirmed_at__isnull=False), Q())[line_id]


def sums(line_ids: Iterable[int], now: datetime) -> dict[int, Balance]:
    """The figures of lines at a moment, for pages: confirmed plans and postings until then, added up."""
    return _added(list(line_ids), Q(confirmed_at__lte=now), Q(at__lte=now))


def _added(ids: list[int], confirmed: Q, written: Q) -> dict[int, Balance]:
    planned = BudgetPlan.objects.filter(confirmed, line_id__in=ids)
    plans = dict(planned.values_list("line_id").annotate(sum=Sum("fen")))
    posted: dict[int, dict[str, int]] = {id: {} for id in ids}
    of = BudgetPosting.objects.filter(written, line_id__in=ids)
    for line_id, kind, fen in of.values_list("line_id", "kind").annotate(sum=Sum("fen")):
        posted[line_id][kind] = fen
    return {id: balance(plans.get(id, 0), posted[id]) for id in ids}


def post(line: BudgetLine, kind: PostingKind, source: Source, by: Actor, now: datetime, voucher: str = "") -> None:
    """Write a posting of a locked line, and tell it on the line's chain."""
    row = BudgetPosting(
        ref=new_ref(), line=line, kind=kind.value, fen=source.fen, source_kind=source.kind, source_ref=source.ref,
        about=source.about, voucher=voucher, gets=list(source.gets), by_id=by.staff_id, at=now,
    )  # fmt: skip
    row.save(force_insert=True)
    told(line, f"{kind}_budget", {"fen": source.fen, "for": source.kind, "source": source.ref}, by, now)


def told(line: BudgetLine, verb: str, body: dict[str, object], by: Actor, now: datetime) -> None:
    """Tell an act on the line's own chain."""
    subject = Subject(
        "budget_line", "budgets_budgetline", line.pk, line.ref, line.journal_seq, bytes(line.journal_head)
    )
    link = tell(subject, Line(verb, body, now), by)
    line.journal_seq, line.journal_head = link.seq, link.hash
