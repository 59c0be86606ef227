"""Partners of the kiosks 合作单位: who lets kiosks stand with them, under which contract; hosted, and ended."""

from datetime import date, datetime

from yimen.engine.centre.kiosks import moves
from yimen.engine.centre.kiosks.models import KioskHosting, KioskPartner
from yimen.engine.centre.kiosks.operations.keeping import KioskKept
from yimen.engine.centre.kiosks.refusals import (
    ContractOver,
    ContractSigned,
    HostedAlready,
    KioskNotStanding,
    NotHosted,
    PartnerUnfit,
)
from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.kiosks import KioskPlace
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, NotInList, must_hold, named, span
from yimen.registries.dated import day_of, days, end_term, locked, new_ref, refusing


@snapshot
class PartnerSaid:
    """Who lets kiosks stand with them, of which type they are, and under which contract."""

    name: str
    kind: str
    contract: str


@snapshot
class PartnerKept:
    """A partner by its reference."""

    ref: str


@snapshot
class KioskHosted:
    """A kiosk that stands with a partner from a day on."""

    ref: str
    partner: str


@operation
def sign_partner(said: PartnerSaid, begins: date, ends: date | None, *, by: Actor, now: datetime) -> PartnerKept:
    """A bank, supermarket or community lets kiosks stand with it, under a contract from a day to a day.

    Refuses with NotAllowed, NotInList, Missing, TooLong, ImpossibleDates or ContractSigned.
    """
    must_hold(by, *moves.KEEPERS)
    span(begins, ends)
    if said.kind not in set(KioskPlace):
        raise NotInList(field="kind")
    contract = named(said.contract, "contract", 60)
    with refusing(kiosks_kioskpartner_contract_key=ContractSigned(contract=contract)):
        row = KioskPartner.objects.create(
            ref=new_ref(), name=named(said.name, "name", 100), kind=said.kind, contract=contract,
            valid=days(begins, ends),
        )  # fmt: skip
    body = {"name": row.name, "kind": row.kind, "contract": contract, "from": begins, "to": ends}
    _tell(row, Line("kiosk_partner_signed", body, now), by)
    return PartnerKept(row.ref)


@operation
def host_kiosk(ref: str, partner_ref: str, from_day: date, *, by: Actor, now: datetime) -> KioskHosted:
    """A kiosk stands with a partner from a day on, as long as the contract runs; with the one before it no more.

    Refuses with NotAllowed, KioskUnknown, NoSuchThing, KioskNotStanding, PartnerUnfit, ContractOver, HostedAlready or
    ImpossibleDates.
    """
    must_hold(by, *moves.KEEPERS)
    kiosk, partner = moves.lock(ref), locked(KioskPartner, partner_ref, "kiosk_partner")
    if kiosk.retired_on is not None:
        raise KioskNotStanding()
    if kiosk.place_kind != partner.kind:
        raise PartnerUnfit(place=kiosk.place_kind, kind=partner.kind)
    if from_day not in partner.valid:
        raise ContractOver(contract=partner.contract)
    running = kiosk.hostings.select_for_update().filter(valid__contains=from_day).first()
    if running is not None:
        if running.partner_id == partner.pk:
            raise HostedAlready()
        if running.valid.lower == from_day:
            raise ImpossibleDates()
        running.valid = days(running.valid.lower, from_day)
        running.save(update_fields=["valid"])
    with refusing(kiosk_stands_with_one_partner_at_a_time=HostedAlready()):
        KioskHosting.objects.create(kiosk=kiosk, partner=partner, valid=days(from_day, partner.valid.upper))
    moves.told(kiosk, Line("kiosk_hosted", {"partner": partner_ref, "from": from_day}, now), by)
    return KioskHosted(ref, partner_ref)


@operation
def end_hosting(ref: str, on: date, *, by: Actor, now: datetime) -> KioskKept:
    """From a day on a kiosk stands with no partner; what was planned for later is dropped with it.

    Refuses with NotAllowed, KioskUnknown, ImpossibleDates or NotHosted.
    """
    must_hold(by, *moves.KEEPERS)
    kiosk = moves.lock(ref)
    if on < day_of(now):
        raise ImpossibleDates()
    if not moves.cut_hostings(kiosk.hostings.all(), on):
        raise NotHosted()
    moves.told(kiosk, Line("kiosk_hosting_ended", {"on": on}, now), by)
    return KioskKept(ref)


@operation
def end_partner(ref: str, on: date, basis: str, *, by: Actor, now: datetime) -> PartnerKept:
    """The contract ends on a day; from then on no kiosk stands with the partner.

    Refuses with NotAllowed, NoSuchThing, ContractOver, ImpossibleDates or Missing.
    """
    must_hold(by, *moves.KEEPERS)
    row = locked(KioskPartner, ref, "kiosk_partner")
    last = row.valid.upper
    if last is not None and last <= day_of(now):
        raise ContractOver(contract=row.contract)
    if on <= row.valid.lower or on < day_of(now) or (last is not None and on >= last):
        raise ImpossibleDates()
    end_term(row, days(row.valid.lower, on), named(basis, "basis"))
    moves.cut_hostings(row.hostings.all(), on)
    _tell(row, Line("kiosk_partner_ended", {"on": on, "basis": row.end_basis}, now), by)
    return PartnerKept(ref)


def _tell(row: KioskPartner, line: Line, by: Actor) -> None:
    tell(
        Subject("kiosk_partner", "kiosks_kioskpartner", row.pk, row.ref, row.journal_seq, bytes(row.journal_head)),
        line,
        by,
    )
