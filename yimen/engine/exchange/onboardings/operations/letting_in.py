"""Letting in: a system goes live when a run was passed and every point was said, by somebody who had no hand in it.

While it is suspended or withdrawn its key and address are worth nothing: it comes back by another run, under others.
"""

from dataclasses import field
from datetime import datetime

from yimen.engine.exchange.connections import register as connections
from yimen.engine.exchange.connections import signing as connection_keys
from yimen.engine.exchange.connections.register import Connecting
from yimen.engine.exchange.onboardings import moves
from yimen.engine.exchange.onboardings.models import Onboarding
from yimen.engine.exchange.onboardings.operations.applying import OnboardingMoved
from yimen.engine.exchange.pushes import register as pushes
from yimen.engine.exchange.pushes import signing as push_keys
from yimen.journal.operation import FORGOTTEN, operation
from yimen.kernel.actor import Actor
from yimen.kernel.onboarding import (
    EDITION,
    ONBOARDING_LIFE,
    CheckPoint,
    CheckPointsMissing,
    OnboardingMove,
    OnboardingState,
    OnboardingWay,
    OwnOnboarding,
    must_have_passed,
)
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing, named
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

DAY = 60 * 24


@snapshot
class SystemLive:
    """A system that is in, with its real key, which is shown now and kept by whoever runs it."""

    ref: str
    system_ref: str
    way: str
    key: str = field(init=False, metadata=FORGOTTEN)

    def __post_init__(self) -> None:
        keys = push_keys.key_of if self.way == OnboardingWay.PUSH else connection_keys.key_of
        object.__setattr__(self, "key", keys(self.system_ref, 1))


@operation
def go_live(ref: str, *, by: Actor, now: datetime) -> SystemLive:
    """Let a system in that passed a run by its present key and the present edition, with every point said.

    Refuses with NotAllowed, OnboardingUnknown, WrongState, OwnOnboarding, ConformanceMissing, CheckPointsMissing,
    NoSuchThing, or as the register does.
    """
    moves.must_keep(by)
    row = moves.locked(ref, by, now)
    ONBOARDING_LIFE.after(OnboardingMove.GO_LIVE, OnboardingState(row.state))
    said = dict(row.points.filter(said_at__gte=row.moved_at).values_list("point", "said_by_id"))
    if by.staff_id is not None and by.staff_id in {row.applied_by_id, *said.values()}:
        raise OwnOnboarding()
    run = row.runs.filter(passed_at__isnull=False, **counting(row)).order_by("-passed_at").first()
    must_have_passed(run.passed_at if run else None, now)
    if len(said) < len(CheckPoint):
        raise CheckPointsMissing(open=len(CheckPoint) - len(said))
    moves.move(row, OnboardingMove.GO_LIVE, {"system_ref": _opened(row, by, now)}, by, now)
    return SystemLive(row.ref, row.system_ref, row.way)


def counting(row: Onboarding) -> dict[str, object]:
    """Which runs count: by the present key and edition, begun since the system came into the sandbox."""
    return {"key_edition": row.key_edition, "edition": EDITION, "began_at__gte": row.moved_at}


def _opened(row: Onboarding, by: Actor, now: datetime) -> str:
    """The real system, which is known from now on."""
    office = offices.office(row.office_id, day_of(now))
    if office is None:
        raise NoSuchThing(what="office")
    if row.way == OnboardingWay.PUSH:
        return pushes.opened(office, row.name, by, now).ref
    said = Connecting(row.kind, row.name, "jump", row.edition, row.address, DAY, tuple(row.items), row.beside)
    return connections.connected(office.ref, said, by, now).ref


@operation
def suspend_onboarding(ref: str, basis: str, *, by: Actor, now: datetime) -> OnboardingMoved:
    """Take nothing more from a system that is live; it shows again what it can do before it comes back.

    Refuses with OnboardingUnknown, WrongState or Missing.
    """
    row = moves.locked(ref, by, now)
    return _out(row, OnboardingMove.SUSPEND, named(basis, "basis"), by, now)


@operation
def withdraw_onboarding(ref: str, basis: str, *, by: Actor, now: datetime) -> OnboardingMoved:
    """Take a system out for good, wherever it stands. Refuses with OnboardingUnknown, WrongState or Missing."""
    row = moves.locked(ref, by, now)
    return _out(row, OnboardingMove.WITHDRAW, named(basis, "basis"), by, now)


def _out(row: Onboarding, step: OnboardingMove, basis: str, by: Actor, now: datetime) -> OnboardingMoved:
    ONBOARDING_LIFE.after(step, OnboardingState(row.state))
    if row.system_ref:
        shut = pushes.shut if row.way == OnboardingWay.PUSH else connections.disconnected
        shut(row.system_ref, basis, by, now)
    moves.move(row, step, {"basis": basis, "system_ref": ""}, by, now)
    return OnboardingMoved(row.ref, row.state)
