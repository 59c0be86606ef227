"""Lock, move, tell: an onboarding for who keeps the register or heads its office. The only writer of its state."""

from datetime import datetime
from typing import Any

from yimen.engine.exchange.connections import queries as connections
from yimen.engine.exchange.onboardings.models import Onboarding
from yimen.engine.exchange.onboardings.refusals import OnboardingUnknown
from yimen.engine.exchange.onboardings.rows import KEEPERS
from yimen.engine.exchange.pushes import queries as pushes
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import SYSTEM, Actor, ActorKind, Role
from yimen.kernel.evidence import Line
from yimen.kernel.onboarding import (
    OFF_THE_REGISTER,
    ONBOARDING_LIFE,
    OnboardingMove,
    OnboardingState,
    OnboardingWay,
)
from yimen.kernel.writing import NotAllowed


def keeps(by: Actor) -> bool:
    """Who keeps the register, and the system itself."""
    return by.kind is ActorKind.SYSTEM or by.has_role(*KEEPERS)


def must_keep(by: Actor) -> None:
    """Refuses with NotAllowed."""
    if not keeps(by):
        raise NotAllowed()


def must_answer_for(office_id: int, by: Actor) -> None:
    """The head of the office, or who keeps the register; refuses with NotAllowed."""
    if not keeps(by) and office_id not in by.offices(Role.OFFICE_HEAD):
        raise NotAllowed()


def locked(ref: str, by: Actor, now: datetime) -> Onboarding:
    """An onboarding, locked, for its office's head or who keeps the register; refuses with OnboardingUnknown.

    Whoever took its system off the register suspended it by that.
    """
    row = Onboarding.objects.select_for_update().filter(ref=ref).first()
    if row is None or not (keeps(by) or row.office_id in by.offices(Role.OFFICE_HEAD)):
        raise OnboardingUnknown()
    if is_off(row):
        move(row, OnboardingMove.SUSPEND, {"basis": OFF_THE_REGISTER, "system_ref": ""}, SYSTEM, now)
    return row


def is_off(row: Onboarding) -> bool:
    """It went live, and its system was taken off the register on a page of its own."""
    standing = pushes if row.way == OnboardingWay.PUSH else connections
    return row.state == OnboardingState.LIVE and not standing.is_open(row.system_ref)


def move(row: Onboarding, step: OnboardingMove, sets: dict[str, Any], by: Actor, now: datetime) -> None:
    """Take a step of an onboarding's life and tell it."""
    row.state = ONBOARDING_LIFE.after(step, OnboardingState(row.state))
    row.moved_at = now
    for name, value in sets.items():
        setattr(row, name, value)
    row.save(update_fields=["state", "moved_at", *sets])
    told(row, Line(f"{step}_onboarding", dict(sets), now), by)


def told(row: Onboarding, line: Line, by: Actor) -> None:
    """Tell an act on the chain of the onboarding."""
    subject = Subject("onboarding", "onboardings_onboarding", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    link = tell(subject, line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash
