"""The port of the connections: systems that answer at once. Wired by the assembly."""

from typing import Protocol

from yimen.kernel.refusal import Unavailable
from yimen.kernel.snapshot import snapshot


@snapshot
class Asked:
    """What a system is asked: of which kind it is, about which object, and of whom."""

    kind: str
    object: str
    number: str
    """The number by which the system knows the person or thing."""


@snapshot
class Found:
    """What a system answered: lines of label and value, with the serial of the answer; no lines: nothing is there."""

    serial: str
    lines: tuple[tuple[str, str], ...]
    sandbox: str = ""
    """yes: it only plays at being that system, and the answer says so."""


class Lines(Protocol):
    """The directly connected systems."""

    def ask(self, address: str, asked: Asked, key: str) -> Found:
        """What the system knows; the same `key` gives the same answer. Raises Unavailable when nobody answers."""


class NoLines:
    """No system is connected: every question stays without an answer, and is noted so."""

    def ask(self, address: str, asked: Asked, key: str) -> Found:
        raise Unavailable("lines.none", "no system is connected")


class _Wired:
    lines: Lines | None = None


def wire(lines: Lines) -> None:
    """Say who answers; called once by the assembly."""
    _Wired.lines = lines


def lines() -> Lines:
    """Whoever answers."""
    assert _Wired.lines is not None, "the assembly has not wired connected systems"
    return _Wired.lines
