"""The port of the kiosks: services of others behind a function: asked, then printed, paid or booked. Wired once."""

from collections.abc import Mapping
from typing import Protocol

from yimen.kernel.snapshot import snapshot


@snapshot
class Answer:
    """What a service answers: lines to read and print, and what is to be paid, if anything."""

    title: str
    lines: tuple[tuple[str, str], ...]
    due_fen: int = 0
    sample: str = ""
    """yes: it is made up, and says so on every page and paper."""


@snapshot
class Settled:
    """What a service did: a receipt by its number."""

    receipt: str
    lines: tuple[tuple[str, str], ...]


class Services(Protocol):
    """The services of others, by the name under which a function calls them."""

    def ask(self, service: str, said: Mapping[str, str]) -> Answer | None:
        """What it knows; None when it knows nothing of the kind."""

    def settle(self, service: str, said: Mapping[str, str], fen: int, key: str) -> Settled:
        """Pay or book; asked twice with one key, it is done once."""


class NoServices:
    """Nobody answers."""

    def ask(self, service: str, said: Mapping[str, str]) -> Answer | None:
        return None

    def settle(self, service: str, said: Mapping[str, str], fen: int, key: str) -> Settled:
        raise KeyError(service)


class _Wired:
    services: Services = NoServices()


def wire(services: Services) -> None:
    """Say who answers; called once by the assembly."""
    _Wired.services = services


def services() -> Services:
    """Who answers."""
    return _Wired.services
