"""Parcels: what goes by post for a case, and the carrier's own door, which believes nothing that is not signed."""

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import Router
from pydantic import Field, StrictInt

from yimen.channels.api.asking import asker, done
from yimen.channels.api.authority import ALL, CITIZEN, SIGNED_IN, STAFF
from yimen.channels.api.drafts import Handed
from yimen.channels.api.shapes import Body, Code, PathRef, Text100, Text500, result_of, several, shown
from yimen.engine.case.cases.operations.receiving import Submitted
from yimen.engine.centre.postage import operations as postage
from yimen.engine.centre.postage import queries as settled
from yimen.engine.centre.postage.operations import StatementKept
from yimen.engine.centre.postage.rows import StatementLine, StatementRow
from yimen.engine.delivery.parcels import operations, queries
from yimen.engine.delivery.parcels.operations import Going, Handing, RateKept
from yimen.engine.delivery.parcels.operations.hearing import CarrierHeard
from yimen.engine.delivery.parcels.operations.posting import ParcelTold
from yimen.engine.delivery.parcels.rows import ParcelRow, RateRow
from yimen.engine.money.fees.operations import Billed
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.parcel_life import Direction
from yimen.kernel.postage import PostageWay
from yimen.threshold import clock
from yimen.threshold.run import run
from yimen.threshold.terminals import filing_by_post

router = Router(tags=["parcels"])

SIGNATURE = "X-Carrier-Signature"
CARRIER = Actor(kind=ActorKind.SYSTEM, ref="carrier", name="寄递企业")


class WhereTo(Body):
    """The applicant's end of a parcel."""

    name: Text100
    phone: Text100
    address: Text500
    pays: PostageWay | None = None
    """How the postage is paid, where the rate of the day offers more than one way."""
    told_fen: Annotated[StrictInt, Field(ge=0, le=200_000)] = 0
    """What the applicant was told that it costs them; asked for more than that, nothing is ordered."""


class Originals(WhereTo):
    """Originals to be fetched there."""

    materials: Annotated[list[Code], Field(max_length=50)] = []


class HandedByPost(Handed, Originals):
    """The draft as it was seen, and what goes by express: the result out, originals in, or both."""

    directions: Annotated[list[Direction], Field(min_length=1, max_length=2)]


class RateSaid(Body):
    """What a parcel in a direction costs from a day on, and by which ways it may be paid for."""

    direction: Direction
    fen: Annotated[StrictInt, Field(ge=1, le=100_000)]
    ways: Annotated[list[PostageWay], Field(min_length=1, max_length=2)]
    basis: Text500
    begins: date


class RateEnd(Body):
    """From when it holds no more, and by which document."""

    on: date
    basis: Text500


class MonthSaid(Body):
    """A day of the month, what the carrier's invoice asks for, and why that is another sum when it is."""

    month: date
    invoiced_fen: Annotated[StrictInt, Field(ge=0, le=10**10)]
    note: Text500 = ""


class BackReason(Body):
    """Why a statement is sent back."""

    reason: Text500


@router.post(
    "/drafts/{ref}/submit-by-post", auth=CITIZEN, response={201: shown(Submitted)}, operation_id="drafts_submit_by_post"
)
def submit_by_post(request: HttpRequest, ref: PathRef, body: HandedByPost) -> Submitted:
    """Hand the draft in and say in the same act what goes by express; refused in one, nothing is done of either.

    Refuses as the handing in does, and with PostNotOffered, UnknownDefect, PostageDearer, BadPhone, Missing, NotInList,
    TooLong or StrangeCharacter.
    """
    handing = Handing(ref, body.revision, body.centre or "", body.office or "")
    ways = tuple(str(one) for one in body.directions)
    going = Going(ways, tuple(body.materials), body.name, body.phone, body.address, body.pays or "", body.told_fen)
    act, sitting = filing_by_post(request)
    sent: Submitted = done(request, act, handing, going, *sitting)
    return sent


@router.get("/cases/{ref}/parcels", auth=SIGNED_IN, response=several(ParcelRow), operation_id="cases_parcels")
def of_case(request: HttpRequest, ref: PathRef) -> list[ParcelRow]:
    """The parcels of a case with every word of the carrier, the newest first."""
    return list(queries.of_case(ref, asker(request), clock.now()))


@router.post(
    "/cases/{ref}/parcels/result",
    auth=SIGNED_IN,
    response={201: result_of(operations.want_result)},
    operation_id="cases_want_result",
)
def want_result(request: HttpRequest, ref: PathRef, body: WhereTo) -> ParcelTold:
    """Have the result sent to this address. Refuses with CaseUnknown, PostNotOffered, DeliveredAlready, ParcelOpen,
    PostageDearer, NotYourRole, NotYourDesk, PostEnded, OwnMatter, BadPhone, Missing, NotInList, TooLong or
    StrangeCharacter.
    """
    where = (body.name, body.phone, body.address, body.pays or "", body.told_fen)
    return done(request, operations.want_result, ref, *where)


@router.post(
    "/cases/{ref}/parcels/originals",
    auth=SIGNED_IN,
    response={201: result_of(operations.send_originals)},
    operation_id="cases_send_originals",
)
def send_originals(request: HttpRequest, ref: PathRef, body: Originals) -> ParcelTold:
    """Have originals fetched at this address. Refuses with CaseUnknown, PostNotOffered, UnknownDefect, ParcelOpen,
    PostageDearer, NotYourRole, NotYourDesk, PostEnded, OwnMatter, BadPhone, Missing, NotInList, TooLong or
    StrangeCharacter.
    """
    facts = (tuple(body.materials), body.name, body.phone, body.address, body.pays or "", body.told_fen)
    return done(request, operations.send_originals, ref, *facts)


@router.post("/parcels/{ref}/bill", auth=SIGNED_IN, response=shown(Billed), operation_id="parcels_bill")
def bill(request: HttpRequest, ref: PathRef) -> Billed:
    """The bill for postage that is paid before the parcel goes; asked again, the same bill.

    Refuses with ParcelUnknown or NoPostageDue.
    """
    return done(request, postage.bill_postage, ref)


@router.get("/parcels/rates", auth=ALL, response=several(RateRow), operation_id="parcels_rates")
def rates(request: HttpRequest) -> list[RateRow]:
    """What a parcel costs and by which ways it is paid for, today's rates and later ones first."""
    return list(queries.rates(clock.now()))


@router.post("/parcels/rates", auth=STAFF, response={201: shown(RateKept)}, operation_id="parcels_state_rate")
def state_rate(request: HttpRequest, body: RateSaid) -> RateKept:
    """State a rate. Refuses with NotAllowed, NotInList, Missing, TooLong, StrangeCharacter, ImpossibleDates or
    RateStands."""
    said = (body.direction, body.fen, tuple(body.ways), body.basis, body.begins)
    return done(request, operations.state_postage_rate, *said)


@router.post("/parcels/rates/{ref}/end", auth=STAFF, response=shown(RateKept), operation_id="parcels_end_rate")
def end_rate(request: HttpRequest, ref: PathRef, body: RateEnd) -> RateKept:
    """End a rate. Refuses with NotAllowed, NoSuchThing, Missing, TooLong, StrangeCharacter or ImpossibleDates."""
    return done(request, operations.end_postage_rate, ref, body.on, body.basis)


@router.get("/parcels/statements", auth=STAFF, response=several(StatementRow), operation_id="postage_statements")
def statements(request: HttpRequest) -> list[StatementRow]:
    """The months settled with the carrier, the latest first; for who keeps its books."""
    return list(settled.statements(asker(request)))


@router.get("/parcels/statements/{ref}", auth=STAFF, response=several(StatementLine), operation_id="postage_statement")
def statement(request: HttpRequest, ref: PathRef) -> list[StatementLine]:
    """One month, parcel by parcel, without anybody's name."""
    return list(settled.lines(ref, asker(request)))


@router.post("/parcels/statements", auth=STAFF, response={201: shown(StatementKept)}, operation_id="postage_draw")
def draw(request: HttpRequest, body: MonthSaid) -> StatementKept:
    """Draw the statement of a month that is over. Refuses with NotYourRole, NotInList, MonthNotOver, InvoiceDiffers,
    MonthSettled, TooLong or StrangeCharacter."""
    return done(request, postage.draw_postage_statement, body.month, body.invoiced_fen, body.note)


@router.post(
    "/parcels/statements/{ref}/confirm", auth=STAFF, response=shown(StatementKept), operation_id="postage_confirm"
)
def confirm(request: HttpRequest, ref: PathRef) -> StatementKept:
    """Confirm what another drew. Refuses with NotYourRole, StatementUnknown or OwnStatement."""
    return done(request, postage.confirm_postage_statement, ref)


@router.post(
    "/parcels/statements/{ref}/return", auth=STAFF, response=shown(StatementKept), operation_id="postage_return"
)
def send_back(request: HttpRequest, ref: PathRef, body: BackReason) -> StatementKept:
    """Send a statement back that nobody confirmed, with the reason; its month is drawn anew. Refuses with NotYourRole,
    StatementUnknown, TextMissing, TooLong or StrangeCharacter."""
    return done(request, postage.return_postage_statement, ref, body.reason)


@router.post("/parcels/{ref}/post", auth=STAFF, response=shown(ParcelTold), operation_id="parcels_post")
def post(request: HttpRequest, ref: PathRef) -> ParcelTold:
    """The result lies packed: ask the carrier for a waybill.

    Refuses with ParcelUnknown, ResultNotReady, DeliveredAlready, FeesOutstanding, PostageOutstanding or WrongState.
    """
    return done(request, operations.post_parcel, ref)


@router.post("/parcels/{ref}/cancel", auth=SIGNED_IN, response=shown(ParcelTold), operation_id="parcels_cancel")
def cancel(request: HttpRequest, ref: PathRef) -> ParcelTold:
    """Send nothing after all, until the carrier has it. Refuses with ParcelUnknown or WrongState."""
    return done(request, operations.cancel_parcel, ref)


@router.post("/parcels/{ref}/lost", auth=SIGNED_IN, response=shown(ParcelTold), operation_id="parcels_lost")
def lost(request: HttpRequest, ref: PathRef) -> ParcelTold:
    """Call a parcel lost after ten silent days. Refuses with ParcelUnknown, WrongState or NotSilentYet."""
    return done(request, operations.call_lost, ref)


@router.post("/parcels/{ref}/replace", auth=STAFF, response={201: shown(ParcelTold)}, operation_id="parcels_replace")
def replace(request: HttpRequest, ref: PathRef) -> ParcelTold:
    """Send once more what was lost or came back. Refuses with ParcelUnknown, WrongState or DeliveredAlready."""
    return done(request, operations.replace_parcel, ref)


@router.post("/parcels/callbacks", auth=ALL, response=shown(CarrierHeard), operation_id="parcels_callbacks")
def callbacks(request: HttpRequest) -> CarrierHeard:
    """One word of the carrier: a JSON object of its own, signed in the header X-Carrier-Signature. Heard once.

    Refuses with CarrierForged, FromTheFuture or ParcelUnknown.
    """
    signature = request.headers.get(SIGNATURE, "")[:200]
    return run(operations.hear_carrier, request.body, signature, by=CARRIER, now=clock.now())
