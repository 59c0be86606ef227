"""Meanwhile: who acts on what they have read says by a mark which words those were; on others they do not act.

For subjects without a chain of their own, or whose chain also tells what does not matter here. A case has its `seq`.
"""

import hashlib
from typing import ClassVar

from yimen.kernel.refusal import Refusal


class ChangedSinceRead(Refusal):
    """Somebody has changed this since it was read."""

    code: ClassVar[str] = "meanwhile.changed"


def mark_of(*facts: object) -> str:
    """What was read, as one short mark."""
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:16]


def must_be_read(seen: str, mark: str) -> None:
    """As must_be_as_read, where nobody acts without saying what they read; refuses with ChangedSinceRead."""
    if seen != mark:
        raise ChangedSinceRead()


def must_be_as_read(seen: str, mark: str) -> None:
    """Refuses with ChangedSinceRead when somebody says what they read, and it is not so any more."""
    if seen and seen != mark:
        raise ChangedSinceRead()
