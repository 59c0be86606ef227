"""Places: each centre in figures, its areas and facilities, what does not work; and what was found there."""

from datetime import date, timedelta

from django.http import HttpRequest
from ninja import P, QueryEx, Router
from pydantic import Field, StrictInt

from yimen.channels.api.asking import asker, done, knock, there
from yimen.channels.api.authority import ALL, CITIZEN, STAFF
from yimen.channels.api.shapes import After, Body, BodyRef, Moment, PathRef, Text100, result_of, several, shown
from yimen.engine.centre.flows import operations as flows
from yimen.engine.centre.flows import queries as flow_queries
from yimen.engine.centre.flows.operations import Counted
from yimen.engine.centre.lost_property import operations as lost
from yimen.engine.centre.lost_property import queries as found
from yimen.engine.centre.lost_property.operations import Claimed, MarksOpened, ThingFound, ThingKept
from yimen.engine.centre.lost_property.rows import ClaimRow, FoundPage, KeptThing
from yimen.insight.centres import days
from yimen.insight.centres import queries as figures
from yimen.insight.centres.days import CentreDays
from yimen.insight.centres.rows import CentreFigures, CentreReport
from yimen.registries.dated import day_of
from yimen.registries.people import operations as people
from yimen.registries.premises import operations, queries
from yimen.registries.premises.operations import Described, FacilityKept, ZoneMarked
from yimen.registries.premises.rows import PremisesRow
from yimen.threshold import clock
from yimen.threshold.run import run

router = Router(tags=["centres"])
lost_router = Router(tags=["lost property"])
TOLD, PER = 10, timedelta(hours=1)
FLOWS, FLOWS_PER = 60, timedelta(minutes=10)
Word = QueryEx[str, P(max_length=40)]


class FlowTold(Body):
    """The code of a gate, an hour (any moment of it), and how many came in during it in all, so far."""

    secret: str = Field(min_length=1, max_length=64)
    hour: Moment
    total: StrictInt = Field(ge=0, le=flows.MOST)


class PremisesSaid(Body):
    """How large a centre is in square metres, which office runs it, from which day, by which document."""

    area: int = Field(ge=1, le=1_000_000)
    operator: BodyRef | None = None
    since: date
    basis: Text100 = ""


class ZoneSaid(Body):
    """An area of the hall: its kind, name and floor, and since when."""

    kind: str = Field(max_length=20)
    name: str = Field(max_length=40)
    floor: str = Field(max_length=40)
    since: date


class WindowsStand(Body):
    """Which windows stand in the area from a day on."""

    windows: list[BodyRef] = Field(max_length=100)
    since: date


class FacilitySaid(Body):
    """Something for everybody: its kind and name, in which area, where exactly, and since when."""

    kind: str = Field(max_length=20)
    name: str = Field(max_length=60)
    where: Text100 = ""
    zone: BodyRef | None = None
    since: date


class EndSaid(Body):
    """From which day on, and by which document."""

    on: date
    basis: Text100 = ""


class FaultTold(Body):
    """What does not work."""

    told: str = Field(max_length=200)


class FacilityMended(Body):
    """How it was mended."""

    how: str = Field(max_length=200)


class UseSaid(Body):
    """What a point is besides: party_site or reading_room, with its hours."""

    use: str = Field(max_length=20)
    hours: Text100 = ""
    since: date
    basis: Text100 = ""


class BankSaid(Body):
    """A bank that serves there, and the account it settles to."""

    name: Text100
    account: str = Field(max_length=30)
    since: date


class ThingBrought(Body):
    """What was found: what everybody may read, where and when, and what only its owner can know."""

    centre: BodyRef
    kind: str = Field(max_length=20)
    shown: Text100
    where: Text100
    found_on: date
    marks: str = Field(max_length=200)


class ClaimMade(Body):
    """What only I can know of it."""

    proof: str = Field(max_length=200)


class ClaimRecorded(ClaimMade):
    """The same for who stands at the desk, by the identity number on their card."""

    identity: str = Field(max_length=18)


class ClaimWeighed(Body):
    """fits, or does_not_fit and why."""

    outcome: str = Field(pattern="^(fits|does_not_fit)$")
    why: str = Field("", max_length=200)


class ThingSigned(Body):
    """The identity number on the card of who signs."""

    identity: str = Field(max_length=18)


class GivenTo(Body):
    """Who it goes to."""

    to: Text100


@router.get("", auth=ALL, response=shown(CentreReport), operation_id="centres")
def listed(request: HttpRequest) -> CentreReport:
    """The centres side by side in the last thirty days, and the city together; all of it counted."""
    return figures.report(clock.now())


@router.get("/{ref}", auth=ALL, response=shown(CentreFigures), operation_id="centre")
def one(request: HttpRequest, ref: PathRef) -> CentreFigures:
    """One centre in figures."""
    return there(figures.of_centre(ref, clock.now()))


@router.get("/{ref}/days", auth=ALL, response=shown(CentreDays), operation_id="centre_days")
def of_days(request: HttpRequest, ref: PathRef) -> CentreDays:
    """Cases and visitors of a centre in thirty days, on working days and on days of rest apart."""
    there(figures.of_centre(ref, clock.now()))
    return days.of_centre(ref, clock.now())


@router.post("/gates/count", auth=ALL, response=shown(Counted), operation_id="centre_flow")
def flow(request: HttpRequest, body: FlowTold) -> Counted:
    """The device of a gate tells who came in during an hour; told again, it counts once. The last seven days can be
    told. Refuses with TooManyKnocks, GateUnknown, ImpossibleDates or NotInList."""
    gate = flow_queries.knows(body.secret)
    if gate:
        people.knock("centre_flow", gate, FLOWS, FLOWS_PER, clock.now())
    else:
        # Whoever guesses codes is stopped without stopping the counters on the same network.
        knock(request, "centre_flow_unknown", FLOWS, FLOWS_PER)
    by, now = asker(request), clock.now()
    return run(flows.count_flow, secret=body.secret, hour=body.hour, total=body.total, by=by, now=now)


@router.get("/{ref}/premises", auth=ALL, response=shown(PremisesRow), operation_id="centre_premises")
def premises(request: HttpRequest, ref: PathRef) -> PremisesRow:
    """Areas, facilities with their state, what it is besides, and banks without their accounts."""
    there(figures.of_centre(ref, clock.now()))
    return queries.without_accounts(queries.of_centre(ref, day_of(clock.now())))


@router.post("/{ref}/premises", auth=STAFF, response=shown(Described), operation_id="centre_describe")
def describe(request: HttpRequest, ref: PathRef, body: PremisesSaid) -> Described:
    """Say how large it is and who runs it. Refuses with NotTheHouse, NoSuchThing or ImpossibleDates."""
    facts = (ref, body.area, body.operator or "", body.since, body.basis)
    return done(request, operations.describe_premises, *facts)


@router.post("/{ref}/zones", auth=STAFF, response={201: shown(ZoneMarked)}, operation_id="centre_zone")
def zone(request: HttpRequest, ref: PathRef, body: ZoneSaid) -> ZoneMarked:
    """Mark an area of the hall. Refuses with NotTheHouse, NotInList, NameTaken or NoSuchThing."""
    return done(request, operations.mark_zone, ref, body.kind, body.name, body.floor, body.since)


@router.post("/zones/{ref}/windows", auth=STAFF, response=shown(ZoneMarked), operation_id="zone_windows")
def stand(request: HttpRequest, ref: PathRef, body: WindowsStand) -> ZoneMarked:
    """Windows stand in this area. Refuses with NotTheHouse, StandsElsewhere or NoSuchThing."""
    return done(request, operations.stand_in_zone, ref, tuple(body.windows), body.since)


@router.post("/zones/{ref}/end", auth=STAFF, response=shown(ZoneMarked), operation_id="zone_end")
def end_zone(request: HttpRequest, ref: PathRef, body: EndSaid) -> ZoneMarked:
    """The hall has this area no longer. Refuses with NotTheHouse, ImpossibleDates or NoSuchThing."""
    return done(request, operations.end_zone, ref, body.on, body.basis)


@router.post("/{ref}/facilities", auth=STAFF, response={201: shown(FacilityKept)}, operation_id="centre_facility")
def install(request: HttpRequest, ref: PathRef, body: FacilitySaid) -> FacilityKept:
    """Something stands there for everybody. Refuses with NotTheHouse, NotInList, NameTaken or StandsElsewhere."""
    facts = (ref, body.kind, body.name, body.where, body.zone or "", body.since)
    return done(request, operations.install_facility, *facts)


@router.post("/facilities/{ref}/end", auth=STAFF, response=shown(FacilityKept), operation_id="facility_end")
def remove(request: HttpRequest, ref: PathRef, body: EndSaid) -> FacilityKept:
    """It stands there no longer. Refuses with NotTheHouse, ImpossibleDates or NoSuchThing."""
    return done(request, operations.remove_facility, ref, body.on, body.basis)


@router.post("/facilities/{ref}/faults", auth=ALL, response=shown(FacilityKept), operation_id="facility_fault")
def report(request: HttpRequest, ref: PathRef, body: FaultTold) -> FacilityKept:
    """It does not work; no name is asked for. Refuses with TooManyKnocks, NoSuchThing, ToldAlready or Missing."""
    knock(request, "fault", TOLD, PER)
    return done(request, operations.report_fault, ref, body.told)


@router.post("/facilities/{ref}/found", auth=STAFF, response=shown(FacilityKept), operation_id="facility_found")
def find(request: HttpRequest, ref: PathRef) -> FacilityKept:
    """The house looked: it does not work. Refuses with Works, NoSuchThing or NotAllowed."""
    return done(request, operations.find_fault, ref)


@router.post("/facilities/{ref}/mended", auth=STAFF, response=shown(FacilityKept), operation_id="facility_mended")
def mend(request: HttpRequest, ref: PathRef, body: FacilityMended) -> FacilityKept:
    """It works again. Refuses with Works, Missing, NoSuchThing or NotTheHouse."""
    return done(request, operations.mend_facility, ref, body.how)


@router.post("/{ref}/uses", auth=STAFF, response={201: shown(Described)}, operation_id="centre_use")
def share(request: HttpRequest, ref: PathRef, body: UseSaid) -> Described:
    """What it is besides. Refuses with NotTheHouse, NotInList, SharedAlready or NoSuchThing."""
    return done(request, operations.share_premises, ref, body.use, body.hours, body.since, body.basis)


@router.post("/uses/{ref}/end", auth=STAFF, response=shown(Described), operation_id="use_end")
def end_use(request: HttpRequest, ref: PathRef, body: EndSaid) -> Described:
    """It is this no longer. Refuses with NotTheHouse, ImpossibleDates or NoSuchThing."""
    return done(request, operations.end_shared_use, ref, body.on, body.basis)


@router.post("/{ref}/banks", auth=STAFF, response={201: shown(Described)}, operation_id="centre_bank")
def bank(request: HttpRequest, ref: PathRef, body: BankSaid) -> Described:
    """A bank serves there. Refuses with NotTheHouse, NotInList, SharedAlready, Missing or NoSuchThing."""
    return done(request, operations.take_in_bank, ref, body.name, body.account, body.since)


@router.post("/banks/{ref}/end", auth=STAFF, response=shown(Described), operation_id="bank_end")
def end_bank(request: HttpRequest, ref: PathRef, body: EndSaid) -> Described:
    """The bank serves there no longer. Refuses with NotTheHouse, ImpossibleDates or NoSuchThing."""
    return done(request, operations.end_bank, ref, body.on, body.basis)


@lost_router.get("", auth=ALL, response=shown(FoundPage), operation_id="lost_property")
def kept(request: HttpRequest, centre: Word = "", kind: Word = "", words: Word = "", after: After = "") -> FoundPage:
    """What is kept for whoever lost it; nothing of it tells whose it is."""
    return found.kept(clock.now(), centre, kind, words, after)


@lost_router.get("/claims", auth=CITIZEN, response=several(ClaimRow), operation_id="lost_claims")
def claims(request: HttpRequest) -> list[ClaimRow]:
    """What you said is yours."""
    return list(found.mine(asker(request)))


@lost_router.post("/claims/{number}", auth=CITIZEN, response={201: shown(Claimed)}, operation_id="lost_claim")
def claim(request: HttpRequest, number: str, body: ClaimMade) -> Claimed:
    """It is yours, and what only you can know of it. Refuses with ThingUnknown, ClaimWaits, ClaimedTooOften or
    Missing."""
    knock(request, "lost", TOLD, PER)
    return done(request, lost.claim_thing, number, body.proof)


@lost_router.get("/kept", auth=STAFF, response=several(KeptThing), operation_id="lost_kept")
def at_desk(request: HttpRequest) -> list[KeptThing]:
    """What your desks keep, with the claims and without the marks."""
    return list(found.at_desk(asker(request), clock.now()))


@lost_router.post("/kept", auth=STAFF, response={201: shown(ThingKept)}, operation_id="lost_take_in")
def take_in(request: HttpRequest, body: ThingBrought) -> ThingKept:
    """Take in what somebody found. Refuses with NotAllowed, NotInList, ImpossibleDates, Missing or TellsTooMuch."""
    facts = (body.centre, body.kind, body.shown, body.where, body.found_on, body.marks)
    return done(request, lost.take_in_thing, ThingFound(*facts))


@lost_router.post("/kept/{ref}/claims", auth=STAFF, response={201: shown(Claimed)}, operation_id="lost_record")
def record(request: HttpRequest, ref: PathRef, body: ClaimRecorded) -> Claimed:
    """Write down what somebody at the desk knows. Refuses with ThingUnknown, NoSuchThing or ClaimWaits."""
    return done(request, lost.record_claim, ref, body.identity, body.proof)


@lost_router.post("/kept/{ref}/marks", auth=STAFF, response=result_of(lost.open_marks), operation_id="lost_open_marks")
def open_marks(request: HttpRequest, ref: PathRef) -> MarksOpened:
    """Open the marks while a claim waits that you weigh; each look is on record. Asked again under its key it tells
    nothing. Refuses with ThingUnknown or NothingToWeigh."""
    return done(request, lost.open_marks, ref)


@lost_router.post("/kept/{ref}/claims/{claim}", auth=STAFF, response=shown(Claimed), operation_id="lost_weigh")
def weigh(request: HttpRequest, ref: PathRef, claim: PathRef, body: ClaimWeighed) -> Claimed:
    """Weigh a claim. Refuses with ThingUnknown, NoSuchThing, OwnClaim, RecordedHere, WeighedAlready, ClaimWaits or
    Missing."""
    return done(request, lost.weigh_claim, ref, claim, body.outcome, body.why)


@lost_router.post("/kept/{ref}/handed-out", auth=STAFF, response=shown(ThingKept), operation_id="lost_hand_out")
def hand_out(request: HttpRequest, ref: PathRef, body: ThingSigned) -> ThingKept:
    """Hand it out to whose claim fits. Refuses with ThingUnknown, WrongState, NotFoundToFit, SignedByAnother,
    OwnClaim or RecordedHere."""
    return done(request, lost.hand_out_thing, ref, body.identity)


@lost_router.post("/kept/{ref}/given-over", auth=STAFF, response=shown(ThingKept), operation_id="lost_give_over")
def give_over(request: HttpRequest, ref: PathRef, body: GivenTo) -> ThingKept:
    """Give over what nobody fetched. Refuses with ThingUnknown, StillKept, NotFoundToFit, WrongState or Missing."""
    return done(request, lost.give_over, ref, body.to)
