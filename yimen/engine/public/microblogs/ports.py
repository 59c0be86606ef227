"""The port of the microblogs: whoever tells what was written on an official account. Wired by the assembly.

A source is what a platform offers its official accounts by contract. No page of a platform is ever read in its stead.
"""

from typing import Protocol

from yimen.kernel.microblogs import SeenPost
from yimen.kernel.refusal import Unavailable


class PostSource(Protocol):
    """The interface of the platforms on which the city has accounts."""

    def since(self, platform: str, handle: str, after: str) -> tuple[SeenPost, ...]:
        """The posts after this one, the oldest first, at most a hundred. Raises Unavailable when nobody answers."""


class NoSource:
    """No platform is connected: programs bring posts in at the JSON door, or nobody does."""

    def since(self, platform: str, handle: str, after: str) -> tuple[SeenPost, ...]:
        raise Unavailable("microblogs.none", "no platform is connected")


class _Wired:
    source: PostSource | None = None


def wire(source: PostSource) -> None:
    """Say who tells of posts; called once by the assembly."""
    _Wired.source = source


def source() -> PostSource:
    """Whoever tells of posts."""
    assert _Wired.source is not None, "the assembly has not wired a source of posts"
    return _Wired.source


def connected() -> str:
    """yes: somebody tells of posts."""
    return "" if _Wired.source is None or isinstance(_Wired.source, NoSource) else "yes"
