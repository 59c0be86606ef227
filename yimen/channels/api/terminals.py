"""Terminals of the self-service area: registered, set up, helped at, retired; sittings, and what was filed there."""

from datetime import date, timedelta
from typing import Annotated

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from yimen.channels.api.asking import asker, done, knock
from yimen.channels.api.authority import CITIZEN, SIGNED_IN, STAFF
from yimen.channels.api.shapes import Body, BodyRef, PathRef, Revision, result_of, several, shown
from yimen.engine.case.cases.operations.receiving import Submitted
from yimen.engine.centre.matters.operations.handing_in import MatterHandedIn
from yimen.engine.centre.terminals import operations, queries
from yimen.engine.centre.terminals.operations import (
    ResultTaken,
    SittingSaid,
    TerminalActivated,
    TerminalCode,
    TerminalKept,
)
from yimen.engine.centre.terminals.rows import TerminalFilings, TerminalRow
from yimen.registries.dated import day_of
from yimen.threshold import clock
from yimen.threshold.run import run

router = Router(tags=["terminals"])

Secret = Annotated[str, Field(min_length=32, max_length=100, description="What the terminal alone knows of itself")]


class TerminalNew(Body):
    """In which centre, and what it is called there."""

    centre: BodyRef
    name: str = Field(max_length=40)


class TerminalSetUp(Body):
    """The one-time code, and the secret by which the terminal is known from now on: 32 characters or more."""

    code: str = Field(max_length=20)
    secret: Secret


class TerminalEnd(Body):
    """Why it is retired."""

    reason: str = Field(max_length=200)


class SittingBegun(Body):
    """At which terminal."""

    secret: Secret


class SittingFiled(Body):
    """A draft as it was seen, the centre it goes to, and the office chosen where several decide with equal effect."""

    draft: BodyRef
    revision: Revision
    centre: BodyRef | None = None
    office: BodyRef | None = None


class SittingMatterFiled(Body):
    """A matter as it was seen, and the centre it goes to."""

    matter: BodyRef
    revision: Revision
    centre: BodyRef | None = None


class SittingTaken(Body):
    """Whose result is taken."""

    case: BodyRef


@router.get("", auth=STAFF, response=several(TerminalRow), operation_id="terminals")
def listed(request: HttpRequest) -> list[TerminalRow]:
    """The terminals of your centres: waiting, free, in use or retired. Nobody reads here who sits there."""
    return list(queries.terminals(asker(request), clock.now()))


@router.get("/filings", auth=STAFF, response=several(TerminalFilings), operation_id="terminal_filings")
def filings(request: HttpRequest, since: date | None = None, until: date | None = None) -> list[TerminalFilings]:
    """How many cases were filed at each terminal of your centres, and how many with help; 30 days unless said."""
    now = clock.now()
    last = until or day_of(now)
    return list(queries.filings(asker(request), since or last - timedelta(days=30), last, now))


@router.post("", auth=STAFF, response={201: result_of(operations.register_terminal)}, operation_id="terminal_register")
def register(request: HttpRequest, body: TerminalNew) -> TerminalCode:
    """Register a terminal; its code is told once.

    Refuses with NoSuchThing, NotAllowed, Missing, StrangeCharacter or TerminalNamed.
    """
    return done(request, operations.register_terminal, body.centre, body.name)


@router.post("/activate", auth=SIGNED_IN, response=shown(TerminalActivated), operation_id="terminal_activate")
def activate(request: HttpRequest, body: TerminalSetUp) -> TerminalActivated:
    """Become the terminal whose code was typed in. Refuses with BadTerminalCode or TooManyKnocks."""
    knock(request, "terminal_code", 10, timedelta(minutes=15))
    now = clock.now()
    return run(operations.activate_terminal, code=body.code, secret=body.secret, by=asker(request), now=now)


@router.post("/{ref}/code", auth=STAFF, response=shown(TerminalCode), operation_id="terminal_code")
def code(request: HttpRequest, ref: PathRef) -> TerminalCode:
    """A new code; the one before is worth nothing. Refuses with TerminalUnknown or TerminalRetired."""
    return done(request, operations.give_terminal_code, ref)


@router.post("/{ref}/help", auth=STAFF, response=shown(SittingSaid), operation_id="terminal_help")
def assist(request: HttpRequest, ref: PathRef) -> SittingSaid:
    """Help who sits there, in your own name. Refuses with TerminalUnknown, NobodySits or HelpedBy."""
    return done(request, operations.help_at_terminal, ref)


@router.post("/{ref}/retire", auth=STAFF, response=shown(TerminalKept), operation_id="terminal_retire")
def retire(request: HttpRequest, ref: PathRef, body: TerminalEnd) -> TerminalKept:
    """Retire a terminal. Refuses with TerminalUnknown, TerminalRetired, Missing or StrangeCharacter."""
    return done(request, operations.retire_terminal, ref, body.reason)


@router.post("/sittings", auth=CITIZEN, response={201: shown(SittingSaid)}, operation_id="sitting_begin")
def begin(request: HttpRequest, body: SittingBegun) -> SittingSaid:
    """Sit down at a terminal; whoever sat there is signed out. Refuses with NotAllowed or TerminalUnknown."""
    return done(request, operations.begin_sitting, secret=body.secret)


@router.post("/sittings/{ref}/stay", auth=CITIZEN, response=shown(SittingSaid), operation_id="sitting_stay")
def stay(request: HttpRequest, ref: PathRef) -> SittingSaid:
    """Say that you are still there. Refuses with SittingOver."""
    return done(request, operations.stay_at_terminal, ref)


@router.post("/sittings/{ref}/alone", auth=CITIZEN, response=shown(SittingSaid), operation_id="sitting_alone")
def alone(request: HttpRequest, ref: PathRef) -> SittingSaid:
    """Go on without the guide. Refuses with SittingOver."""
    return done(request, operations.leave_alone, ref)


@router.post("/sittings/{ref}/file", auth=CITIZEN, response={201: shown(Submitted)}, operation_id="sitting_file")
def file(request: HttpRequest, ref: PathRef, body: SittingFiled) -> Submitted:
    """Hand a draft in at the terminal. Refuses with SittingOver, and as handing in a draft does."""
    sent = (body.draft, body.revision, body.centre or "", body.office or "", ref)
    return done(request, operations.file_at_terminal, *sent)


@router.post(
    "/sittings/{ref}/file-matter", auth=CITIZEN, response=shown(MatterHandedIn), operation_id="sitting_file_matter"
)
def file_matter(request: HttpRequest, ref: PathRef, body: SittingMatterFiled) -> MatterHandedIn:
    """Hand a matter in at the terminal. Refuses with SittingOver, and as handing in a matter does."""
    return done(request, operations.file_matter_at_terminal, body.matter, body.revision, body.centre or "", ref)


@router.post("/sittings/{ref}/take", auth=CITIZEN, response=shown(ResultTaken), operation_id="sitting_take")
def take(request: HttpRequest, ref: PathRef, body: SittingTaken) -> ResultTaken:
    """Take the result of your own case there, once nothing is owed. Refuses with SittingOver, CaseUnknown, NotYet,
    FeesOutstanding or NobodyReads."""
    return done(request, operations.take_at_terminal, body.case, ref)


@router.post("/sittings/{ref}/end", auth=CITIZEN, response=shown(SittingSaid), operation_id="sitting_end")
def end(request: HttpRequest, ref: PathRef) -> SittingSaid:
    """Finish and wipe. Refuses with SittingOver."""
    return done(request, operations.end_sitting, ref)
