"""The register itself: the door to an own system is opened or shut as a part of an act; who may is for the act."""

from dataclasses import field
from datetime import datetime
from typing import ClassVar

from yimen.engine.exchange.pushes import signing
from yimen.engine.exchange.pushes.models import OwnSystem
from yimen.journal.operation import FORGOTTEN
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing, named
from yimen.registries.dated import new_ref, refusing
from yimen.registries.offices.rows import OfficeRow


class SystemNamedAlready(Refusal):
    """The office has an open system of this name."""

    code: ClassVar[str] = "push.system_named_already"


@snapshot
class SystemOpened:
    """An own system with its key, which is shown now and kept by whoever runs it."""

    ref: str
    edition: int
    key: str = field(init=False, metadata=FORGOTTEN)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", signing.key_of(self.ref, self.edition))


@snapshot
class SystemClosed:
    """An own system of which nothing is taken any more."""

    ref: str


def opened(office: OfficeRow, name: str, by: Actor, now: datetime) -> SystemOpened:
    """Open the door to an own system as a part of somebody else's act; who may is for the caller."""
    with refusing(own_system_is_named_once=SystemNamedAlready()):
        row = OwnSystem.objects.create(ref=new_ref(), office_id=office.id, name=named(name, "name", 100), opened_at=now)
    tell(subject(row), Line("system_opened", {"office": office.ref, "name": row.name}, now), by)
    return SystemOpened(row.ref, row.key_edition)


def shut(ref: str, basis: str, by: Actor, now: datetime) -> SystemClosed:
    """Shut the door to an own system as a part of somebody else's act; who may is for the caller."""
    row = open_one(ref)
    row.closed_at = now
    row.save(update_fields=["closed_at"])
    tell(subject(row), Line("system_closed", {"basis": named(basis, "basis")}, now), by)
    return SystemClosed(ref)


def open_one(ref: str) -> OwnSystem:
    """An own system in use, locked; refuses with NoSuchThing."""
    row = OwnSystem.objects.select_for_update().filter(ref=ref, closed_at=None).first()
    if row is None:
        raise NoSuchThing(what="system")
    return row


def subject(row: OwnSystem) -> Subject:
    """The chain of a system."""
    return Subject("own_system", "pushes_ownsystem", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
