"""Benchmarks 对标: what other cities published beside the same figure counted here, with the gap. Ours is never typed.

A figure is counted by the room that shows it elsewhere, over the same cases; only figures that a reference asks for are
counted.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from yimen.insight.figures import catalogue, channels, gathered, items, on_time, satisfaction, trips
from yimen.insight.figures.reading import Span, select
from yimen.kernel.actor import Actor
from yimen.kernel.channels import CaseChannel
from yimen.kernel.rates import Share
from yimen.kernel.reform.benchmarks import BenchmarkFigure, BenchmarkGap, OwnFigure, digits_of, gap
from yimen.kernel.reform.reductions import Measure
from yimen.kernel.snapshot import snapshot
from yimen.registries.benchmarks import queries
from yimen.registries.benchmarks.rows import ReferenceRow
from yimen.registries.figures.reading import ItemSet

_EXCELLENT = """
select count(*) filter (where grade = 'excellent'), count(*) from assessments_assessment
where period = 'year' and state = 'fixed' and month = (select max(month) from assessments_assessment
  where period = 'year' and state = 'fixed')
"""


@snapshot
class Benchmark:
    """A reference, and what is counted here of the same figure."""

    reference: ReferenceRow
    ours: OwnFigure | None
    """None: no figure here corresponds, and nothing is compared."""
    gap: BenchmarkGap | None
    """None: no figure corresponds, or there was nothing to count yet."""

    @property
    def ours_told(self) -> str:
        """With as many digits as the published value; empty where no figure corresponds."""
        if self.ours is None:
            return ""
        return self.ours.told(digits_of(self.reference.value, self.reference.unit))


@snapshot
class Asked:
    """Who asks, over which time, and when: what every figure is counted from."""

    actor: Actor
    span: Span
    now: datetime


def benchmarks(actor: Actor, span: Span, now: datetime) -> tuple[Benchmark, ...]:
    """Every reference that stands, in the order of figures, context behind them."""
    rows, order = queries.references(), {str(one): n for n, one in enumerate(BenchmarkFigure)}
    return beside(sorted(rows, key=lambda one: order.get(one.indicator, len(order))), Asked(actor, span, now))


def beside(rows: Iterable[ReferenceRow], asked: Asked) -> tuple[Benchmark, ...]:
    """These references, each beside the figure counted here; no figure is counted twice."""
    found = tuple(rows)
    ours = counted((BenchmarkFigure(row.indicator) for row in found if row.indicator), asked)
    return tuple(_beside(row, ours) for row in found)


def _beside(row: ReferenceRow, ours: Mapping[BenchmarkFigure, OwnFigure]) -> Benchmark:
    own = ours[BenchmarkFigure(row.indicator)] if row.indicator else None
    return Benchmark(row, own, gap(row.value, own) if own else None)


def counted(figures: Iterable[BenchmarkFigure], asked: Asked) -> Mapping[BenchmarkFigure, OwnFigure]:
    """These figures as they are now, each counted once."""
    return {one: OwnFigure(one, _COUNTED[one](asked)) for one in dict.fromkeys(figures)}


def _satisfied(asked: Asked) -> Share:
    whole = satisfaction.report(asked.actor, asked.span).whole
    return Share(whole.satisfied, whole.rated)


def _visits(asked: Asked) -> Share:
    total = trips.total(asked.actor, asked.span)
    return Share(total.visits, total.cases)


def _online(asked: Asked) -> Share:
    """Whatever came by the net, from whichever machine; a terminal in a hall is somewhere to go."""
    whole = channels.report(asked.actor, asked.span).whole
    return Share(sum(whole.counts[one] for one in (CaseChannel.WEB, CaseChannel.MOBILE, CaseChannel.API)), whole.whole)


def _compressed(asked: Asked) -> Share:
    """In minutes of office time, which are whole."""
    total = items.counted(Measure.COMPRESSION, ItemSet(), asked.now).total
    return Share(int(total.removed), int(total.before))


def _excellent(asked: Asked) -> Share:
    (row,) = select(_EXCELLENT, {})
    return Share(*row)


_COUNTED: Mapping[BenchmarkFigure, Callable[[Asked], Share]] = {
    BenchmarkFigure.ON_TIME: lambda at: on_time.report(at.actor, at.span, at.now).total.share,
    BenchmarkFigure.SAME_DAY: lambda at: on_time.report(at.actor, at.span, at.now).same_day,
    BenchmarkFigure.SATISFACTION: _satisfied,
    BenchmarkFigure.NO_TRIP: lambda at: trips.total(at.actor, at.span).no_trip,
    BenchmarkFigure.TRIPS: _visits,
    BenchmarkFigure.ONLINE: _online,
    BenchmarkFigure.COMPRESSION: _compressed,
    BenchmarkFigure.GATHERED: lambda at: gathered.whole(gathered.departments(at.now)).share,
    BenchmarkFigure.ONE_AND_ONE: lambda at: gathered.whole(gathered.departments(at.now)).one_and_one,
    BenchmarkFigure.EXCELLENT: _excellent,
    BenchmarkFigure.ITEMS: lambda at: Share(catalogue.amounts(at.now).total.items, 1),
}
