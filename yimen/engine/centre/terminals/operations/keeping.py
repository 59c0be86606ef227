"""Keeping terminals: register one, give the code that makes a browser it, type the code in, retire it."""

import secrets
from dataclasses import field
from datetime import datetime

from yimen.engine.centre.terminals import moves
from yimen.engine.centre.terminals.models import Terminal
from yimen.engine.centre.terminals.refusals import BadTerminalCode, TerminalNamed
from yimen.journal.operation import FORGOTTEN, operation
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.refs import heard, spelled
from yimen.kernel.snapshot import snapshot
from yimen.kernel.visits.terminals import CODE_GOOD_FOR, CODE_LETTERS, SittingEnd
from yimen.kernel.writing import NoSuchThing, NotAllowed, named
from yimen.registries.dated import day_of, new_ref, refusing
from yimen.registries.offices import queries as offices
from yimen.registries.people.vault import keyed_hash

MOST_NAME = 40


@snapshot
class TerminalCode:
    """A terminal and the code by which a browser becomes it. The code is told once and kept nowhere."""

    ref: str
    until: datetime
    code: str = field(default="", metadata=FORGOTTEN)
    """Empty when the same was asked for twice."""


@snapshot
class TerminalActivated:
    """Which terminal a browser is from now on."""

    ref: str


@snapshot
class TerminalKept:
    """A terminal by its reference."""

    ref: str


@operation
def register_terminal(centre_ref: str, name: str, *, by: Actor, now: datetime) -> TerminalCode:
    """Register a computer of a centre's self-service area; by an administrator or the centre's manager.

    Refuses with NoSuchThing, NotAllowed, Missing, TooLong, StrangeCharacter or TerminalNamed.
    """
    centre = offices.centre(centre_ref, day_of(now))
    if centre is None:
        raise NoSuchThing(what="centre")
    if not moves.may_keep(by, centre.id):
        raise NotAllowed()
    called = named(name, "name", MOST_NAME)
    code, hashed = _code()
    with refusing(terminal_name_once_per_centre=TerminalNamed(name=called)):
        terminal = Terminal.objects.create(
            ref=new_ref(),
            centre_id=centre.id,
            name=called,
            registered_at=now,
            code_hash=hashed,
            code_until=now + CODE_GOOD_FOR,
        )
    moves.tell_of(terminal, Line("register_terminal", {"centre": centre.ref, "name": called}, now), by)
    return TerminalCode(terminal.ref, now + CODE_GOOD_FOR, code)


@operation
def give_terminal_code(ref: str, *, by: Actor, now: datetime) -> TerminalCode:
    """Give a new code, for a browser that lost its place or another computer; the code before is worth nothing.

    Refuses with TerminalUnknown or TerminalRetired.
    """
    terminal = moves.kept_by(ref, by)
    code, terminal.code_hash = _code()
    terminal.code_until = now + CODE_GOOD_FOR
    terminal.save(update_fields=["code_hash", "code_until"])
    moves.tell_of(terminal, Line("give_terminal_code", {}, now), by)
    return TerminalCode(ref, terminal.code_until, code)


@operation
def activate_terminal(code: str, secret: str, *, by: Actor, now: datetime) -> TerminalActivated:
    """Make the browser that holds `secret` the terminal whose code was typed in; the browser before is it no more.

    The result never carries the secret, so that nothing stores it. Refuses with BadTerminalCode.
    """
    hashed = keyed_hash(heard(code).replace("-", ""))
    terminal = Terminal.objects.select_for_update().filter(code_hash=hashed, code_until__gt=now).first()
    if terminal is None or not secret:
        raise BadTerminalCode()
    moves.vacate(terminal, SittingEnd.REMOVED, now)
    terminal.code_hash, terminal.code_until = None, None
    terminal.secret_hash, terminal.activated_at = keyed_hash(secret), now
    terminal.save(update_fields=["code_hash", "code_until", "secret_hash", "activated_at"])
    moves.tell_of(terminal, Line("activate_terminal", {}, now), by)
    return TerminalActivated(terminal.ref)


@operation
def retire_terminal(ref: str, reason: str, *, by: Actor, now: datetime) -> TerminalKept:
    """Take a terminal out of use for good; who sits there is signed out at once. What was filed there stays counted.

    Refuses with TerminalUnknown, TerminalRetired, Missing, TooLong or StrangeCharacter.
    """
    terminal = moves.kept_by(ref, by)
    terminal.retire_reason = named(reason, "reason")
    moves.vacate(terminal, SittingEnd.REMOVED, now)
    terminal.retired_at, terminal.code_hash, terminal.code_until, terminal.secret_hash = now, None, None, None
    terminal.save(update_fields=["retired_at", "retire_reason", "code_hash", "code_until", "secret_hash"])
    moves.tell_of(terminal, Line("retire_terminal", {"reason": terminal.retire_reason}, now), by)
    return TerminalKept(ref)


def _code() -> tuple[str, bytes]:
    """A fresh code in groups of four, and what is kept of it."""
    letters = spelled(secrets.token_bytes(CODE_LETTERS), CODE_LETTERS)
    return "-".join(letters[at : at + 4] for at in range(0, CODE_LETTERS, 4)), keyed_hash(letters)
