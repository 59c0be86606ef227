"""The inside of the connections: locked systems, what is told on a system's chain, and that one was heard."""

from datetime import datetime, timedelta

from yimen.engine.exchange.connections.models import ConnectedSystem
from yimen.engine.exchange.connections.refusals import SystemUnknown
from yimen.engine.exchange.connections.rows import KEEPERS
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import SYSTEM, Actor, ActorKind
from yimen.kernel.connections import HeardOf, Standing, standing_of
from yimen.kernel.evidence import Line
from yimen.kernel.writing import NotAllowed


def must_keep(by: Actor) -> None:
    """Who keeps the register; refuses with NotAllowed."""
    if by.kind is not ActorKind.SYSTEM and not by.has_role(*KEEPERS):
        raise NotAllowed()


def open_one(ref: str) -> ConnectedSystem:
    """A system in use, locked; refuses with SystemUnknown."""
    row = ConnectedSystem.objects.select_for_update().filter(ref=ref, closed_at=None).first()
    if row is None:
        raise SystemUnknown()
    return row


def standing(row: ConnectedSystem, now: datetime) -> Standing:
    """What the system is like now."""
    return standing_of(
        HeardOf(
            row.opened_at, row.closed_at, row.heard_at, row.failed_in_a_row,
            timedelta(minutes=row.silent_after_minutes),
        ),
        now,
    )  # fmt: skip


def hear(row: ConnectedSystem, now: datetime) -> None:
    """Something came from the system: it is not silent any more, and that is told once."""
    was_alarmed = row.alarmed_at is not None
    row.heard_at, row.failed_in_a_row, row.alarmed_at = now, 0, None
    row.save(update_fields=["heard_at", "failed_in_a_row", "alarmed_at"])
    if was_alarmed:
        tell_of(row, Line("heard_again", {}, now), SYSTEM)


def miss(row: ConnectedSystem) -> None:
    """Nobody answered."""
    row.failed_in_a_row += 1
    row.save(update_fields=["failed_in_a_row"])


def tell_of(row: ConnectedSystem, line: Line, by: Actor) -> None:
    """Tell one line on the system's chain."""
    subject = Subject(
        "connected_system", "connections_connectedsystem", row.pk, row.ref, row.journal_seq, bytes(row.journal_head)
    )
    link = tell(subject, line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash
