"""Concentration of powers: who is in which centre with what, for everybody; plans, acts and duties for staff."""

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import P, QueryEx, Router
from pydantic import BaseModel, Field

from yimen.channels.api.asking import done, there
from yimen.channels.api.authority import ALL, STAFF
from yimen.channels.api.shapes import After, Body, BodyRef, PathRef, Text100, result_of, several, shown
from yimen.insight.compliance import queries as compliance
from yimen.insight.compliance.rows import EntryRates, FormCount, LinksRow, MatrixPage, OfficeAccount
from yimen.insight.horizontals import queries as analysis
from yimen.insight.horizontals.queries import TouchedPage
from yimen.kernel.offices.concentration import (
    DivisionForm,
    Duty,
    Ground,
    Integration,
    Place,
    Presence,
    SetUp,
    Task,
    Template,
)
from yimen.kernel.offices.entry_order import EntryTag
from yimen.registries.concentration import operations, queries
from yimen.registries.concentration.rows import (
    DeterminationRow,
    DutyRow,
    PlacedPage,
    PlacedRow,
    ResidencyPage,
    ResidencyRow,
    SeatPlanRow,
    SeatRow,
    SectionPostRow,
    TemplateRow,
)
from yimen.registries.dated import day_of
from yimen.threshold import clock

router = Router(tags=["concentration"])

Ref = QueryEx[str, P(max_length=60, description="An opaque reference; empty narrows nothing")]
Only = QueryEx[str, P(pattern="^(missing)?$", description="missing: leave out who lacks nothing")]
First = QueryEx[EntryTag, P(description="Which tag comes first")]
Stands = QueryEx[Presence | None, P(description="Where the residency stands today")]
Refs = Annotated[tuple[BodyRef, ...], Field(max_length=500)]
Number = Annotated[int, Field(ge=0, le=10_000)]


class TemplateTold(Body):
    """By which template a region asks."""

    region: BodyRef
    template: Template
    from_day: date
    basis: Text100


class DeterminationTold(Body):
    """Organisation, functions and head-count of a division."""

    office: BodyRef
    number: Text100
    name: Text100
    form: DivisionForm
    way: SetUp
    integration: Integration
    headcount: Number
    tasks: tuple[Task, ...]
    closes: Refs = ()
    begins: date


class DutyTold(Body):
    """Somebody gets a duty in the division of an office."""

    office: BodyRef
    staff: BodyRef
    duty: Duty
    from_day: date
    basis: Text100 = ""


class ConcentrationEnded(Body):
    """The first day on which it is so no more, and why."""

    on: date
    basis: Text100


class SeatsTold(Body):
    """How many seats a centre has."""

    centre: BodyRef
    front: Number
    back: Number
    from_day: date
    basis: Text100 = ""


class ResidencyEntry(Body):
    """An office is to enter a centre."""

    office: BodyRef
    centre: BodyRef
    batch: Text100
    due: date
    front: Number
    back: Number
    windows: Number
    staff: Number
    items: Refs = ()
    basis: Text100 = ""


class TakenUp(Body):
    """The day on which an office was there."""

    on: date


class ResidencyCalledOff(Body):
    """Why a plan will not be carried out."""

    basis: Text100


class PlacesTold(Body):
    """Items that an office handles in the centre, or leaves to its common windows under a letter."""

    items: Refs
    place: Place
    from_day: date
    basis: Text100


class InPlaceTold(Body):
    """Items that stay at their office."""

    items: Refs
    ground: Ground
    from_day: date
    basis: Text100


class TakenOut(Body):
    """Items that are handled in no centre from a day on."""

    items: Refs
    on: date
    basis: Text100


@router.get("/templates", auth=ALL, response=several(TemplateRow), operation_id="concentration_templates")
def templates(request: HttpRequest) -> list[TemplateRow]:
    """By which template each region asks and asked."""
    return list(queries.templates())


@router.post("/templates", auth=STAFF, response=result_of(operations.settle_template), operation_id="settle_template")
def settle_template(request: HttpRequest, body: TemplateTold) -> operations.TemplateSettled:
    """Settle the template of a region. Refuses with NotTheReformOffice, ImpossibleDates or NoSuchThing."""
    return done(request, operations.settle_template, body.region, body.template, body.from_day, body.basis)


@router.get(
    "/determinations", auth=ALL, response=several(DeterminationRow), operation_id="concentration_determinations"
)
def determinations(request: HttpRequest, office: Ref = "") -> list[DeterminationRow]:
    """The published determinations of an office, or of all, the newest first."""
    return [one for one in queries.determinations(office) if one.approved_at is not None]


@router.post(
    "/determinations",
    auth=STAFF,
    response={201: result_of(operations.propose_determination)},
    operation_id="propose_determination",
)
def propose_determination(request: HttpRequest, body: DeterminationTold) -> operations.Proposed:
    """Propose a determination. Refuses with SectionsMissing, NotASection, NumberTaken or NotTheReformOffice."""
    plan = operations.DivisionPlan(
        body.name, body.form, body.way, body.integration, body.headcount, body.tasks, body.closes
    )
    return done(request, operations.propose_determination, body.office, body.number, plan, body.begins)


@router.post(
    "/determinations/{ref}/approve",
    auth=STAFF,
    response=result_of(operations.approve_determination),
    operation_id="approve_determination",
)
def approve_determination(request: HttpRequest, ref: PathRef) -> operations.Approved:
    """Approve and publish one: the division is set up. Refuses with OwnProposal, ApprovedAlready or NotAllowed."""
    return done(request, operations.approve_determination, ref)


@router.get("/duties/{ref}", auth=STAFF, response=several(DutyRow), operation_id="concentration_duties")
def duties(request: HttpRequest, ref: PathRef) -> list[DutyRow]:
    """Who leads, heads and works in the division of an office today."""
    return list(queries.duties(ref, _today()))


@router.post("/duties", auth=STAFF, response={201: result_of(operations.appoint)}, operation_id="appoint")
def appoint(request: HttpRequest, body: DutyTold) -> operations.DutyGiven:
    """Give somebody a duty in a division. Refuses with NoApprovalDivision, OfAnotherOffice or DutyTwice."""
    return done(request, operations.appoint, body.office, body.staff, body.duty, body.from_day, body.basis)


@router.post("/duties/{ref}/end", auth=STAFF, response=result_of(operations.release), operation_id="release")
def release(request: HttpRequest, ref: PathRef, body: ConcentrationEnded) -> operations.DutyEnded:
    """End a duty. Refuses with ImpossibleDates, NotTheReformOffice or NoSuchThing."""
    return done(request, operations.release, ref, body.on, body.basis)


@router.get("/seats", auth=STAFF, response=several(SeatRow), operation_id="concentration_seats")
def seats(request: HttpRequest, centre: Ref = "") -> list[SeatRow]:
    """The seats of the centres: stock, held and free."""
    return list(queries.seats(_today(), centre))


@router.get("/seats/{centre}", auth=STAFF, response=several(SeatPlanRow), operation_id="concentration_seat_plan")
def seat_plan(request: HttpRequest, centre: PathRef) -> list[SeatPlanRow]:
    """Every seat of a centre with its department and who sits there."""
    return list(queries.seat_plan(centre, _today()))


@router.get(
    "/residencies/{ref}/posts", auth=STAFF, response=several(SectionPostRow), operation_id="concentration_section"
)
def section(request: HttpRequest, ref: PathRef) -> list[SectionPostRow]:
    """The posts of the approval section of a residency, and which of them have their workplace in the centre."""
    return list(queries.section(ref, clock.now()))


@router.post("/seats", auth=STAFF, response=result_of(operations.set_seats), operation_id="set_seats")
def set_seats(request: HttpRequest, body: SeatsTold) -> operations.SeatsSet:
    """Set the seats of a centre. Refuses with TooFewSeats, NotTheReformOffice, ImpossibleDates or NoSuchThing."""
    return done(request, operations.set_seats, body.centre, body.front, body.back, body.from_day, body.basis)


@router.get("/residencies", auth=STAFF, response=shown(ResidencyPage), operation_id="concentration_residencies")
def residencies(
    request: HttpRequest, centre: Ref = "", office: Ref = "", presence: Stands = None, after: After = ""
) -> ResidencyPage:
    """Who enters or has entered which centre, by due day, fifty a page."""
    return queries.residencies(_today(), queries.Narrowed(centre, office, presence or ""), after)


@router.get("/residencies/{ref}", auth=STAFF, response=shown(ResidencyRow), operation_id="concentration_residency")
def residency(request: HttpRequest, ref: PathRef) -> ResidencyRow:
    """One residency."""
    return there(queries.residency(ref, _today()))


@router.post(
    "/residencies",
    auth=STAFF,
    response={201: result_of(operations.plan_residency)},
    operation_id="plan_residency",
)
def plan_residency(request: HttpRequest, body: ResidencyEntry) -> operations.Planned:
    """Plan that an office enters a centre. Refuses with TooFewSeats, PlannedAlready or OfAnotherOffice."""
    plan = operations.EntryPlan(body.batch, body.due, body.front, body.back, body.windows, body.staff)
    return done(request, operations.plan_residency, body.office, body.centre, plan, body.items, body.basis)


@router.post(
    "/residencies/{ref}/enter",
    auth=STAFF,
    response=result_of(operations.take_up_residency),
    operation_id="take_up_residency",
)
def take_up_residency(request: HttpRequest, ref: PathRef, body: TakenUp) -> operations.Entered:
    """An office has entered. Refuses with WindowsMissing, NoApprovalDivision, NotOpen or ImpossibleDates."""
    return done(request, operations.take_up_residency, ref, body.on)


@router.post(
    "/residencies/{ref}/end", auth=STAFF, response=result_of(operations.end_residency), operation_id="end_residency"
)
def end_residency(request: HttpRequest, ref: PathRef, body: ConcentrationEnded) -> operations.Left:
    """An office leaves a centre. Refuses with NotOpen, ImpossibleDates or NoSuchThing."""
    return done(request, operations.end_residency, ref, body.on, body.basis)


@router.post(
    "/residencies/{ref}/call-off",
    auth=STAFF,
    response=result_of(operations.call_off_residency),
    operation_id="call_off_residency",
)
def call_off_residency(request: HttpRequest, ref: PathRef, body: ResidencyCalledOff) -> operations.Called:
    """Call a plan off. Refuses with NotOpen or NoSuchThing."""
    return done(request, operations.call_off_residency, ref, body.basis)


@router.post(
    "/residencies/{ref}/items", auth=STAFF, response=result_of(operations.place_items), operation_id="place_items"
)
def place_items(request: HttpRequest, ref: PathRef, body: PlacesTold) -> operations.ItemsPlaced:
    """Items for a residency. Refuses with NotOpen, OfAnotherOffice, NoWrittenAuthority or ImpossibleDates."""
    return done(request, operations.place_items, ref, body.items, body.place, body.from_day, body.basis)


@router.post("/in-place", auth=STAFF, response=result_of(operations.keep_in_place), operation_id="keep_in_place")
def keep_in_place(request: HttpRequest, body: InPlaceTold) -> operations.ItemsPlaced:
    """Items that stay at their office. Refuses with GroundMissing, NotTheReformOffice or ImpossibleDates."""
    return done(request, operations.keep_in_place, body.items, body.ground, body.from_day, body.basis)


@router.post("/taken-out", auth=STAFF, response=result_of(operations.take_out_items), operation_id="take_out_items")
def take_out_items(request: HttpRequest, body: TakenOut) -> operations.ItemsTakenOut:
    """Items that leave the centre. Refuses with NotPlaced, ImpossibleDates, NotTheReformOffice or NoSuchThing."""
    return done(request, operations.take_out_items, body.items, body.on, body.basis)


@router.get("/items", auth=ALL, response=shown(PlacedPage), operation_id="concentration_entered_items")
def entered_items(request: HttpRequest, centre: Ref = "", after: After = "") -> PlacedPage:
    """List 1: what is handled in a centre today, or in all of them, with its windows; fifty a page."""
    return queries.entered_items(clock.now(), centre, after)


@router.get(
    "/offices/{ref}/horizontals", auth=STAFF, response=shown(TouchedPage), operation_id="concentration_horizontals"
)
def two_horizontals(request: HttpRequest, ref: PathRef, after: After = "") -> TouchedPage:
    """Who touches each item of a department, and what differs from one office inside and one parallel group outside."""
    return there(analysis.of_department(ref, clock.now(), after))


class EntryPlanPage(BaseModel):
    """What is in no centre yet, in the order of entry, with how many there are of each tag."""

    rows: several(PlacedRow)  # type: ignore[valid-type]
    after: str | None
    counts: dict[EntryTag, int]


@router.get("/entry-plan", auth=STAFF, response=EntryPlanPage, operation_id="concentration_entry_plan")
def entry_plan(request: HttpRequest, first: First = EntryTag.INVESTMENT, after: After = "") -> dict[str, object]:
    """What is in no centre yet, by the tag of the item; `first` says which tag comes first."""
    found, counts = queries.entry_plan(clock.now(), first, after), queries.outside_by_tag(clock.now())
    return {"rows": list(found.rows), "after": found.after, "counts": counts}


@router.get("/offices/{ref}/items", auth=ALL, response=shown(PlacedPage), operation_id="concentration_placed")
def placed(request: HttpRequest, ref: PathRef, after: After = "") -> PlacedPage:
    """The items of an office: in a centre, scheduled, late, in place or outside; fifty a page."""
    return queries.placed(ref, clock.now(), after)


@router.get("/matrix", auth=STAFF, response=shown(MatrixPage), operation_id="concentration_matrix")
def matrix(request: HttpRequest, only: Only = "", after: After = "") -> MatrixPage:
    """Each department with what its template asks: met or missing, and since when; `only` may be `missing`."""
    return compliance.matrix(clock.now(), after, only)


@router.get("/matrix/{ref}", auth=STAFF, response=shown(OfficeAccount), operation_id="concentration_account")
def account(request: HttpRequest, ref: PathRef) -> OfficeAccount:
    """One department with everything behind its line: gaps, duties, tasks, determination, residencies."""
    return there(compliance.account(ref, clock.now()))


@router.get("/forms", auth=ALL, response=several(FormCount), operation_id="concentration_forms")
def forms(request: HttpRequest) -> list[FormCount]:
    """How many approval divisions are of each of the three forms today."""
    return list(compliance.forms(_today()))


@router.get("/rates", auth=ALL, response=shown(EntryRates), operation_id="concentration_rates")
def rates(request: HttpRequest, centre: Ref = "") -> EntryRates:
    """Items and departments that entered a centre, or any, of all there are."""
    return compliance.rates(clock.now(), centre)


@router.get("/links", auth=STAFF, response=several(LinksRow), operation_id="concentration_links")
def links(request: HttpRequest) -> list[LinksRow]:
    """The links of every item that is handled in a citizen centre, where 2+1 are the most."""
    return list(compliance.links_in_citizen_centres(clock.now()))


def _today() -> date:
    return day_of(clock.now())
