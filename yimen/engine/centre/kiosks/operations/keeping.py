"""Keeping the fleet: a kiosk is planned for a place and a day, installed, looked after, and retired with a reason."""

import secrets
from dataclasses import field
from datetime import date, datetime, timedelta

from yimen.engine.centre.kiosks import moves
from yimen.engine.centre.kiosks.models import Kiosk, KioskFault
from yimen.engine.centre.kiosks.refusals import FaultRepaired, KioskNotStanding, KioskNumbered
from yimen.journal.operation import FORGOTTEN, operation
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.kiosks import CODE_LETTERS, KioskPart, KioskPlace, Spot
from yimen.kernel.refs import spelled
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotInList, must_hold, named
from yimen.registries.dated import day_of, new_ref, refusing
from yimen.registries.people.vault import keyed_hash
from yimen.registries.regions import queries as regions


@snapshot
class KioskSaid:
    """Where a kiosk is to stand."""

    number: str
    region: str
    place: str
    address: str
    spot: Spot
    all_day: str = "yes"


@snapshot
class KioskKept:
    """A kiosk by its reference."""

    ref: str


@snapshot
class KioskInstalled:
    """A kiosk that stands, and the code that its device keeps; the code is shown once."""

    ref: str
    code: str = field(default="", metadata=FORGOTTEN)


@operation
def plan_kiosk(said: KioskSaid, planned_for: date, *, by: Actor, now: datetime) -> KioskKept:
    """Plan a kiosk for a place and a day. Refuses with NotAllowed, NoSuchThing, NotInList, Missing or KioskNumbered."""
    must_hold(by, *moves.KEEPERS)
    region = regions.region(said.region, day_of(now)) if said.region else None
    if region is None:
        raise NoSuchThing(what="region")
    if said.place not in set(KioskPlace):
        raise NotInList(field="place")
    if said.all_day not in ("yes", "no"):
        raise NotInList(field="all_day")
    if not (-90 <= said.spot.lat <= 90 and -180 <= said.spot.lon <= 180):
        raise NotInList(field="spot")
    number = named(said.number, "number", 40)
    with refusing(kiosks_kiosk_number_key=KioskNumbered(number=number)):
        row = Kiosk.objects.create(
            ref=new_ref(), number=number, region_id=region.id, place_kind=said.place,
            address=named(said.address, "address"), lat=said.spot.lat, lon=said.spot.lon, all_day=said.all_day,
            planned_for=planned_for,
        )  # fmt: skip
    body = {"number": number, "region": region.code, "place": said.place, "for": planned_for}
    moves.told(row, Line("plan_kiosk", body, now), by)
    return KioskKept(row.ref)


@operation
def install_kiosk(ref: str, on: date, *, by: Actor, now: datetime) -> KioskInstalled:
    """It stands from a day on; the code is what its device shows itself with from now on, and is told once.

    Refuses with NotAllowed, KioskUnknown, KioskNotStanding or ImpossibleDates.
    """
    must_hold(by, *moves.KEEPERS)
    row = moves.lock(ref)
    if row.installed_on is not None or row.retired_on is not None:
        raise KioskNotStanding()
    if on > day_of(now):
        raise ImpossibleDates
    code = spelled(secrets.token_bytes(CODE_LETTERS), CODE_LETTERS)
    row.installed_on, row.secret_hash = on, keyed_hash(code)
    moves.told(row, Line("install_kiosk", {"on": on}, now), by)
    row.save(update_fields=["installed_on", "secret_hash"])
    return KioskInstalled(ref, code)


@operation
def retire_kiosk(ref: str, reason: str, *, by: Actor, now: datetime) -> KioskKept:
    """It stands there no more, from today on. Refuses with NotAllowed, KioskUnknown, KioskNotStanding or Missing."""
    must_hold(by, *moves.KEEPERS)
    row = moves.lock(ref)
    if row.installed_on is None or row.retired_on is not None:
        raise KioskNotStanding()
    row.retired_on, row.reason, row.secret_hash = day_of(now), named(reason, "reason"), None
    moves.told(row, Line("retire_kiosk", {"reason": row.reason}, now), by)
    row.save(update_fields=["retired_on", "reason", "secret_hash"])
    KioskFault.objects.filter(kiosk=row, repaired_at=None).update(repaired_at=now)
    # What was done on its last day still counts for the partner with whom it stood.
    moves.cut_hostings(row.hostings.all(), row.retired_on + timedelta(days=1))
    return KioskKept(ref)


@operation
def report_fault(ref: str, part: str, note: str, *, by: Actor, now: datetime) -> KioskKept:
    """Report that something of a kiosk is broken. Refuses with NotAllowed, KioskUnknown, KioskNotStanding, NotInList or
    Missing."""
    must_hold(by, *moves.CARERS)
    row = moves.lock(ref)
    if row.installed_on is None or row.retired_on is not None:
        raise KioskNotStanding()
    if part not in set(KioskPart):
        raise NotInList(field="part")
    moves.notice(row, KioskPart(part), by, now, named(note, "note"))
    return KioskKept(ref)


@operation
def repair_fault(ref: str, note: str, *, by: Actor, now: datetime) -> KioskKept:
    """Say how a fault was put right. Refuses with NotAllowed, NoSuchThing, FaultRepaired or Missing."""
    must_hold(by, *moves.CARERS)
    fault = KioskFault.objects.select_for_update().filter(ref=ref).first()
    if fault is None:
        raise NoSuchThing(what="fault")
    if fault.repaired_at is not None:
        raise FaultRepaired()
    row = Kiosk.objects.select_for_update().get(pk=fault.kiosk_id)
    fault.repaired_at, fault.note = now, named(note, "note")
    fault.save(update_fields=["repaired_at", "note"])
    moves.told(row, Line("repair_fault", {"fault": ref, "part": fault.part, "note": fault.note}, now), by)
    return KioskKept(row.ref)
