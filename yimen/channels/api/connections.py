"""Connected systems: the register, jumps with a case, and questions about oneself or for a case at hand."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from yimen.channels.api.asking import asker, done, knock
from yimen.channels.api.authority import CITIZEN, SIGNED_IN, STAFF
from yimen.channels.api.shapes import Body, BodyRef, PathRef, Text100, Text500, result_of, several, shown
from yimen.engine.exchange.connections import operations, queries
from yimen.engine.exchange.connections.operations import Connecting
from yimen.engine.exchange.connections.rows import CallRow, Coverage, SystemShown
from yimen.engine.exchange.heartbeats import queries as heartbeats
from yimen.engine.exchange.heartbeats.rows import AlarmRow, WatchedRow
from yimen.threshold import clock
from yimen.threshold.run import run

router = Router(tags=["connected systems"])


class SystemNamed(Body):
    """A system to be connected: of which kind, whose, by which way, under which edition of its interface."""

    office: BodyRef
    kind: str = Field(max_length=40)
    name: Text100
    way: str = Field(max_length=20)
    contract: Text100
    address: str = Field("", max_length=300)
    silent_after_minutes: int = Field(60, ge=1, le=44640)
    items: list[BodyRef] = Field(default_factory=list, max_length=500)
    beside: str = Field("", max_length=200)

    def said(self) -> Connecting:
        return Connecting(
            self.kind, self.name, self.way, self.contract, self.address, self.silent_after_minutes, tuple(self.items),
            self.beside,
        )  # fmt: skip


class BasisTold(Body):
    """On what basis."""

    basis: Text500


class JumpWanted(Body):
    """To which system, and as whom: the applicant, yourself or a party for whom you act; at a window nobody."""

    system: BodyRef
    party: str = Field("", max_length=40)


class OwnAsked(Body):
    """Of whom: yourself, or a party for whom you act."""

    party: BodyRef


class CaseAsked(Body):
    """For which case at your desk, and what for."""

    case: BodyRef
    purpose: Text500


@router.get("/connections", auth=STAFF, response=several(SystemShown), operation_id="connections_list")
def listed(request: HttpRequest) -> list[SystemShown]:
    """The register, with what each system is like by what came from it; for who keeps it or watches."""
    return list(queries.systems(asker(request), clock.now()))


@router.get("/connections/lines", auth=STAFF, response=several(WatchedRow), operation_id="connections_lines")
def lines(request: HttpRequest) -> list[WatchedRow]:
    """Every system and point with its line and its last hour of cases, the worst first; for who keeps or watches."""
    return list(heartbeats.lines(asker(request), clock.now()))


@router.get("/connections/alarms", auth=STAFF, response=several(AlarmRow), operation_id="connections_alarms")
def alarms(request: HttpRequest) -> list[AlarmRow]:
    """What is silent or stalls, who answers by when, and what was said; of others what they answer for themselves."""
    return list(heartbeats.alarms(asker(request), clock.now()))


@router.get("/connections/coverage", auth=STAFF, response=shown(Coverage), operation_id="connections_coverage")
def coverage(request: HttpRequest) -> Coverage:
    """How many kinds of systems are connected, and which are missing."""
    return queries.coverage(asker(request), clock.now())


@router.post(
    "/connections", auth=STAFF, response={201: result_of(operations.connect_system)}, operation_id="connections_connect"
)
def connect(request: HttpRequest, body: SystemNamed) -> Any:
    """Connect a system; its key is told once. Refuses with NotAllowed, NoSuchThing, NotInList, Missing or
    SystemTaken."""
    return done(request, operations.connect_system, body.office, body.said())


@router.post(
    "/connections/{ref}/key",
    auth=STAFF,
    response=result_of(operations.renew_connection_key),
    operation_id="connections_key",
)
def key(request: HttpRequest, ref: PathRef) -> Any:
    """Give it another key. Refuses with NotAllowed or SystemUnknown."""
    return done(request, operations.renew_connection_key, ref)


@router.post(
    "/connections/{ref}/end",
    auth=STAFF,
    response=result_of(operations.disconnect_system),
    operation_id="connections_disconnect",
)
def disconnect(request: HttpRequest, ref: PathRef, body: BasisTold) -> Any:
    """Disconnect it on a basis. Refuses with NotAllowed, SystemUnknown or Missing."""
    return done(request, operations.disconnect_system, ref, body.basis)


@router.post(
    "/cases/{ref}/jumps", auth=SIGNED_IN, response={201: result_of(operations.jump)}, operation_id="connections_jump"
)
def jump(request: HttpRequest, ref: PathRef, body: JumpWanted) -> Any:
    """Go over to a system with the case; the ticket is good once and for minutes.

    Refuses with CaseUnknown, NotAsThem, NotYourRole, NotYourDesk, PostEnded, OwnMatter, StoodAside, WrongState,
    SystemUnknown, OtherWay or NotItsItem.
    """
    return done(request, operations.jump, ref, body.system, body.party)


@router.post(
    "/connections/{ref}/own",
    auth=CITIZEN,
    response=result_of(operations.ask_system),
    operation_id="connections_ask_own",
)
def ask_own(request: HttpRequest, ref: PathRef, body: OwnAsked) -> Any:
    """Ask a system about yourself; what it answers is kept with no errand. Refuses with SystemUnknown, OtherWay,
    NotYourRole or TooManyKnocks."""
    knock(request, "ask_system", 20, timedelta(hours=1))
    return run(operations.ask_system, ref, body.party, "", "", by=asker(request), now=clock.now())


@router.post(
    "/connections/{ref}/asked", auth=STAFF, response=result_of(operations.ask_system), operation_id="connections_ask"
)
def ask(request: HttpRequest, ref: PathRef, body: CaseAsked) -> Any:
    """Ask a system about the applicant of a case at your desk; they see it, and it is kept with no errand.

    Refuses with SystemUnknown, OtherWay, NotItsItem, CaseUnknown, NotYourRole, NoOpenTask, OwnMatter, StoodAside or
    TextMissing.
    """
    return run(operations.ask_system, ref, "", body.case, body.purpose, by=asker(request), now=clock.now())


@router.get("/connections/asked-of-me", auth=CITIZEN, response=several(CallRow), operation_id="connections_asked")
def asked(request: HttpRequest) -> list[CallRow]:
    """Who asked which system about those you act for, and what for."""
    return list(queries.asked_of_mine(asker(request)))
