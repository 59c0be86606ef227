"""Figures under oversight as data: what is counted of cases and items, and the cases behind each. For staff."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Literal

from django.http import HttpRequest
from ninja import P, PathEx, QueryEx, Router
from pydantic import AwareDatetime, BaseModel

from yimen.channels.api.asking import asker, done, there
from yimen.channels.api.authority import STAFF
from yimen.channels.api.shapes import After, Body, Moment, PathRef, Text100, Text500, result_of, several, shown
from yimen.engine.exchange.dispatches import queries as dispatches
from yimen.engine.exchange.dispatches.queries import DispatchStanding
from yimen.insight.figures import (
    behind,
    benchmarks,
    catalogue,
    channels,
    discretion,
    flows,
    items,
    jumps,
    on_time,
    pace,
    points,
    satisfaction,
    served,
    trips,
    zeros,
)
from yimen.insight.figures.channels import ChannelReport
from yimen.insight.figures.reading import Span
from yimen.insight.figures.rows import (
    Amounts,
    Anomaly,
    AtPoint,
    Behind,
    ClassRow,
    CountedPage,
    Flow,
    Idle,
    ItemEffort,
    Jump,
    OfficerDiscretion,
    OnTimeBy,
    OnTimeReport,
    Pace,
    Reclassified,
    ServedReport,
    Spread,
    Trips,
    TripsTotal,
    WindowZeros,
)
from yimen.insight.figures.satisfaction_rows import GradePage, RatedReport
from yimen.insight.levels import queries as five_levels
from yimen.insight.levels.rows import LevelsReport
from yimen.insight.lists import modes
from yimen.insight.lists.modes import ModesFigure
from yimen.kernel.rates import percent
from yimen.kernel.reform.benchmarks import BenchmarkStanding
from yimen.kernel.reform.figures import CONVERSION
from yimen.kernel.reform.reductions import Measure
from yimen.kernel.service_modes import ServiceMode
from yimen.registries.benchmarks.rows import ReferenceRow
from yimen.registries.figures import operations, queries
from yimen.registries.figures.reading import ItemSet
from yimen.registries.figures.rows import KeptPage, KeptRow, SeveralLevels
from yimen.threshold import clock

router = Router(tags=["figures"])

Days = QueryEx[int, P(ge=1, le=3660, description="How many days back from now the figure counts")]
Narrow = QueryEx[str, P(max_length=40)]
Family = QueryEx[str, P(max_length=200, description="Name of the licence that the items issue")]
Level = QueryEx[int, P(ge=0, le=5, description="Level of the office's region, 1 province to 5 village; 0: all")]
Before = QueryEx[AwareDatetime | None, P(description="The moment to compare with")]
By = QueryEx[OnTimeBy, P(description="By what the cases are put together")]
At = QueryEx[AwareDatetime | None, P(description="The moment to count at")]
Of = PathEx[Measure, P(description="What is measured")]


@router.get("/on-time", auth=STAFF, response=shown(OnTimeReport), operation_id="figures_on_time")
def on_time_report(request: HttpRequest, days: Days = 30, by: By = OnTimeBy.OFFICE) -> OnTimeReport:
    """On-time completion of what you oversee, with what lies open over its time in the denominator."""
    return on_time.report(asker(request), _span(days), clock.now(), by)


@router.get("/upward", auth=STAFF, response=shown(DispatchStanding), operation_id="figures_upward")
def upward(request: HttpRequest) -> DispatchStanding:
    """How the telling of the higher level stands: what waits and since when, and what went in thirty days."""
    return dispatches.standing(clock.now())


@router.get("/five-levels", auth=STAFF, response=shown(LevelsReport), operation_id="figures_five_levels")
def five_levels_report(request: HttpRequest) -> LevelsReport:
    """The five levels in one tree: how far each is covered, and what passed between any two within a year."""
    return five_levels.report(clock.now())


@router.get("/catalogue", auth=STAFF, response=shown(Amounts), operation_id="figures_catalogue")
def catalogue_amounts(request: HttpRequest, at: At = None) -> Amounts:
    """How many items were in force, had ended, were handed down and held at a moment; now, when none is given."""
    return catalogue.amounts(at or clock.now())


@router.get("/six-zeros", auth=STAFF, response=several(WindowZeros), operation_id="figures_six_zeros")
def six_zeros(request: HttpRequest, days: Days = 30) -> list[WindowZeros]:
    """The six zeros of each window that you oversee."""
    return list(zeros.windows(asker(request), _span(days), clock.now()))


@router.get("/satisfaction", auth=STAFF, response=shown(RatedReport), operation_id="figures_satisfaction")
def rated(request: HttpRequest, days: Days = 30) -> RatedReport:
    """Satisfied of evaluated, by level, office, window and item, with how many said nothing."""
    return satisfaction.report(asker(request), _span(days))


@router.get("/satisfaction/grades", auth=STAFF, response=shown(GradePage), operation_id="figures_grades")
def grades(
    request: HttpRequest, days: Days = 30, office: Narrow = "", window: Narrow = "", item: Narrow = "",
    bad: Narrow = "", after: After = "",
) -> GradePage:  # fmt: skip
    """The grades behind it, the latest first; who gave them is not among what is told."""
    of = {"office": office, "window": window, "item": item, "bad": bad}
    return satisfaction.grades(asker(request), _span(days), {k: v for k, v in of.items() if v}, after)


@router.get("/channels", auth=STAFF, response=shown(ChannelReport), operation_id="figures_channels")
def channel_shares(request: HttpRequest, days: Days = 30) -> ChannelReport:
    """By which channels the cases came that you oversee, in all, by month and by item; the house sets the channel."""
    return channels.report(asker(request), _span(days))


@router.get("/service-modes", auth=STAFF, response=shown(ServedReport), operation_id="figures_service_modes")
def service_modes(request: HttpRequest, days: Days = 30) -> ServedReport:
    """By which service modes the cases you oversee that ended were served, in all and at each centre."""
    return served.report(asker(request), _span(days))


@router.get("/cases/{which}", auth=STAFF, response=shown(CountedPage), operation_id="figures_cases")
def cases(
    request: HttpRequest,
    which: PathEx[Behind, P(description="Which part of a figure")],
    days: Days = 30,
    office: Narrow = "",
    post: Narrow = "",
    centre: Narrow = "",
    item: Narrow = "",
    mode: QueryEx[ServiceMode | None, P(description="Of which service mode, for `served`")] = None,
    after: After = "",
) -> CountedPage:
    """The cases behind a figure, of an office, a window's post, a centre or an item, or of all; a page by key."""
    of = {"office": office, "post": post, "centre": centre, "item": item, "mode": str(mode or "")}
    return behind.cases(asker(request), which, _span(days), clock.now(), of, after)


@router.get("/pace", auth=STAFF, response=several(Pace), operation_id="figures_pace")
def speed(
    request: HttpRequest, by: Literal["office", "level", "family", "item"] = "family", days: Days = 30
) -> list[Pace]:
    """What the cases you oversee took, against law and promise, put together by office, level, licence or item."""
    return list(pace.by(by, asker(request), _span(days)))


@router.get("/trips", auth=STAFF, response=several(Trips), operation_id="figures_trips")
def trips_made(request: HttpRequest, days: Days = 30) -> list[Trips]:
    """How often people came for the cases you oversee, by item and district, against the item's first version."""
    return list(trips.by_item(asker(request), _span(days)))


@router.get("/trips/total", auth=STAFF, response=TripsTotal, operation_id="figures_trips_total")
def trips_in_all(request: HttpRequest, days: Days = 30) -> TripsTotal:
    """The same of all items and districts together, however many there are."""
    return trips.total(asker(request), _span(days))


@router.get("/discretion", auth=STAFF, response=several(OfficerDiscretion), operation_id="figures_discretion")
def departures(request: HttpRequest, days: Days = 30) -> list[OfficerDiscretion]:
    """Officer by officer: denials without a criterion, decisions other than advised, refusals not confirmed."""
    return list(discretion.officers(asker(request), _span(days)))


class MeasureTotal(BaseModel):
    """The sums of a measure over a set, with its rate; the items are told page by page."""

    measure: Measure
    before: Decimal
    after: Decimal
    counted: int
    left_out: int
    percent: str
    """Of the sums."""
    mean: str
    """The plain mean of the items' own rates."""
    groups: dict[str, str]
    conversion: dict[str, int]


@router.get("/items/{measure}", auth=STAFF, response=MeasureTotal, operation_id="figures_measure")
def measured(
    request: HttpRequest,
    measure: Of,
    office: Narrow = "",
    centre: Narrow = "",
    list: Narrow = "",
    level: Level = 0,
    family: Family = "",
    group: Literal["office", "level", "family"] = "office",
    before: Before = None,
) -> MeasureTotal:
    """A measure over a named set of items, with its sums and groups; limits are added in minutes of office time.

    What is compared with before needs the moment of before.
    """
    found = items.counted(measure, _set(list, office, level, centre, family), clock.now(), before)
    total = found.total
    return MeasureTotal(
        measure=measure,
        before=total.before,
        after=total.after,
        counted=total.counted,
        left_out=total.left_out,
        percent=percent(total.rate),
        mean=percent(found.mean),
        groups={name: percent(one.rate) for name, one in items.by_group(group, found)},
        conversion=dict(CONVERSION),
    )


def _set(of_list: str, office: str, level: int, centre: str, family: str) -> ItemSet:
    of = ItemSet(of_list, office, level, centre, family)
    return there(of if of.known else None)


class SetTold(Body):
    """Which items; what is left out narrows nothing."""

    list: Text100 = ""
    office: Text100 = ""
    level: int = 0
    centre: Text100 = ""
    family: Text100 = ""


class FigureTold(Body):
    """A figure to be kept: what it is called, what it measures, over which items, and where it is told."""

    name: Text100
    measure: Measure
    items: SetTold
    before: Moment | None = None
    document: Text500 = ""


@router.get("/kept", auth=STAFF, response=several(KeptRow), operation_id="figures_kept_list")
def kept_list(request: HttpRequest) -> list[KeptRow]:
    """The figures that were kept, the newest first."""
    return list(queries.kept_figures())


@router.get("/kept/{ref}", auth=STAFF, response=shown(KeptPage), operation_id="figures_kept")
def kept(request: HttpRequest, ref: PathRef) -> KeptPage:
    """A kept figure with its items, their versions and units, and whether they still make it."""
    return there(queries.kept_figure(ref))


@router.post("/kept", auth=STAFF, response={201: result_of(operations.keep_figure)}, operation_id="figures_keep")
def keep(request: HttpRequest, body: FigureTold) -> Any:
    """Keep a figure as it is today. Refuses with NotAllowed, Missing, NotInList, BeforeMissing or NothingToCount."""
    told = body.items
    of = ItemSet(told.list, told.office, told.level, told.centre, told.family)
    return done(request, operations.keep_figure, body.name, body.measure, of, body.before, body.document)


class BenchmarkTold(BaseModel):
    """What a city published, beside the same figure counted here; context has neither `ours` nor `gap`."""

    reference: shown(ReferenceRow)  # type: ignore[valid-type]
    part: int | None
    """Of our figure, over `whole`; the whole of a plain count is 1."""
    whole: int | None
    ours: str
    gap: str
    """Ours less theirs in the unit of the figure, a share in points; empty while there is nothing to count."""
    stands: BenchmarkStanding | None


@router.get("/benchmarks", auth=STAFF, response=list[BenchmarkTold], operation_id="figures_benchmarks")
def compared(request: HttpRequest, days: Days = 365) -> list[BenchmarkTold]:
    """Other cities' published values beside what is counted here of those last days, of the whole city."""
    return [_beside(one) for one in benchmarks.benchmarks(_span(days), clock.now())]


def _beside(one: benchmarks.Benchmark) -> BenchmarkTold:
    share, gap = one.ours and one.ours.share, one.gap
    return BenchmarkTold(
        reference=one.reference, part=share.part if share else None, whole=share.whole if share else None,
        ours=one.ours_told, gap=gap.told if gap else "", stands=gap.stands if gap else None,
    )  # fmt: skip


@router.get("/levels", auth=STAFF, response=several(SeveralLevels), operation_id="figures_levels")
def levels(request: HttpRequest) -> list[SeveralLevels]:
    """Items with steps at several levels of government, those without a legal reason first, with their targets."""
    return list(items.several_levels(clock.now()))


class TargetTold(Body):
    """To how many steps an item is to come down, and by when."""

    steps: int
    by_day: date
    basis: Text500


@router.post(
    "/levels/{ref}/target", auth=STAFF, response=result_of(operations.set_target), operation_id="figures_set_target"
)
def target(request: HttpRequest, ref: PathRef, body: TargetTold) -> Any:
    """Set a target for the steps of an item. Refuses with NotAllowed, ItemUnknown, TargetOutOfReach, ImpossibleDates
    or Missing.
    """
    return done(request, operations.set_target, ref, body.steps, body.by_day, body.basis)


@router.get("/idle", auth=STAFF, response=several(Idle), operation_id="figures_idle")
def idle(request: HttpRequest, days: Days = 30, item: Narrow = "") -> list[Idle]:
    """Waiting and working time of each step, the longest waits first: what to build anew."""
    return list(flows.idle(asker(request), _span(days), item))


@router.get("/flows", auth=STAFF, response=several(Flow), operation_id="figures_flows")
def four_flows(request: HttpRequest, days: Days = 30) -> list[Flow]:
    """The four flows of each item and class, with those of the time before."""
    return list(flows.flows(asker(request), _span(days)))


@router.get("/modes", auth=STAFF, response=shown(ModesFigure), operation_id="figures_modes")
def reform_modes(request: HttpRequest) -> ModesFigure:
    """宽进、快办、严管、便民、公开: of the items in force those that implement each mode, and by which mechanism."""
    return modes.figure(clock.now())


@router.get("/classes", auth=STAFF, response=several(ClassRow), operation_id="figures_classes")
def classes(request: HttpRequest, days: Days = 30) -> list[ClassRow]:
    """The three classes of procedure, and how many cases changed theirs."""
    return list(flows.classes(asker(request), _span(days)))


@router.get("/classes/changed", auth=STAFF, response=several(Reclassified), operation_id="figures_reclassified")
def reclassified(request: HttpRequest, days: Days = 30) -> list[Reclassified]:
    """The cases put into another class, each with its reason."""
    return list(flows.reclassified(asker(request), _span(days)))


@router.get("/points", auth=STAFF, response=several(Spread), operation_id="figures_spreads")
def spreads(request: HttpRequest, days: Days = 30) -> list[Spread]:
    """Items taken in at several points, the furthest apart first."""
    return list(points.spreads(asker(request), _span(days)))


@router.get("/points/{ref}", auth=STAFF, response=several(AtPoint), operation_id="figures_points")
def at_points(request: HttpRequest, ref: PathRef, days: Days = 30) -> list[AtPoint]:
    """One item, point by point."""
    return list(points.of_item(ref, asker(request), _span(days)))


@router.get("/jumps", auth=STAFF, response=several(Jump), operation_id="figures_jumps")
def queue_jumps(request: HttpRequest, days: Days = 30) -> list[Jump]:
    """Cases taken up before others that came earlier, those without leave first."""
    return list(jumps.jumps(asker(request), _span(days)))


@router.get("/anomalies", auth=STAFF, response=several(Anomaly), operation_id="figures_anomalies")
def anomalies(request: HttpRequest, days: Days = 30) -> list[Anomaly]:
    """Cases whose times are not those of the others."""
    return list(jumps.anomalies(asker(request), _span(days)))


@router.get("/efforts", auth=STAFF, response=several(ItemEffort), operation_id="figures_efforts")
def efforts(request: HttpRequest, days: Days = 30) -> list[ItemEffort]:
    """What each item asks of its applicants."""
    return list(jumps.efforts(asker(request), _span(days)))


def _span(days: int) -> Span:
    now = clock.now()
    return Span(now - timedelta(days=days), now)
