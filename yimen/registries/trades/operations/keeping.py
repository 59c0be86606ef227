"""Keep the trades, the list of prior permits and the certificates merged into the licence; each by a document."""

from collections.abc import Sequence
from datetime import date, datetime

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.enterprises import PermitStage
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, Missing, NotInList, must_hold, named
from yimen.registries.catalogue.rows import ItemView
from yimen.registries.dated import days, locked, new_ref, on_day, refusing
from yimen.registries.trades.models import MergedCertificate, PriorPermit, Trade, TradePermit
from yimen.registries.trades.moves import KEEPERS, first_day, item_of, office_of, tell_of
from yimen.registries.trades.refusals import (
    AlreadyKept,
    ConcreteTaken,
    DoubleOwner,
    OwnerMissing,
    PriorNotListed,
    TradeTaken,
)

MOST_CONCRETE, MOST_PERMITS, MOST_DAYS = 60, 10, 30


@snapshot
class PermitSaid:
    """A permit by its item's code, and whether it comes before or after the licence."""

    item: str
    stage: str


@snapshot
class TradeSaid:
    """A broad category with what falls under it, who lets in, who supervises, and which permits it needs.

    `supervising_office` may be left empty where permits say it: who approves supervises 谁审批谁监管.
    """

    code: str
    name: str
    concrete: tuple[str, ...]
    entry_office: str
    supervising_office: str = ""
    notice_days: int = 3
    permits: tuple[PermitSaid, ...] = ()


@snapshot
class TradeKept:
    """A trade, or what is kept about one, by its reference."""

    ref: str


@operation
def enter_trade(said: TradeSaid, basis: str, from_day: date, *, by: Actor, now: datetime) -> TradeKept:
    """Say what a trade is from a day on; under a code in use it is said anew, and what it was stays readable.

    Refuses with NotAllowed, NoSuchThing, NotInList, Missing, ImpossibleDates, PriorNotListed, OwnerMissing,
    DoubleOwner, ConcreteTaken or TradeTaken.
    """
    must_hold(by, *KEEPERS)
    first_day(from_day, by, now)
    permits = _permits(said.permits, from_day, now)
    entry, supervising = office_of(said.entry_office, now).id, _supervising(said, permits, now)
    code, concrete = named(said.code, "code", 20), _concrete(said)
    _must_be_free(code, concrete, from_day)
    if not 1 <= said.notice_days <= MOST_DAYS:
        raise NotInList(field="notice_days")
    _end_before(Trade.objects.select_for_update().filter(code=code), from_day)
    with refusing(trade_code_is_used_once_at_a_time=TradeTaken(), trade_name_is_used_once_at_a_time=TradeTaken()):
        row = Trade.objects.create(
            ref=new_ref(), code=code, name=named(said.name, "name", 60), concrete=list(concrete), entry_office_id=entry,
            supervising_office_id=supervising, notice_days=said.notice_days, basis=named(basis, "basis"),
            valid=days(from_day),
        )  # fmt: skip
    TradePermit.objects.bulk_create(
        TradePermit(trade=row, item_id=item.item_id, stage=stage) for item, stage in permits
    )
    body = {
        "code": code, "name": row.name, "concrete": list(concrete), "supervising": supervising, "from": from_day,
        "permits": [[item.ref, stage] for item, stage in permits], "basis": row.basis,
    }  # fmt: skip
    tell_of("trade", row, row.ref, Line("enter_trade", body, now), by)
    return TradeKept(row.ref)


@operation
def put_prior(item: str, document: str, from_day: date, *, by: Actor, now: datetime) -> TradeKept:
    """Let a permit come before licences from a day on; by the legal office and nobody else.

    Refuses with NotAllowed, NoSuchThing, Missing, ImpossibleDates or AlreadyKept.
    """
    must_hold(by, Role.LEGAL_REVIEWER)
    about = item_of(item, now)
    with refusing(prior_permit_is_listed_once_at_a_time=AlreadyKept()):
        row = PriorPermit.objects.create(
            ref=new_ref(), item_id=about.item_id, document=named(document, "document"),
            valid=days(first_day(from_day, by, now)),
        )  # fmt: skip
    body = {"item": about.ref, "document": row.document, "from": from_day}
    tell_of("prior_permit", row, row.ref, Line("put_prior", body, now), by)
    return TradeKept(row.ref)


@operation
def strike_prior(ref: str, document: str, on: date, *, by: Actor, now: datetime) -> TradeKept:
    """From a day on the permit may not come before a licence any more; by the legal office.

    Refuses with NotAllowed, NoSuchThing, Missing or ImpossibleDates.
    """
    must_hold(by, Role.LEGAL_REVIEWER)
    row = locked(PriorPermit, ref, "prior_permit")
    row.valid = _ended(row.valid.lower, row.valid.upper, first_day(on, by, now))
    row.save(update_fields=["valid"])
    body = {"on": on, "document": named(document, "document")}
    tell_of("prior_permit", row, ref, Line("strike_prior", body, now), by)
    return TradeKept(ref)


@operation
def merge_certificate(
    name: str, office: str, notice_days: int, basis: str, from_day: date, *, by: Actor, now: datetime
) -> TradeKept:
    """Merge a certificate or filing of an office into the licence: from a day on the office is sent the data.

    Refuses with NotAllowed, NoSuchThing, NotInList, Missing, ImpossibleDates or AlreadyKept.
    """
    must_hold(by, *KEEPERS)
    if not 1 <= notice_days <= MOST_DAYS:
        raise NotInList(field="notice_days")
    with refusing(merged_certificate_is_named_once_at_a_time=AlreadyKept()):
        row = MergedCertificate.objects.create(
            ref=new_ref(), name=named(name, "name"), office_id=office_of(office, now).id, notice_days=notice_days,
            basis=named(basis, "basis"), valid=days(first_day(from_day, by, now)),
        )  # fmt: skip
    body = {"name": row.name, "office": office, "basis": row.basis, "from": from_day}
    tell_of("merged_certificate", row, row.ref, Line("merge_certificate", body, now), by)
    return TradeKept(row.ref)


@operation
def part_certificate(ref: str, basis: str, on: date, *, by: Actor, now: datetime) -> TradeKept:
    """From a day on the certificate is one of its own again. Refuses as `strike_prior` does."""
    must_hold(by, *KEEPERS)
    row = locked(MergedCertificate, ref, "merged_certificate")
    row.valid = _ended(row.valid.lower, row.valid.upper, first_day(on, by, now))
    row.save(update_fields=["valid"])
    body = {"on": on, "basis": named(basis, "basis")}
    tell_of("merged_certificate", row, ref, Line("part_certificate", body, now), by)
    return TradeKept(ref)


def _permits(said: Sequence[PermitSaid], day: date, now: datetime) -> tuple[tuple[ItemView, str], ...]:
    if len(said) > MOST_PERMITS or any(one.stage not in set(PermitStage) for one in said):
        raise NotInList(field="permits")
    found = tuple((item_of(one.item, now), one.stage) for one in said)
    for item, stage in found:
        listed = PriorPermit.objects.filter(item_id=item.item_id, valid__contains=day)
        if stage == PermitStage.BEFORE and not listed.exists():
            raise PriorNotListed(item=item.name)
    return found


def _supervising(said: TradeSaid, permits: Sequence[tuple[ItemView, str]], now: datetime) -> int:
    """Who approves supervises; where nothing is approved it has to be said."""
    named_office = office_of(said.supervising_office, now).id if said.supervising_office else None
    if named_office is None and not permits:
        raise OwnerMissing()
    owner = named_office if named_office is not None else permits[0][0].office_id
    for item, _ in permits:
        if item.office_id != owner:
            raise DoubleOwner(item=item.name)
    return owner


def _concrete(said: TradeSaid) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(named(one, "concrete", 60) for one in said.concrete if one.strip()))
    if not found:
        raise Missing(field="concrete")
    if len(found) > MOST_CONCRETE:
        raise NotInList(field="concrete")
    return found


def _must_be_free(code: str, concrete: Sequence[str], day: date) -> None:
    others = Trade.objects.filter(valid__contains=day, concrete__overlap=list(concrete)).exclude(code=code)
    other = others.first()
    if other is not None:
        raise ConcreteTaken(concrete=next(one for one in concrete if one in other.concrete), trade=other.name)


def _end_before(rows: object, day: date) -> None:
    running = on_day(rows, day)  # type: ignore[arg-type]
    if running is None:
        return
    running.valid = _ended(running.valid.lower, running.valid.upper, day)
    running.save(update_fields=["valid"])


def _ended(begins: date, ended: date | None, on: date) -> object:
    if ended is not None or on <= begins:
        raise ImpossibleDates()
    return days(begins, on)
