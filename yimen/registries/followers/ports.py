"""The port of the official account's platform: whose calls are believed, what they say, and how they are answered."""

from datetime import datetime
from enum import StrEnum
from typing import Protocol

from yimen.kernel.snapshot import snapshot


class WordKind(StrEnum):
    """What somebody did at the official account."""

    TEXT = "text"
    SUBSCRIBE = "subscribe"
    UNSUBSCRIBE = "unsubscribe"
    SCAN = "scan"
    """Scanned a code that names a scene."""
    CLICK = "click"
    OTHER = "other"


@snapshot
class Word:
    """What somebody did there, as the platform tells it."""

    openid: str
    account: str
    kind: WordKind
    text: str
    """What was written, the scene of the code, or the key of the menu."""


class Platform(Protocol):
    """A platform of official accounts; believed only with its signature."""

    def is_its_own(self, signature: str, timestamp: str, nonce: str, now: datetime) -> bool:
        """Whether a call comes from the platform, and is not an old one come again."""

    def understood(self, body: bytes) -> Word | None:
        """What a call says; None when it cannot be read."""

    def answer(self, word: Word, text: str, now: datetime) -> bytes:
        """A text in answer, in the platform's own form."""


class _Wired:
    platform: Platform | None = None


def wire(platform: Platform) -> None:
    """Say which platform the official account stands on; called once by the assembly."""
    _Wired.platform = platform


def platform() -> Platform:
    """The platform of the official account."""
    assert _Wired.platform is not None, "the assembly has not wired the platform of the official account"
    return _Wired.platform
