"""Powers between levels and town centres: published documents and places for everybody, acts and reports for staff."""

from datetime import date, timedelta
from typing import Annotated

from django.http import HttpRequest
from ninja import P, QueryEx, Router
from pydantic import Field

from yimen.channels.api.asking import done, there
from yimen.channels.api.authority import ALL, STAFF
from yimen.channels.api.shapes import (
    After,
    Body,
    BodyRef,
    PathRef,
    Revision,
    Text100,
    Text500,
    result_of,
    several,
    shown,
)
from yimen.engine.centre.visits.nearby import NearbyPlace, nearby
from yimen.insight.powers import queries as reports
from yimen.insight.powers.rows import (
    ColdRow,
    Coverage,
    DoneWhere,
    LevelsRow,
    MatrixPage,
    NetworkRow,
    Share,
    StaleRow,
    UnitCount,
)
from yimen.kernel.offices.powers import Handling, Mode
from yimen.kernel.villages.matters import TownUnit
from yimen.kernel.villages.towns import Family, Station
from yimen.registries.dated import day_of
from yimen.registries.delegations import operations, queries
from yimen.registries.delegations.items import Belonging
from yimen.registries.delegations.rows import (
    AnnouncedRow,
    AnnouncementRow,
    DelegationPage,
    DelegationRow,
    HandlingRow,
    MovedRow,
    OfficeChoice,
    PlaceRow,
)
from yimen.registries.offices import operations as offices
from yimen.registries.offices import queries as office_queries
from yimen.registries.offices.operations import CentreKind
from yimen.registries.offices.rows import UnitFound
from yimen.registries.town_matters import operations as matters
from yimen.registries.town_matters import queries as matter_queries
from yimen.registries.town_matters.rows import PublishedTownMatters, TownMatterCount, TownMatterRow
from yimen.registries.towns import operations as towns
from yimen.registries.towns import queries as town_queries
from yimen.registries.towns.rows import TownCentre
from yimen.threshold import clock

router = Router(tags=["powers"])
town_router = Router(tags=["towns"])

Word = QueryEx[str, P(max_length=60)]
Day = QueryEx[date | None, P(description="The days for which they are to be handed down; from today on if left out")]
Days = QueryEx[int, P(ge=1, le=3660, description="How many days back the report counts")]
Refs = Annotated[tuple[BodyRef, ...], Field(max_length=500)]


class TownMatterPlaced(Body):
    """At a window family of the centre, or elsewhere at a place that is named; from a day on."""

    family: Family | None = None
    place: Text100 = ""
    from_day: date
    basis: Text100 = ""

    def at(self) -> matters.HandledAt:
        """As the inventory takes it."""
        return matters.HandledAt(self.family or "", self.place)


class TownMatterEntry(TownMatterPlaced):
    """A matter that people need at an office of the town's government or a station."""

    name: Text100
    unit: Text100
    unit_kind: TownUnit
    item: BodyRef | None = None


class TownMatterMove(TownMatterPlaced):
    """Where a matter is handled from a day on, as it was read at `seen`."""

    seen: Revision


class TownMatterEnd(Body):
    """From which day on the town does it no more."""

    on: date
    basis: Text100
    seen: Revision


class TownMatterListTold(Body):
    """The document under which the list is published."""

    document: Text100


class EntryTold(Body):
    """One item of a document."""

    item: BodyRef
    mode: Mode
    least_class: Annotated[int, Field(ge=0, le=2)] = 0
    equal: Annotated[str, Field(pattern="^(yes|no)$")] = "no"
    villages: Annotated[str, Field(pattern="^(yes|no)$")] = "no"


class AnnouncementTold(Body):
    """A document with its items."""

    number: Text100
    title: Text100
    issuer: Text100
    issued_on: date
    package: Text100 = ""
    entries: list[EntryTold] = Field(max_length=2000)


class DelegationTold(Body):
    """Announced items for one unit."""

    announcement: BodyRef
    items: Refs
    mode: Mode
    unit: BodyRef
    valid_from: date
    valid_to: date | None = None
    basis: Text100 = ""


class Ended(Body):
    """The first day without the right, and why."""

    on: date
    basis: Text100


class HandlingTold(Body):
    """How items are handled from a day on."""

    items: Refs
    way: Handling
    from_day: date
    basis: Text100


class TakeOverTold(Body):
    """The office whose approval division takes items over, from a day that lies ahead."""

    items: Refs
    office: BodyRef
    from_day: date
    basis: Text100


class ClassTold(Body):
    """First or second class."""

    centre_class: Annotated[int, Field(ge=1, le=2)]
    from_day: date
    basis: Text100


class HostTold(Body):
    """An authority that works in the centre."""

    office: BodyRef
    from_day: date
    basis: Text100


class HostLeft(Body):
    """An authority that leaves the centre."""

    office: BodyRef
    on: date
    basis: Text100


class FamilyTold(Body):
    """What a window family has."""

    family: Family
    owner: BodyRef
    windows: Refs
    items: Refs


class StationTold(Body):
    """How a station serves the town."""

    station: Station
    window: BodyRef | None = None
    covered_by: BodyRef | None = None
    basis: Text100 = ""


class OpeningTold(Body):
    """Since when the centre is open to the public."""

    since: date
    basis: Text100


class NamingTold(Body):
    """What every centre of a kind is called."""

    kind: CentreKind
    template: Text100
    from_day: date
    basis: Text500


@router.get("/announcements", auth=ALL, response=several(AnnouncementRow), operation_id="powers_announcements")
def announcements(request: HttpRequest) -> list[AnnouncementRow]:
    """The documents by which powers were handed down, the newest first."""
    return list(queries.announcements(_today()))


@router.get("/announcements/{ref}", auth=ALL, response=shown(AnnouncementRow), operation_id="powers_announcement")
def announcement(request: HttpRequest, ref: PathRef) -> AnnouncementRow:
    """One document."""
    return there(queries.announcement(ref, _today()))


@router.get("/announcements/{ref}/items", auth=ALL, response=several(AnnouncedRow), operation_id="powers_announced")
def announced(request: HttpRequest, ref: PathRef) -> list[AnnouncedRow]:
    """The items of a document."""
    return list(queries.announced(ref, _today()))


@router.post(
    "/announcements",
    auth=STAFF,
    response={201: result_of(operations.announce)},
    operation_id="powers_announce",
)
def announce(request: HttpRequest, body: AnnouncementTold) -> operations.Announced:
    """Publish a delegation document. Refuses with NotReformOffice, NumberInUse, NothingAnnounced or NoSuchThing."""
    entries = tuple(operations.Entry(**entry.model_dump()) for entry in body.entries)
    return done(
        request, operations.announce, body.number, body.title, body.issuer, body.issued_on, entries, body.package
    )


@router.get("/delegations", auth=ALL, response=shown(DelegationPage), operation_id="powers_delegations")
def delegations(
    request: HttpRequest, item: Word = "", unit: Word = "", mode: Word = "", after: After = ""
) -> DelegationPage:
    """Who holds what today, the newest first, fifty a page."""
    return queries.delegations(_today(), queries.Narrowed(item, unit, mode), after)


@router.get("/delegations/{ref}", auth=ALL, response=shown(DelegationRow), operation_id="powers_delegation")
def delegation(request: HttpRequest, ref: PathRef) -> DelegationRow:
    """One delegation, whether it stands or not."""
    return there(queries.delegation(ref, _today()))


@router.get("/belonging", auth=STAFF, response=several(Belonging), operation_id="powers_belonging")
def belonging(
    request: HttpRequest,
    item: QueryEx[tuple[str, ...], P(max_length=500, description="The items that are to be handed down")],
    unit: Word = "",
    valid_from: Day = None,
    valid_to: Day = None,
) -> list[Belonging]:
    """What should move together with these items and the unit does not have; asked before they are handed down.

    Related by their versions, needed first, or of the same bundle; for these days, or from today on. Refuses with
    NoSuchThing or ImpossibleDates.
    """
    return list(queries.belonging(item, unit, clock.now(), valid_from, valid_to))


@router.post(
    "/delegations",
    auth=STAFF,
    response={201: result_of(operations.delegate)},
    operation_id="powers_delegate",
)
def delegate(request: HttpRequest, body: DelegationTold) -> operations.HandedDown:
    """Hand announced items down to a unit.

    Refuses with NotReformOffice, NotAnnounced, WrongUnit, OwnOffice, ClassTooLow, TakenOver or AlreadyDelegated.
    """
    facts = (body.announcement, body.items, body.mode, body.unit, body.valid_from, body.valid_to, body.basis)
    return done(request, operations.delegate, *facts)


@router.post(
    "/delegations/{ref}/end", auth=STAFF, response=result_of(operations.end_delegation), operation_id="powers_end"
)
def end(request: HttpRequest, ref: PathRef, body: Ended) -> operations.DelegationEnded:
    """End a delegation from a day on. Refuses with NotReformOffice, AlreadyEnded, ImpossibleDates or NoSuchThing."""
    return done(request, operations.end_delegation, ref, body.on, body.basis)


@router.post("/handling", auth=STAFF, response=result_of(operations.set_handling), operation_id="powers_set_handling")
def set_handling(request: HttpRequest, body: HandlingTold) -> operations.HandlingSet:
    """Register how items are handled. Refuses with NotReformOffice, ImpossibleDates or NoSuchThing."""
    return done(request, operations.set_handling, body.items, body.way, body.from_day, body.basis)


@router.post("/take-overs", auth=STAFF, response=result_of(operations.take_over), operation_id="powers_take_over")
def take_over(request: HttpRequest, body: TakeOverTold) -> operations.TakenOverBy:
    """An approval division takes items over. Refuses with NoDivision, NotTheirItem, ImpossibleDates or NoSuchThing."""
    return done(request, operations.take_over, body.items, body.office, body.from_day, body.basis)


@router.get("/take-overs/{ref}", auth=STAFF, response=several(MovedRow), operation_id="powers_moved")
def moved(request: HttpRequest, ref: PathRef) -> list[MovedRow]:
    """What the approval division of an office took over, the latest first."""
    return list(queries.moved_to(ref))


@router.get("/items/{ref}/places", auth=ALL, response=several(PlaceRow), operation_id="powers_places")
def places(request: HttpRequest, ref: PathRef, area: Word = "") -> list[PlaceRow]:
    """Where an item can be handed in, and how far it gets there; `area` is the reference of a region."""
    return list(queries.places(ref, _today(), area))


@router.get("/items/{ref}/nearby", auth=ALL, response=several(NearbyPlace), operation_id="powers_nearby")
def nearby_places(request: HttpRequest, ref: PathRef, near: Word = "", area: Word = "") -> list[NearbyPlace]:
    """The same with the nearest to the region `near` first, what is open now, and how many are being served."""
    return list(nearby(ref, clock.now(), near, area))


@router.get("/items/{ref}/offices", auth=ALL, response=several(OfficeChoice), operation_id="powers_choices")
def choices(request: HttpRequest, ref: PathRef) -> list[OfficeChoice]:
    """The offices among which the applicant chooses; none when there is no equal authority."""
    return list(queries.choices(ref, _today()))


@router.get("/items/{ref}/handling", auth=ALL, response=shown(HandlingRow), operation_id="powers_handling")
def handling(request: HttpRequest, ref: PathRef) -> HandlingRow:
    """How an item is handled today."""
    return there(queries.handling(ref, _today()))


@router.get("/units", auth=ALL, response=several(UnitFound), operation_id="powers_units")
def units(request: HttpRequest, words: Word) -> list[UnitFound]:
    """Offices and centres by a name they bear, or bore once."""
    return list(office_queries.found_by_name(words, _today()))


@router.get("/reports/units", auth=STAFF, response=several(UnitCount), operation_id="powers_report_units")
def by_unit(request: HttpRequest) -> list[UnitCount]:
    """How many delegations stand in each district and town, by mode."""
    return list(reports.by_unit(_today()))


@router.get("/reports/share", auth=STAFF, response=shown(Share), operation_id="powers_report_share")
def share(request: HttpRequest) -> Share:
    """The share of items that are decided in a district or town."""
    return reports.share_below(clock.now())


@router.get("/reports/matrix", auth=STAFF, response=shown(MatrixPage), operation_id="powers_report_matrix")
def matrix(request: HttpRequest, office: Word = "", after: After = "") -> MatrixPage:
    """Item x level: who collects, accepts, reviews, decides and supervises, with what is missing."""
    return reports.matrix(clock.now(), office, after)


@router.get("/reports/cold", auth=STAFF, response=several(ColdRow), operation_id="powers_report_cold")
def cold(
    request: HttpRequest,
    days: QueryEx[int, P(ge=0, le=3660, description="How many days back; 0: since each was handed down")] = 0,
    fewer_than: QueryEx[int, P(ge=1, le=1000)] = 1,
    unit: Word = "",
) -> list[ColdRow]:
    """Delegated items never or hardly used since they were handed down, beside what they still bring to the city."""
    now = clock.now()
    return list(reports.cold(now - timedelta(days=days) if days else None, now, fewer_than, unit))


@router.get("/reports/coverage", auth=STAFF, response=shown(Coverage), operation_id="powers_report_coverage")
def coverage(request: HttpRequest) -> Coverage:
    """Domain x town: how many items each town was handed."""
    return reports.coverage(clock.now())


@router.get("/reports/stale", auth=STAFF, response=several(StaleRow), operation_id="powers_report_stale")
def stale(request: HttpRequest, days: Days = 30) -> list[StaleRow]:
    """Where a published list, the delegations and the cases do not agree."""
    now = clock.now()
    return list(reports.stale(now - timedelta(days=days), now))


@router.get("/reports/levels", auth=STAFF, response=several(LevelsRow), operation_id="powers_report_levels")
def several_levels(request: HttpRequest) -> list[LevelsRow]:
    """Items that still pass two or more levels."""
    return list(reports.several_levels(clock.now()))


@router.get("/reports/network", auth=STAFF, response=several(NetworkRow), operation_id="powers_report_network")
def network(request: HttpRequest, days: Days = 30) -> list[NetworkRow]:
    """The network of service points by level, rolled up."""
    now = clock.now()
    return list(reports.network(now - timedelta(days=days), now))


@router.get("/reports/done/{ref}", auth=STAFF, response=several(DoneWhere), operation_id="powers_report_done")
def done_where(request: HttpRequest, ref: PathRef, days: Days = 365) -> list[DoneWhere]:
    """Who decided an item's cases."""
    now = clock.now()
    return list(reports.done_where(ref, now - timedelta(days=days), now))


@town_router.get("/{ref}", auth=STAFF, response=shown(TownCentre), operation_id="towns_centre")
def centre(request: HttpRequest, ref: PathRef) -> TownCentre:
    """A town centre with all that is asked of it and what it still lacks."""
    return there(town_queries.centre(ref, _today()))


@town_router.post("/{ref}/class", auth=STAFF, response=result_of(towns.class_centre), operation_id="towns_class")
def class_centre(request: HttpRequest, ref: PathRef, body: ClassTold) -> towns.CentreClassed:
    """First or second class from a day on. Refuses with NotATownCentre, ImpossibleDates, NoSuchThing or NotAllowed."""
    return done(request, towns.class_centre, ref, body.centre_class, body.from_day, body.basis)


@town_router.post("/{ref}/hosts", auth=STAFF, response=result_of(towns.join_centre), operation_id="towns_join")
def join_centre(request: HttpRequest, ref: PathRef, body: HostTold) -> towns.HostJoined:
    """An authority shares the centre. Refuses with HostsAlready, NoSuchThing or NotAllowed."""
    return done(request, towns.join_centre, ref, body.office, body.from_day, body.basis)


@town_router.post("/{ref}/hosts/leave", auth=STAFF, response=result_of(towns.leave_centre), operation_id="towns_leave")
def leave_centre(request: HttpRequest, ref: PathRef, body: HostLeft) -> towns.HostJoined:
    """An authority leaves the centre. Refuses with ImpossibleDates or NotAllowed."""
    return done(request, towns.leave_centre, ref, body.office, body.on, body.basis)


@town_router.post("/{ref}/families", auth=STAFF, response=result_of(towns.fill_family), operation_id="towns_family")
def fill_family(request: HttpRequest, ref: PathRef, body: FamilyTold) -> towns.FamilyFilled:
    """Owner, windows and items of a window family. Refuses with NotInList, WindowElsewhere, NoSuchThing, NotAllowed."""
    return done(request, towns.fill_family, ref, body.family, body.owner, body.windows, body.items)


@town_router.post("/{ref}/stations", auth=STAFF, response=result_of(towns.oblige_station), operation_id="towns_station")
def oblige_station(request: HttpRequest, ref: PathRef, body: StationTold) -> towns.StationPosted:
    """How a station serves the town. Refuses with NotATownCentre, WindowElsewhere, NotInList or NoSuchThing."""
    facts = (body.station, body.window or "", body.covered_by or "", body.basis)
    return done(request, towns.oblige_station, ref, *facts)


@town_router.post("/{ref}/publish", auth=STAFF, response=result_of(towns.publish_centre), operation_id="towns_publish")
def publish_centre(request: HttpRequest, ref: PathRef, body: OpeningTold) -> towns.CentrePublished:
    """Open a town centre. Refuses with CentreIncomplete, OpenAlready, NotATownCentre, NoSuchThing or NotAllowed."""
    return done(request, towns.publish_centre, ref, body.since, body.basis)


@town_router.get("/matters/counts", auth=STAFF, response=several(TownMatterCount), operation_id="towns_matter_counts")
def matter_counts(request: HttpRequest) -> list[TownMatterCount]:
    """Town by town how many matters there are, how many the centre does; at most 500 towns."""
    return list(matter_queries.counts(_today()))


@town_router.get("/{ref}/matters", auth=STAFF, response=several(TownMatterRow), operation_id="towns_matters")
def town_matters(request: HttpRequest, ref: PathRef) -> list[TownMatterRow]:
    """The inventory of a town with in_centre yes or no; at most 500."""
    return list(matter_queries.inventory(there(town_queries.centre(ref, _today())).ref, _today()))


@town_router.get(
    "/{ref}/matters/published", auth=ALL, response=shown(PublishedTownMatters), operation_id="towns_matters_published"
)
def published_matters(request: HttpRequest, ref: PathRef) -> PublishedTownMatters:
    """The list of a town's matters as it was published last."""
    return there(matter_queries.published(ref))


@town_router.post(
    "/{ref}/matters",
    auth=STAFF,
    response={201: result_of(matters.enter_town_matter)},
    operation_id="towns_matter_enter",
)
def enter_matter(request: HttpRequest, ref: PathRef, body: TownMatterEntry) -> matters.TownMatterTold:
    """Enter a matter. Refuses with NotATownCentre, NoSuchThing, NotInList, Missing, MatterStands or NotAllowed."""
    said = matters.TownMatterSaid(body.name, body.unit, body.unit_kind.value, body.item or "")
    return done(request, matters.enter_town_matter, ref, said, body.at(), body.from_day, body.basis)


@town_router.post(
    "/matters/{ref}/move", auth=STAFF, response=result_of(matters.move_town_matter), operation_id="towns_matter_move"
)
def move_matter(request: HttpRequest, ref: PathRef, body: TownMatterMove) -> matters.TownMatterTold:
    """Into the centre or elsewhere. Refuses with NoSuchThing, MatterOver, MatterChanged, Missing or ImpossibleDates."""
    return done(request, matters.move_town_matter, ref, body.at(), body.from_day, body.basis, body.seen)


@town_router.post(
    "/matters/{ref}/end", auth=STAFF, response=result_of(matters.end_town_matter), operation_id="towns_matter_end"
)
def end_matter(request: HttpRequest, ref: PathRef, body: TownMatterEnd) -> matters.TownMatterTold:
    """The town does it no more. Refuses with NoSuchThing, MatterOver, MatterChanged, ImpossibleDates or Missing."""
    return done(request, matters.end_town_matter, ref, body.on, body.basis, body.seen)


@town_router.post(
    "/{ref}/matters/publish",
    auth=STAFF,
    response=result_of(matters.publish_town_matters),
    operation_id="towns_matters_publish",
)
def publish_matters(request: HttpRequest, ref: PathRef, body: TownMatterListTold) -> matters.TownMattersPublished:
    """Publish the inventory as it is now. Refuses with NotATownCentre, NoSuchThing, NoMatters or NotAllowed."""
    return done(request, matters.publish_town_matters, ref, body.document)


@router.post("/naming", auth=STAFF, response=result_of(offices.name_centres), operation_id="powers_naming")
def name_centres(request: HttpRequest, body: NamingTold) -> offices.CentresNamed:
    """What every centre of a kind is called. Refuses with NotInList, ImpossibleDates or NotAllowed."""
    return done(request, offices.name_centres, body.kind, body.template, body.from_day, body.basis)


def _today() -> date:
    return day_of(clock.now())
