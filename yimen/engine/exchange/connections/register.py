"""The register itself: a system is put on it or taken off as a part of an act; who may is for the act."""

from dataclasses import field
from datetime import datetime

from yimen.engine.exchange.connections import moves, signing
from yimen.engine.exchange.connections.models import ConnectedItem, ConnectedSystem
from yimen.engine.exchange.connections.refusals import SystemTaken
from yimen.journal.operation import FORGOTTEN
from yimen.kernel.actor import Actor
from yimen.kernel.connections import ConnectWay, SystemKind
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing, NotInList, named, written
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import day_of, new_ref, refusing
from yimen.registries.offices import queries as offices

LONGEST_SILENCE = 60 * 24 * 31


@snapshot
class Connecting:
    """What is said of a system when it is connected."""

    kind: str
    name: str
    way: str
    contract: str
    address: str = ""
    silent_after_minutes: int = 60
    items: tuple[str, ...] = ()
    beside: str = ""
    """Why another one is connected though one of this kind stands 不复用的理由; empty: none does."""


@snapshot
class SystemConnected:
    """A connected system with its key, which is shown now and kept by whoever runs it."""

    ref: str
    edition: int
    key: str = field(init=False, metadata=FORGOTTEN)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", signing.key_of(self.ref, self.edition))


def connected(office_ref: str, said: Connecting, by: Actor, now: datetime) -> SystemConnected:
    """Put a system on the register as a part of somebody else's act; who may is for the caller."""
    office = offices.office(office_ref, day_of(now))
    if office is None:
        raise NoSuchThing(what="office")
    row = _row(said, office.id, now)
    standing = ConnectedSystem.objects.filter(kind=row.kind, closed_at=None).order_by("id").first()
    if standing is not None and not written(said.beside, "beside"):
        raise SystemTaken(name=standing.name)
    with refusing(connected_system_is_named_once=SystemTaken(name=row.name)):
        row.save(force_insert=True)
    found = [catalogue.in_force(ref, now) for ref in dict.fromkeys(said.items)]
    if any(one is None for one in found):
        raise NoSuchThing(what="item")
    ConnectedItem.objects.bulk_create(ConnectedItem(system=row, item_id=one.item_id) for one in found if one)
    body = {"office": office_ref, "kind": row.kind, "way": row.way, "contract": row.contract, "beside": said.beside}
    moves.tell_of(row, Line("connect_system", body, now), by)
    return SystemConnected(row.ref, row.key_edition)


def _row(said: Connecting, office_id: int, now: datetime) -> ConnectedSystem:
    if said.kind not in set(SystemKind):
        raise NotInList(field="kind")
    if said.way not in set(ConnectWay):
        raise NotInList(field="way")
    if not 1 <= said.silent_after_minutes <= LONGEST_SILENCE:
        raise NotInList(field="silent_after_minutes")
    address = written(said.address, "address", 300)
    if said.way == ConnectWay.JUMP and not address.startswith("https://"):
        raise NotInList(field="address")
    return ConnectedSystem(
        ref=new_ref(), kind=said.kind, name=named(said.name, "name", 100), office_id=office_id, way=said.way,
        address=address, contract=named(said.contract, "contract", 100),
        silent_after_minutes=said.silent_after_minutes, opened_at=now,
    )  # fmt: skip


def disconnected(ref: str, basis: str, by: Actor, now: datetime) -> SystemConnected:
    """Take a system off the register as a part of somebody else's act; who may is for the caller."""
    row = moves.open_one(ref)
    row.closed_at, row.close_basis, row.alarmed_at = now, named(basis, "basis"), None
    row.save(update_fields=["closed_at", "close_basis", "alarmed_at"])
    moves.tell_of(row, Line("disconnect_system", {"basis": row.close_basis}, now), by)
    return SystemConnected(row.ref, row.key_edition)
