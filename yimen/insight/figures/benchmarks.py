"""Benchmarks 对标: what other cities published beside the same figure counted here, with the gap. Ours is never typed.

A figure is counted by the room that shows it elsewhere, over the whole city, whoever looks: a city is held against a
city, and what is told is a sum. Only figures that a reference asks for are counted.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from yimen.insight.figures import catalogue, channels, gathered, items, on_time, satisfaction, trips
from yimen.insight.figures.reading import Span, select
from yimen.kernel.actor import SYSTEM, Actor, Scope, ScopeKind
from yimen.kernel.capped import Capped
from yimen.kernel.channels import CaseChannel
from yimen.kernel.rates import Share
from yimen.kernel.reform.benchmarks import BenchmarkFigure, BenchmarkGap, OwnFigure, digits_of, gap
from yimen.kernel.reform.reductions import Measure
from yimen.kernel.snapshot import snapshot
from yimen.registries.benchmarks import queries
from yimen.registries.benchmarks.rows import ReferenceRow
from yimen.registries.figures.reading import ItemSet

CITY = 2
"""The level of the city in the tree of regions."""
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
class _Asked:
    """What every figure is counted from: the whole city, over which time, and when."""

    actor: Actor
    span: Span
    now: datetime


def benchmarks(span: Span, now: datetime) -> Capped[Benchmark]:
    """The references that stand, in the order of figures, context behind them; it says whether there are more."""
    rows, order = queries.references(), {str(one): n for n, one in enumerate(BenchmarkFigure)}
    found = Capped(beside(sorted(rows, key=lambda one: order.get(one.indicator, len(order))), span, now), queries.MOST)
    found.cut = rows.cut
    return found


def beside(rows: Iterable[ReferenceRow], span: Span, now: datetime) -> tuple[Benchmark, ...]:
    """These references, each beside the figure counted here; no figure is counted twice."""
    found = tuple(rows)
    figures = dict.fromkeys(BenchmarkFigure(row.indicator) for row in found if row.indicator)
    asked = _Asked(_city(), span, now)
    ours = {one: OwnFigure(one, _COUNTED[one](asked)) for one in figures}
    return tuple(_beside(row, ours) for row in found)


def _beside(row: ReferenceRow, ours: Mapping[BenchmarkFigure, OwnFigure]) -> Benchmark:
    own = ours[BenchmarkFigure(row.indicator)] if row.indicator else None
    return Benchmark(row, own, gap(row.value, own) if own else None)


def _city() -> Actor:
    """Nobody's eyes: what is counted of every case of the city."""
    rows = select("select id from regions_region where level = %(city)s", {"city": CITY})
    return replace(SYSTEM, scopes=frozenset(Scope(ScopeKind.CITY, id) for (id,) in rows))


def _satisfied(asked: _Asked) -> Share:
    whole = satisfaction.report(asked.actor, asked.span).whole
    return Share(whole.satisfied, whole.rated)


def _visits(asked: _Asked) -> Share:
    total = trips.total(asked.actor, asked.span)
    return Share(total.visits, total.cases)


def _online(asked: _Asked) -> Share:
    """Whatever came by the net, from whichever machine; a terminal in a hall is somewhere to go."""
    whole = channels.report(asked.actor, asked.span).whole
    return Share(sum(whole.counts[one] for one in (CaseChannel.WEB, CaseChannel.MOBILE, CaseChannel.API)), whole.whole)


def _compressed(asked: _Asked) -> Share:
    """In minutes of office time, which are whole."""
    total = items.counted(Measure.COMPRESSION, ItemSet(), asked.now).total
    return Share(int(total.removed), int(total.before))


def _excellent(asked: _Asked) -> Share:
    (row,) = select(_EXCELLENT, {})
    return Share(*row)


_COUNTED: Mapping[BenchmarkFigure, Callable[[_Asked], Share]] = {
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
