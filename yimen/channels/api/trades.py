"""Trades for programs: categories with their permits and owners, prior permits, merged certificates, schemes."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from django.http import HttpRequest
from ninja import P, QueryEx, Router
from pydantic import Field

from yimen.channels.api.asking import done
from yimen.channels.api.authority import ALL, STAFF
from yimen.channels.api.shapes import Body, BodyRef, Code, PathRef, result_of, several
from yimen.kernel.enterprises import Link, PermitStage, RegisterEffect
from yimen.kernel.time.limit import Limit, Unit
from yimen.registries.dated import day_of
from yimen.registries.trades import operations, queries
from yimen.registries.trades.operations.keeping import PermitSaid, TradeKept, TradeSaid
from yimen.registries.trades.operations.opening import SchemeSaid, SchemeSet
from yimen.registries.trades.operations.registering import RegistrationKept
from yimen.registries.trades.rows import (
    Lightened,
    MergedRow,
    PermitRow,
    PriorRow,
    RegistrationRow,
    SchemeRow,
    TradeFault,
    TradeRow,
)
from yimen.threshold import clock

router = Router(tags=["trades"])

Basis = Annotated[str, Field(min_length=1, max_length=200)]
Name = Annotated[str, Field(min_length=1, max_length=60)]
Days = Annotated[int, Field(ge=0, le=100)]


class PermitTold(Body):
    """A permit that a category needs, and when it comes."""

    item: Code
    stage: PermitStage


class TradeTold(Body):
    """A broad category of business; who supervises follows from its permits where it has some."""

    code: Annotated[str, Field(min_length=1, max_length=20)]
    name: Name
    concrete: list[Name] = Field(max_length=60)
    entry_office: BodyRef
    supervising_office: BodyRef | None = None
    notice_days: Days = 3
    permits: list[PermitTold] = Field([], max_length=10)
    basis: Basis
    begins: date


class PriorTold(Body):
    """A permit that may come before a licence."""

    item: Code
    basis: Basis
    begins: date


class MergedTold(Body):
    """A certificate or filing that is merged into the licence."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    office: BodyRef
    notice_days: Days
    basis: Basis
    begins: date


class RegistrationTold(Body):
    """An item whose grants write the register."""

    item: Code
    effect: RegisterEffect
    basis: Basis
    begins: date


class LinkTold(Body):
    """A link of the way with its working days."""

    name: Name
    days: Annotated[Decimal, Field(ge=0, le=1000, max_digits=6, decimal_places=1)]


class SchemeTold(Body):
    """One limit over a bundle, in working days, and the links before and now."""

    bundle: BodyRef
    days: Annotated[Decimal, Field(gt=0, le=1000, max_digits=6, decimal_places=1)]
    together: list[BodyRef] = Field([], max_length=20)
    links_before: list[LinkTold] = Field(max_length=20)
    links_now: list[LinkTold] = Field(max_length=20)
    basis: Basis
    begins: date


class KeptEnd(Body):
    """From which day on it is kept no more, and why."""

    on: date
    basis: Basis


@router.get("", auth=ALL, response=several(TradeRow), operation_id="trades")
def listed(request: HttpRequest) -> list[TradeRow]:
    """The categories of today, each with its permits and both its offices."""
    return list(queries.trades(day_of(clock.now())))


@router.get("/notice", auth=ALL, response=several(PermitRow), operation_id="licence_notice")
def notice(request: HttpRequest, trade: QueryEx[list[str], P(max_length=20)]) -> list[PermitRow]:
    """The licence notice 证照告知: which permits these categories need, before the licence and after it."""
    taken = queries.by_code(trade, day_of(clock.now()))
    return list({one.item_ref: one for row in taken for one in row.permits}.values())


@router.get("/prior", auth=ALL, response=several(PriorRow), operation_id="prior_permits")
def prior(request: HttpRequest) -> list[PriorRow]:
    """The permits that may come before a licence."""
    return list(queries.prior(day_of(clock.now())))


@router.get("/merged", auth=ALL, response=several(MergedRow), operation_id="merged_certificates")
def merged(request: HttpRequest) -> list[MergedRow]:
    """The certificates that are merged into the licence."""
    return list(queries.merged(day_of(clock.now())))


@router.get("/registrations", auth=ALL, response=several(RegistrationRow), operation_id="registration_items")
def registrations(request: HttpRequest) -> list[RegistrationRow]:
    """The items whose grants write the register."""
    return list(queries.registrations(day_of(clock.now())))


@router.get("/lightened", auth=ALL, response=several(Lightened), operation_id="registrations_lightened")
def lightened(request: HttpRequest) -> list[Lightened]:
    """What registrations asked when they were first published, and what they ask today."""
    return list(queries.lightened(clock.now()))


@router.get("/schemes", auth=ALL, response=several(SchemeRow), operation_id="opening_schemes")
def schemes(request: HttpRequest) -> list[SchemeRow]:
    """How enterprises are opened: one limit, and both ways link by link."""
    return list(queries.schemes(day_of(clock.now())))


@router.get("/faults", auth=STAFF, response=several(TradeFault), operation_id="trade_faults")
def faults(request: HttpRequest) -> list[TradeFault]:
    """What is wrong with categories and registrations today."""
    return list(queries.faults(clock.now()))


@router.post("", auth=STAFF, response=result_of(operations.enter_trade), operation_id="trade_enter")
def enter(request: HttpRequest, body: TradeTold) -> TradeKept:
    """Say what a category is from a day on.

    Refuses with NotAllowed, NoSuchThing, NotInList, Missing, StrangeCharacter, ImpossibleDates, PriorNotListed,
    OwnerMissing, DoubleOwner, ConcreteTaken or TradeTaken.
    """
    said = TradeSaid(
        body.code, body.name, tuple(body.concrete), body.entry_office, body.supervising_office or "", body.notice_days,
        tuple(PermitSaid(one.item, str(one.stage)) for one in body.permits),
    )  # fmt: skip
    return done(request, operations.enter_trade, said, body.basis, body.begins)


@router.post("/prior", auth=STAFF, response=result_of(operations.put_prior), operation_id="prior_put")
def put(request: HttpRequest, body: PriorTold) -> TradeKept:
    """Let a permit come before licences, by the legal office.

    Refuses with NotAllowed, NoSuchThing, Missing, StrangeCharacter, ImpossibleDates or AlreadyKept.
    """
    return done(request, operations.put_prior, body.item, body.basis, body.begins)


@router.post("/prior/{ref}/end", auth=STAFF, response=result_of(operations.strike_prior), operation_id="prior_strike")
def strike(request: HttpRequest, ref: PathRef, body: KeptEnd) -> TradeKept:
    """Strike a permit off the list. Refuses with NotAllowed, NoSuchThing, Missing or ImpossibleDates."""
    return done(request, operations.strike_prior, ref, body.basis, body.on)


@router.post("/merged", auth=STAFF, response=result_of(operations.merge_certificate), operation_id="certificate_merge")
def merge(request: HttpRequest, body: MergedTold) -> TradeKept:
    """Merge a certificate into the licence.

    Refuses with NotAllowed, NoSuchThing, NotInList, Missing, StrangeCharacter, ImpossibleDates or AlreadyKept.
    """
    told = (body.name, body.office, body.notice_days, body.basis, body.begins)
    return done(request, operations.merge_certificate, *told)


@router.post(
    "/merged/{ref}/end", auth=STAFF, response=result_of(operations.part_certificate), operation_id="certificate_part"
)
def part(request: HttpRequest, ref: PathRef, body: KeptEnd) -> TradeKept:
    """Make a certificate one of its own again. Refuses with NotAllowed, NoSuchThing, Missing or ImpossibleDates."""
    return done(request, operations.part_certificate, ref, body.basis, body.on)


@router.post(
    "/registrations", auth=STAFF, response=result_of(operations.register_item), operation_id="registration_item_enter"
)
def register(request: HttpRequest, body: RegistrationTold) -> RegistrationKept:
    """Let the grants of an item write the register.

    Refuses with NotAllowed, NoSuchThing, Missing, StrangeCharacter, ImpossibleDates, RegistrationInterlocked,
    CapitalReportDemanded, FormLacks, TradeOptionUnknown or AlreadyKept.
    """
    return done(request, operations.register_item, body.item, str(body.effect), body.basis, body.begins)


@router.post(
    "/registrations/{ref}/end",
    auth=STAFF,
    response=result_of(operations.unregister_item),
    operation_id="registration_item_end",
)
def unregister(request: HttpRequest, ref: PathRef, body: KeptEnd) -> RegistrationKept:
    """Let an item write the register no more. Refuses with NotAllowed, NoSuchThing, Missing or ImpossibleDates."""
    return done(request, operations.unregister_item, ref, body.basis, body.on)


@router.post("/schemes", auth=STAFF, response=result_of(operations.set_scheme), operation_id="scheme_set")
def set_scheme(request: HttpRequest, body: SchemeTold) -> SchemeSet:
    """Promise that a bundle is done within one limit.

    Refuses with NotAllowed, NoSuchThing, NotInList, Missing, StrangeCharacter, ImpossibleDates, ChildPromisesLonger,
    NotInBundle or AlreadyKept.
    """
    before, now = (tuple(Link(one.name, one.days) for one in told) for told in (body.links_before, body.links_now))
    said = SchemeSaid(Limit(body.days, Unit.WORKING_DAY), tuple(body.together), before, now)
    return done(request, operations.set_scheme, body.bundle, said, body.basis, body.begins)
