"""Applying: the head of an office names the system, its firm and its purpose; who keeps the register admits it.

What is standing already is proposed before another one is built (S-571): who wants another says why.
"""

from collections.abc import Sequence
from dataclasses import field
from datetime import datetime

from yimen.engine.exchange.connections import queries as connections
from yimen.engine.exchange.connections.refusals import SystemTaken
from yimen.engine.exchange.onboardings import moves, signing
from yimen.engine.exchange.onboardings.models import Onboarding, OnboardingPoint
from yimen.engine.exchange.onboardings.refusals import NoSandbox, OnboardingNamedAlready
from yimen.journal.operation import FORGOTTEN, operation
from yimen.kernel.actor import Actor
from yimen.kernel.connections import SystemKind
from yimen.kernel.evidence import Line, digest
from yimen.kernel.onboarding import EDITION, IN_THE_SANDBOX, CheckPoint, OnboardingMove, OnboardingWay
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing, NotInList, named, written
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import day_of, new_ref, refusing
from yimen.registries.offices import queries as offices


@snapshot
class OnboardingSaid:
    """What is said of a system that is to come in."""

    name: str
    way: str
    vendor: str
    purpose: str
    kind: str = ""
    address: str = ""
    items: tuple[str, ...] = ()
    beside: str = ""
    """Why another one comes in though one of its kind stands; empty: none does."""


@snapshot
class OnboardingMoved:
    """An onboarding that went on."""

    ref: str
    state: str


@snapshot
class SandboxOpened:
    """A sandbox with its key, which is shown now and kept by whoever builds the system."""

    ref: str
    edition: int
    key: str = field(init=False, metadata=FORGOTTEN)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", signing.key_of(self.ref, self.edition))


@operation
def apply_onboarding(office_ref: str, said: OnboardingSaid, *, by: Actor, now: datetime) -> OnboardingMoved:
    """Apply for a system to come in; by the head of its office or who keeps the register.

    Refuses with NoSuchThing, NotAllowed, NotInList, Missing, TooLong, SystemTaken or OnboardingNamedAlready.
    """
    office = offices.office(office_ref, day_of(now))
    if office is None:
        raise NoSuchThing(what="office")
    moves.must_answer_for(office.id, by)
    row = _row(said, office.id, by, now)
    with refusing(onboarding_is_named_once=OnboardingNamedAlready()):
        row.save(force_insert=True)
    body = {"office": office_ref, "way": row.way, "kind": row.kind, "edition": row.edition}
    moves.told(row, Line("apply_onboarding", body, now), by)
    return OnboardingMoved(row.ref, row.state)


def _row(said: OnboardingSaid, office_id: int, by: Actor, now: datetime) -> Onboarding:
    if said.way not in set(OnboardingWay):
        raise NotInList(field="way")
    row = Onboarding(
        ref=new_ref(), office_id=office_id, name=named(said.name, "name", 100), way=said.way,
        vendor=named(said.vendor, "vendor", 100), purpose=named(said.purpose, "purpose", 500), edition=EDITION,
        applied_at=now, applied_by_id=by.staff_id, moved_at=now,
    )  # fmt: skip
    if said.way == OnboardingWay.JUMP:
        _leads_over(row, said, now)
    return row


def _leads_over(row: Onboarding, said: OnboardingSaid, now: datetime) -> None:
    """What a system needs to which people go over with their case."""
    row.kind, row.address = said.kind, written(said.address, "address", 300)
    row.items, row.beside = _items(said.items, now), written(said.beside, "beside")
    if row.kind not in set(SystemKind):
        raise NotInList(field="kind")
    if not row.address.startswith("https://"):
        raise NotInList(field="address")
    standing = connections.standing_of_kind(row.kind)
    if standing and not row.beside:
        raise SystemTaken(name=standing)


def _items(refs: Sequence[str], now: datetime) -> list[str]:
    found = [catalogue.in_force(ref, now) for ref in dict.fromkeys(refs)]
    if any(one is None for one in found):
        raise NoSuchThing(what="item")
    return [one.ref for one in found if one is not None]


@operation
def admit_onboarding(ref: str, *, by: Actor, now: datetime) -> SandboxOpened:
    """Let a system into the sandbox, under a key that opens nothing else.

    Refuses with NotAllowed, OnboardingUnknown or WrongState.
    """
    moves.must_keep(by)
    row = moves.locked(ref, by, now)
    moves.move(row, OnboardingMove.ADMIT, {}, by, now)
    return SandboxOpened(row.ref, row.key_edition)


@operation
def renew_sandbox_key(ref: str, *, by: Actor, now: datetime) -> SandboxOpened:
    """Give a system another sandbox key; what was shown under the one before counts no more.

    Refuses with OnboardingUnknown or NoSandbox.
    """
    row = moves.locked(ref, by, now)
    must_be_in_the_sandbox(row)
    row.key_edition += 1
    row.save(update_fields=["key_edition"])
    moves.told(row, Line("renew_sandbox_key", {"edition": row.key_edition}, now), by)
    return SandboxOpened(row.ref, row.key_edition)


@operation
def say_point(ref: str, point: str, words: str, *, by: Actor, now: datetime) -> OnboardingMoved:
    """Say in words how a point of the checklist stands; said again, the latest counts.

    Refuses with OnboardingUnknown, NoSandbox, NotInList, Missing or TooLong.
    """
    row = moves.locked(ref, by, now)
    must_be_in_the_sandbox(row)
    if point not in set(CheckPoint):
        raise NotInList(field="point")
    said = OnboardingPoint.objects.create(
        onboarding=row, point=point, words=named(words, "words", 300), said_at=now, said_by_id=by.staff_id
    )
    body = {"point": point, "words": digest(said.words.encode(), row.ref.encode())}
    moves.told(row, Line("say_point", body, now), by)
    return OnboardingMoved(row.ref, row.state)


def must_be_in_the_sandbox(row: Onboarding) -> None:
    """The sandbox is open to the system now; refuses with NoSandbox."""
    if row.state not in IN_THE_SANDBOX:
        raise NoSandbox(state=row.state)
