"""The network of halls: coverage, halls apart, standards and what a town ought to do, as data; stated by staff."""

from datetime import date

from django.http import HttpRequest
from ninja import P, QueryEx, Router
from pydantic import Field

from yimen.channels.api.asking import done, there
from yimen.channels.api.authority import ALL, STAFF
from yimen.channels.api.shapes import After, Body, BodyRef, PathRef, Text100, Text2000, several, shown
from yimen.insight.centres import compared, demand, families, townships
from yimen.insight.centres import network as found
from yimen.insight.centres.compared import PlacesBeside
from yimen.insight.centres.families import FamiliesReport
from yimen.insight.centres.network_rows import (
    ClassRow,
    Concentrated,
    HallFound,
    LevelRow,
    MissingRow,
    Near,
    PlanRow,
    TownMatter,
    TownScope,
)
from yimen.insight.centres.rows import CentreVolume
from yimen.insight.centres.townships import TownItemPage
from yimen.insight.centres.volume import volume
from yimen.kernel.network import StockCounts
from yimen.kernel.snapshot import snapshot
from yimen.registries.dated import day_of
from yimen.registries.network import operations, sides
from yimen.registries.network.operations import HallChecked, HallListed, Invested, NetworkSet, StockCounted
from yimen.registries.network.operations.halls import HallSaid
from yimen.registries.network.sides import BothSides
from yimen.registries.offices import queries as offices
from yimen.registries.offices.operations import CentresAligned, align_centres
from yimen.threshold import clock

router = Router(tags=["network"])
Count = Field(ge=0, le=1_000_000)
FirstDay = QueryEx[date, P(description="The first day that is counted")]
UntilDay = QueryEx[date, P(description="The day after the last one that is counted")]
Which = QueryEx[str, P(max_length=40, description="The reference of one centre; empty: all of them")]


@snapshot
class NetworkCoverage:
    """Planned and built, level by level, and every place without a point."""

    plans: tuple[PlanRow, ...]
    levels: tuple[LevelRow, ...]
    missing: tuple[MissingRow, ...]


class PointsPlanned(Body):
    """How many points of a level (2 city to 5 village) a region is to have, by when."""

    region: BodyRef
    level: int = Field(ge=2, le=5)
    planned: int = Count
    due: date
    since: date
    basis: Text100 = ""


class HallApart(Body):
    """A hall that is still apart: whose, where, why, and by when it is to have moved."""

    office: BodyRef
    name: Text100
    address: Text100
    windows: int = Count
    why: Text100
    due: date | None = None
    since: date


class HallMoved(Body):
    """Into which centre it was merged, and which window takes its matters in."""

    centre: BodyRef
    window: BodyRef | None = None
    on: date
    basis: Text100 = ""


class StockToHandOver(Body):
    """How many items, people and open cases a hall hands over by its own register."""

    items: int = Field(ge=0, le=100_000)
    staff: int = Field(ge=0, le=100_000)
    cases: int = Field(ge=0, le=100_000)


class Configuration(Body):
    """Whose hours and comprehensive windows which centres of its kind get, from which day on."""

    model: BodyRef
    centres: list[BodyRef] = Field(min_length=1, max_length=100)
    since: date
    basis: Text100


class MoneySpent(Body):
    """For what, how much in fen, when, by which document."""

    centre: BodyRef
    kind: str = Field(max_length=20)
    fen: int = Field(ge=1, le=10**13)
    on: date
    basis: Text100


class StandardSaid(Body):
    """What halls of a class must have: at least so much, and at most."""

    hall: str = Field(max_length=20)
    asked: str = Field(max_length=20)
    least: int = Count
    most: int | None = Field(None, ge=0, le=1_000_000)
    since: date
    basis: Text100 = ""


class StandardDropped(Body):
    """From which day on it is not asked for."""

    on: date
    basis: Text100 = ""


class HallSeen(Body):
    """What was seen in a hall on a day."""

    centre: BodyRef
    seen: list[Text100] = Field(max_length=30)
    note: Text2000 = ""
    on: date


@router.get("/volume", auth=STAFF, response=several(CentreVolume), operation_id="network_volume")
def volume_of(request: HttpRequest, first: FirstDay, until: UntilDay, centre: Which = "") -> list[CentreVolume]:
    """What each centre took in from one day up to and not with another, how much on the spot, and who was satisfied."""
    return list(volume(first, until, ref=centre))


@router.get("", auth=ALL, response=shown(NetworkCoverage), operation_id="network")
def coverage(request: HttpRequest) -> NetworkCoverage:
    """Planned and built, and every place without a point."""
    now = clock.now()
    return NetworkCoverage(found.plans(now), found.levels(now), found.missing(now))


@router.get("/halls", auth=ALL, response=shown(Concentrated), operation_id="network_halls")
def halls(request: HttpRequest) -> Concentrated:
    """Halls still apart with why and until when; halls and windows before and after."""
    return found.concentrated(clock.now())


@router.get("/standards", auth=STAFF, response=several(HallFound), operation_id="network_standards")
def standards(request: HttpRequest) -> list[HallFound]:
    """Every hall of a town or village against its standard."""
    return list(found.halls(clock.now()))


@router.get("/classes", auth=STAFF, response=several(ClassRow), operation_id="network_classes")
def classes(request: HttpRequest) -> list[ClassRow]:
    """Town centres with the class that stations and volume propose."""
    return list(found.classes(clock.now()))


@router.get("/near", auth=STAFF, response=shown(Near), operation_id="network_near")
def near(request: HttpRequest) -> Near:
    """How much is done in villages and towns, and what is not."""
    return demand.near(clock.now())


@router.get("/towns/{ref}/matters", auth=ALL, response=several(TownMatter), operation_id="town_matters")
def matters(request: HttpRequest, ref: PathRef) -> list[TownMatter]:
    """What the offices of a town answer for, and whether its centre takes it in."""
    return list(found.town_matters(ref, clock.now()))


@router.get("/towns/{ref}/scope", auth=STAFF, response=shown(TownScope), operation_id="town_scope")
def scope(request: HttpRequest, ref: PathRef) -> TownScope:
    """Which items a town ought to take in by what people come for."""
    return there(demand.scope(ref, clock.now()))


@router.post("/plans", auth=STAFF, response={201: shown(NetworkSet)}, operation_id="network_plan")
def plan(request: HttpRequest, body: PointsPlanned) -> NetworkSet:
    """Plan points. Refuses with NotInList, NoSuchThing, PlannedAlready, ImpossibleDates or NotAllowed."""
    facts = (body.region, body.level, body.planned, body.due, body.since, body.basis)
    return done(request, operations.plan_points, *facts)


@router.post("/halls", auth=STAFF, response={201: shown(HallListed)}, operation_id="network_list_hall")
def list_hall(request: HttpRequest, body: HallApart) -> HallListed:
    """List a hall that is apart. Refuses with HallKnown, NoSuchThing, Missing, ImpossibleDates or NotAllowed."""
    hall = HallSaid(body.office, body.name, body.address, body.windows, body.why, body.due)
    return done(request, operations.list_hall, hall, body.since)


@router.post("/halls/{ref}/merged", auth=STAFF, response=shown(HallListed), operation_id="network_merge_hall")
def merge(request: HttpRequest, ref: PathRef, body: HallMoved) -> HallListed:
    """Merge it into a centre. Refuses with StockLeft, StockNotCounted, ToldByOne, CountsDiffer, HallMerged,
    NoSuchThing, ImpossibleDates or NotAllowed."""
    return done(request, operations.merge_hall, ref, body.centre, body.window or "", body.on, body.basis)


@router.post("/halls/{ref}/counted", auth=STAFF, response=shown(StockCounted), operation_id="network_count_stock")
def count(request: HttpRequest, ref: PathRef, body: StockToHandOver) -> StockCounted:
    """Say what a hall hands over, by the head of its office. Refuses with ToldByOne, HallMerged, NoSuchThing or
    NotAllowed."""
    return done(request, operations.count_stock, ref, StockCounts(body.items, body.staff, body.cases))


@router.get("/halls/{ref}/switch", auth=STAFF, response=shown(BothSides), operation_id="network_switch")
def switch(request: HttpRequest, ref: PathRef) -> BothSides:
    """Both sides of a hall before its switch, and the record of it after."""
    return there(sides.both(ref, day_of(clock.now())))


@router.post("/investments", auth=STAFF, response={201: shown(Invested)}, operation_id="network_invest")
def invest(request: HttpRequest, body: MoneySpent) -> Invested:
    """Record money spent. Refuses with NotInList, NoSuchThing, Missing, ImpossibleDates or NotAllowed."""
    return done(request, operations.record_investment, body.centre, body.kind, body.fen, body.on, body.basis)


@router.post("/standards", auth=STAFF, response={201: shown(NetworkSet)}, operation_id="network_standard")
def standard(request: HttpRequest, body: StandardSaid) -> NetworkSet:
    """Set a line of the standard. Refuses with NotInList, PlannedAlready, ImpossibleDates or NotAllowed."""
    facts = (body.hall, body.asked, body.least, body.most, body.since, body.basis)
    return done(request, operations.set_standard, *facts)


@router.post("/standards/{ref}/end", auth=STAFF, response=shown(NetworkSet), operation_id="network_drop")
def drop(request: HttpRequest, ref: PathRef, body: StandardDropped) -> NetworkSet:
    """Ask for it no longer. Refuses with NoSuchThing, ImpossibleDates or NotAllowed."""
    return done(request, operations.drop_standard, ref, body.on, body.basis)


@router.post("/checks", auth=STAFF, response={201: shown(HallChecked)}, operation_id="network_check")
def check(request: HttpRequest, body: HallSeen) -> HallChecked:
    """Record what was seen in a hall. Refuses with CheckedToday, OwnHall, NotInList, NoSuchThing or NotAllowed."""
    return done(request, operations.check_hall, body.centre, tuple(body.seen), body.note, body.on)


@router.post("/aligned", auth=STAFF, response=shown(CentresAligned), operation_id="network_align")
def align(request: HttpRequest, body: Configuration) -> CentresAligned:
    """Apply the configuration of one centre to others. Refuses with OtherKind, ModelItself, NoSuchThing, NotInList,
    ImpossibleDates or NotAllowed."""
    return done(request, align_centres, body.model, tuple(body.centres), body.since, body.basis)


@router.get("/compared/{tier}", auth=STAFF, response=shown(PlacesBeside), operation_id="network_compared")
def beside(request: HttpRequest, tier: PathRef) -> PlacesBeside:
    """The centres of counties, or of towns (county | town), beside each other: what differs where."""
    return there(compared.beside(tier, clock.now()) if tier in compared.TIERS else None)


@router.get("/centres/{ref}/families", auth=ALL, response=shown(FamiliesReport), operation_id="network_families")
def of_families(request: HttpRequest, ref: PathRef) -> FamiliesReport:
    """Which service families are in a centre, and which are not yet."""
    now = clock.now()
    return there(families.families(ref, now) if offices.centre(ref, day_of(now)) else None)


@router.get("/townships", auth=ALL, response=shown(TownItemPage), operation_id="network_townships")
def town_items(request: HttpRequest, after: After = "") -> TownItemPage:
    """What town centres handle, each with its steps and materials before it came there and now."""
    return townships.items(clock.now(), after)
