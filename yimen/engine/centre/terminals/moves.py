"""The inside of the terminals: locked rows, how a sitting is ended, and what is told on a terminal's chain."""

from datetime import datetime

from django.contrib.sessions.models import Session

from yimen.engine.centre.terminals.models import Sitting, Terminal
from yimen.engine.centre.terminals.refusals import SittingOver, TerminalRetired, TerminalUnknown
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import SYSTEM, Actor, ActorKind, Role
from yimen.kernel.evidence import Line
from yimen.kernel.visits.terminals import SittingEnd, is_over
from yimen.registries.people.vault import keyed_hash


def may_keep(by: Actor, centre_id: int) -> bool:
    """The administrator keeps every terminal, the manager of a centre those of the own centre."""
    if by.kind is ActorKind.SYSTEM or by.has_role(Role.ADMINISTRATOR):
        return True
    return any(post.role is Role.CENTRE_MANAGER and post.centre_id == centre_id for post in by.posts)


def kept_by(ref: str, by: Actor) -> Terminal:
    """A terminal in use, locked, for who keeps it; refuses with TerminalUnknown or TerminalRetired."""
    terminal = Terminal.objects.select_for_update().filter(ref=ref).first()
    if terminal is None or not may_keep(by, terminal.centre_id):
        raise TerminalUnknown()
    if terminal.retired_at is not None:
        raise TerminalRetired()
    return terminal


def with_secret(secret: str) -> Terminal:
    """The terminal whose browser holds this secret, locked; refuses with TerminalUnknown."""
    found = Terminal.objects.select_for_update().filter(secret_hash=keyed_hash(secret)).first() if secret else None
    if found is None:
        raise TerminalUnknown()
    return found


def own(ref: str, by: Actor, now: datetime) -> Sitting:
    """A sitting of this actor, or any for the system, that lasts, locked; refuses with SittingOver for any other."""
    found = open_one(ref)
    if found is None or not _whose(found, by) or is_over(found.began_at, found.seen_at, now):
        raise SittingOver()
    return found


def _whose(sitting: Sitting, by: Actor) -> bool:
    return by.kind is ActorKind.SYSTEM or sitting.account_id == by.account_id


def open_one(ref: str) -> Sitting | None:
    """A sitting that nobody has ended yet, locked with its terminal, which every change of it locks first."""
    terminal = Terminal.objects.select_for_update(of=("self",)).filter(sittings__ref=ref).first()
    if terminal is None:
        return None
    return Sitting.objects.select_for_update(of=("self",)).select_related("terminal").filter(
        ref=ref, ended_at=None
    ).first()  # fmt: skip


def vacate(terminal: Terminal, how: SittingEnd, now: datetime) -> None:
    """End whatever sitting the terminal has."""
    left = Sitting.objects.select_for_update().filter(terminal=terminal, ended_at=None).first()
    if left is not None:
        end(left, terminal, how, now)


def end(sitting: Sitting, terminal: Terminal, how: SittingEnd, now: datetime) -> None:
    """End a sitting: whose it was is forgotten, and its session is gone, in the same transaction."""
    Session.objects.filter(session_key=sitting.session_key).delete()
    sitting.account, sitting.session_key = None, ""
    sitting.ended_at, sitting.how = now, how
    sitting.save(update_fields=["account", "session_key", "ended_at", "how"])
    # The chain says that somebody sat there, and never who: nobody needs to know it afterwards.
    tell_of(terminal, Line("end_sitting", {"sitting": sitting.ref, "how": how}, now), SYSTEM)


def tell_of(terminal: Terminal, line: Line, by: Actor) -> None:
    """Tell one line on the terminal's chain."""
    told = tell(
        Subject(
            "terminal", "terminals_terminal", terminal.pk, terminal.ref, terminal.journal_seq,
            bytes(terminal.journal_head),
        ),
        line,
        by,
    )  # fmt: skip
    terminal.journal_seq, terminal.journal_head = told.seq, told.hash
