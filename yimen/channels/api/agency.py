"""Agency: mandates given at a village point, what an agent hands in under them, batches to the town, and the ledger."""

from collections.abc import Sequence
from typing import Annotated

from django.http import HttpRequest
from ninja import File, Form, Router, UploadedFile
from pydantic import Field

from yimen.channels.api.asking import asker, done, there
from yimen.channels.api.authority import CITIZEN, STAFF
from yimen.channels.api.doorstep import only
from yimen.channels.api.shapes import (
    After,
    Body,
    BodyRef,
    Code,
    Moment,
    PathRef,
    Text100,
    Text500,
    Text10000,
    result_of,
    several,
    shown,
)
from yimen.engine.delivery.consignments import operations as consigning
from yimen.engine.delivery.consignments import queries as consignments
from yimen.engine.delivery.consignments.operations.packing import ConsignmentTold, Packed
from yimen.engine.delivery.consignments.rows import ConsignmentRow, ConsignmentView, WaitingRow
from yimen.engine.public.agency import operations, queries
from yimen.engine.public.agency.operations.entrusting import MandateTold
from yimen.engine.public.agency.operations.filing import Matter, TakenInTogether
from yimen.engine.public.agency.rows import AtHand, IntakeRow, ProofRow, VillageLedger
from yimen.registries.people.operations.register import PartyRegistered
from yimen.threshold import clock

router = Router(tags=["agency"])
Refs = Annotated[list[BodyRef], Field(max_length=50)]


class Villager(Body):
    """Somebody who comes to the agent for the first time."""

    name: Text100
    number: Text100
    phone: Text100 = ""


class AgencyAsked(Body):
    """A mandate to be given on the villager's phone."""

    principal: BodyRef
    items: Refs
    until: Moment


class MatterTold(Body):
    """One item that the villager came for."""

    item: BodyRef
    answers: Annotated[list[Text100], Field(max_length=100)] = []
    form: dict[Code, Text10000] = Field(default={}, max_length=200)
    office: BodyRef | None = None


class Coming(Body):
    """What a villager came for, under one mandate."""

    mandate: BodyRef
    matters: Annotated[list[MatterTold], Field(max_length=50)]


class PackedTold(Body):
    """The papers of one case, by the codes of their materials."""

    case: BodyRef
    materials: Annotated[list[Code], Field(max_length=50)]


class ConsignmentAsked(Body):
    """A batch with its papers, for a centre above."""

    destination: BodyRef
    papers: Annotated[list[PackedTold], Field(max_length=200)]


class CaseTakenOut(Body):
    """A case whose papers stay."""

    case: BodyRef


class CaseChecked(Body):
    """Which papers of a case came."""

    case: BodyRef
    came: Annotated[list[Code], Field(max_length=50)]
    remark: Text100 = ""


class DiscrepancySettled(Body):
    """How differences were settled."""

    how: Text500


@router.get("/agency/at-hand", auth=STAFF, response=shown(AtHand), operation_id="agency_at_hand")
def at_hand(request: HttpRequest) -> AtHand:
    """What waits for the agent of a point."""
    return there(queries.at_hand(asker(request)))


@router.post(
    "/agency/villagers",
    auth=STAFF,
    response={201: result_of(operations.register_villager)},
    operation_id="agency_register",
)
def register(request: HttpRequest, body: Villager) -> PartyRegistered:
    """Register a villager. Refuses with NotAnAgent, AgentHasNoPerson, NameDiffers, BadNumber, BadPhone or Missing."""
    return done(request, operations.register_villager, body.name, body.number.upper(), body.phone)


@router.get("/agency/mandates", auth=STAFF, response=several(ProofRow), operation_id="agency_mandates")
def mandates(request: HttpRequest) -> list[ProofRow]:
    """The mandates given or asked for at the agent's own point."""
    return list(queries.mandates(asker(request), clock.now()))


@router.post("/agency/mandates/ask", auth=STAFF, response={201: shown(MandateTold)}, operation_id="agency_ask")
def ask(request: HttpRequest, body: AgencyAsked) -> MandateTold:
    """Ask a villager for a mandate, to be given on their phone. Refuses with NotAnAgent, AgentHasNoPerson,
    NothingEntrusted, MandateUnbounded, NoSuchThing or OwnMandate.
    """
    return done(request, operations.ask_mandate, body.principal, tuple(body.items), body.until)


@router.post("/agency/mandates/paper/files", auth=STAFF, response={201: shown(MandateTold)}, operation_id="agency_take")
def take(
    request: HttpRequest,
    principal: Form[BodyRef],
    items: Form[Text500],
    until: Form[Moment],
    file: File[UploadedFile],
) -> MandateTold:
    """Take a signed mandate in with its scan; `items` are references with commas between. Refuses with NotAnAgent,
    AgentHasNoPerson, NothingEntrusted, MandateUnbounded, NoSuchThing, OwnMandate or TooManyFiles.
    """
    only(request.POST, "principal", "items", "until")
    named = tuple(one.strip() for one in items.split(","))
    return done(request, operations.take_mandate, principal, named, until, file.name or "", file.read())


@router.get("/agency/asked", auth=CITIZEN, response=several(ProofRow), operation_id="agency_asked")
def asked(request: HttpRequest) -> list[ProofRow]:
    """The mandates that an agent asked you for."""
    return list(queries.asked_of(asker(request), clock.now()))


@router.post("/agency/mandates/{ref}/confirm", auth=CITIZEN, response=shown(MandateTold), operation_id="agency_confirm")
def confirm(request: HttpRequest, ref: PathRef) -> MandateTold:
    """Give the mandate you were asked for. Refuses with ProofUnknown or ProofAnswered."""
    return done(request, operations.confirm_mandate, ref)


@router.post("/agency/mandates/{ref}/decline", auth=CITIZEN, response=shown(MandateTold), operation_id="agency_decline")
def decline(request: HttpRequest, ref: PathRef) -> MandateTold:
    """Give no mandate. Refuses with ProofUnknown or ProofAnswered."""
    return done(request, operations.decline_mandate, ref)


@router.post(
    "/agency/intakes", auth=STAFF, response={201: result_of(operations.take_in_together)}, operation_id="agency_take_in"
)
def take_in(request: HttpRequest, body: Coming) -> TakenInTogether:
    """Hand in for a villager what they came for, all or nothing. Refuses with NotAnAgent, AgentHasNoPerson,
    ProofUnknown, NothingEntrusted, NotEntrusted, ItemNotApplicable, ItemSuspended, WrongAudience, PrerequisiteMissing,
    SituationUnknown, DraftIncomplete, NotTakenInHere, ClassTooLow, OfficeNotOffered, ChooseOffice, NoDesk, FieldMissing
    or FieldMalformed.
    """
    matters = tuple(Matter(one.item, tuple(one.answers), one.form, one.office or "") for one in body.matters)
    return done(request, operations.take_in_together, body.mandate, matters)


@router.get("/agency/intakes/{ref}", auth=STAFF, response=shown(IntakeRow), operation_id="agency_intake")
def intake(request: HttpRequest, ref: PathRef) -> IntakeRow:
    """One coming of a villager with every case, whichever level decides it."""
    return there(queries.intake(ref, asker(request)))


@router.get("/agency/ledgers/{ref}", auth=STAFF, response=shown(VillageLedger), operation_id="agency_ledger")
def ledger(request: HttpRequest, ref: PathRef, after: After = "") -> VillageLedger:
    """The ledger of a point, the newest first, a page by key."""
    return there(queries.ledger(ref, asker(request), after))


@router.get("/consignments/waiting", auth=STAFF, response=several(WaitingRow), operation_id="consignments_waiting")
def waiting(request: HttpRequest) -> list[WaitingRow]:
    """Open cases of the agent's point whose papers still lie there."""
    return list(consignments.waiting(asker(request)))


@router.get("/consignments/sent", auth=STAFF, response=several(ConsignmentRow), operation_id="consignments_sent")
def sent(request: HttpRequest) -> list[ConsignmentRow]:
    """The batches of the agent's own point, the newest first."""
    return list(consignments.of_point(asker(request)))


@router.get("/consignments/coming", auth=STAFF, response=several(ConsignmentRow), operation_id="consignments_coming")
def coming(request: HttpRequest) -> list[ConsignmentRow]:
    """The batches that come to the clerk's own centre, the newest first."""
    return list(consignments.coming(asker(request)))


@router.get("/consignments/{ref}", auth=STAFF, response=shown(ConsignmentView), operation_id="consignments_one")
def consignment(request: HttpRequest, ref: PathRef) -> ConsignmentView:
    """One batch with its cases and what differs."""
    return there(consignments.consignment(ref, asker(request)))


@router.post("/consignments", auth=STAFF, response={201: shown(ConsignmentTold)}, operation_id="consignments_pack")
def pack(request: HttpRequest, body: ConsignmentAsked) -> ConsignmentTold:
    """Pack a batch. Refuses with ConsignmentUnknown, NotAbove, NothingPacked, NotOfThisPoint, PackedElsewhere,
    CaseUnknown or UnknownDefect.
    """
    return done(request, consigning.pack, body.destination, _packed(body.papers))


@router.post(
    "/consignments/{ref}/put-in", auth=STAFF, response=shown(ConsignmentTold), operation_id="consignments_put_in"
)
def put_in(request: HttpRequest, ref: PathRef, body: PackedTold) -> ConsignmentTold:
    """Put the papers of one more case in. Refuses with ConsignmentUnknown, WrongState, NothingPacked, NotOfThisPoint,
    PackedElsewhere, CaseUnknown or UnknownDefect.
    """
    return done(request, consigning.put_in, ref, body.case, tuple(body.materials))


@router.post(
    "/consignments/{ref}/take-out", auth=STAFF, response=shown(ConsignmentTold), operation_id="consignments_take_out"
)
def take_out(request: HttpRequest, ref: PathRef, body: CaseTakenOut) -> ConsignmentTold:
    """Take a case's papers out. Refuses with ConsignmentUnknown, WrongState, CaseUnknown or NotOfThisPoint."""
    return done(request, consigning.take_out, ref, body.case)


@router.post(
    "/consignments/{ref}/set-out", auth=STAFF, response=shown(ConsignmentTold), operation_id="consignments_set_out"
)
def set_out(request: HttpRequest, ref: PathRef) -> ConsignmentTold:
    """Leave for the town. Refuses with ConsignmentUnknown, WrongState or NothingPacked."""
    return done(request, consigning.set_out, ref)


@router.post(
    "/consignments/{ref}/call-off", auth=STAFF, response=shown(ConsignmentTold), operation_id="consignments_call_off"
)
def call_off(request: HttpRequest, ref: PathRef) -> ConsignmentTold:
    """Do not go after all. Refuses with ConsignmentUnknown or WrongState."""
    return done(request, consigning.call_off, ref)


@router.post(
    "/consignments/{ref}/check", auth=STAFF, response=shown(ConsignmentTold), operation_id="consignments_check"
)
def check(request: HttpRequest, ref: PathRef, body: CaseChecked) -> ConsignmentTold:
    """Say which papers of a case came. Refuses with ConsignmentUnknown, OwnHands, WrongState, CaseUnknown,
    NotOfThisPoint, CheckedBefore or UnknownDefect.
    """
    return done(request, consigning.check_case, ref, body.case, tuple(body.came), body.remark)


@router.post("/consignments/{ref}/sign", auth=STAFF, response=shown(ConsignmentTold), operation_id="consignments_sign")
def sign(request: HttpRequest, ref: PathRef) -> ConsignmentTold:
    """Sign for the whole. Refuses with ConsignmentUnknown, OwnHands, WrongState or NotAllChecked."""
    return done(request, consigning.sign_over, ref)


@router.post(
    "/consignments/{ref}/settle", auth=STAFF, response=shown(ConsignmentTold), operation_id="consignments_settle"
)
def settle(request: HttpRequest, ref: PathRef, body: DiscrepancySettled) -> ConsignmentTold:
    """Say how differences were settled. Refuses with ConsignmentUnknown, WrongState or TextMissing."""
    return done(request, consigning.settle, ref, body.how)


def _packed(papers: Sequence[PackedTold]) -> tuple[Packed, ...]:
    return tuple(Packed(one.case, tuple(one.materials)) for one in papers)
