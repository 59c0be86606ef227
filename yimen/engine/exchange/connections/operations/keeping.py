"""The register: connect a system under a contract, give it another key, disconnect it on a basis."""

from datetime import datetime

from yimen.engine.exchange.connections import moves, register
from yimen.engine.exchange.connections.register import Connecting, SystemConnected
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.connections import ConnectWay
from yimen.kernel.evidence import Line
from yimen.kernel.onboarding import OnboardFirst


@operation
def connect_system(office_ref: str, said: Connecting, *, by: Actor, now: datetime) -> SystemConnected:
    """Put a system on the register; one of its kind that stands is used before another is built, or it is said why.

    One to which people go over with their case comes in by its onboarding. Refuses with NotAllowed, OnboardFirst,
    NoSuchThing, NotInList, Missing, TooLong or SystemTaken.
    """
    moves.must_keep(by)
    if said.way == ConnectWay.JUMP and by.kind is not ActorKind.SYSTEM:
        raise OnboardFirst()
    return register.connected(office_ref, said, by, now)


@operation
def renew_connection_key(ref: str, *, by: Actor, now: datetime) -> SystemConnected:
    """Give a system another key; the one before, and every ticket signed with it, is worth nothing now.

    Refuses with NotAllowed or SystemUnknown.
    """
    moves.must_keep(by)
    row = moves.open_one(ref)
    row.key_edition += 1
    row.save(update_fields=["key_edition"])
    moves.tell_of(row, Line("renew_connection_key", {"edition": row.key_edition}, now), by)
    return SystemConnected(row.ref, row.key_edition)


@operation
def disconnect_system(ref: str, basis: str, *, by: Actor, now: datetime) -> SystemConnected:
    """Take a system off the register on a basis; what came from it stays. Refuses with NotAllowed, SystemUnknown or
    Missing."""
    moves.must_keep(by)
    return register.disconnected(ref, basis, by, now)
