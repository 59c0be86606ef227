"""Seals: what checking a sealed paper can find, in one word and the facts behind it."""

from datetime import datetime
from enum import StrEnum

from yimen.kernel.snapshot import snapshot


class SealFinding(StrEnum):
    """The outcome of checking a seal, best first."""

    SOUND = "sound"
    UNTRUSTED = "untrusted"
    ALTERED = "altered"
    UNSEALED = "unsealed"
    UNREADABLE = "unreadable"


@snapshot
class SealReport:
    """What a check of a paper's seal found; `valid` only when intact and trusted."""

    reason: SealFinding
    signer: str | None = None
    signed_at: datetime | None = None

    @property
    def valid(self) -> bool:
        """The paper is exactly what a trusted office sealed."""
        return self.reason is SealFinding.SOUND

    @property
    def intact(self) -> bool:
        """Not one byte has changed since it was sealed."""
        return self.reason in (SealFinding.SOUND, SealFinding.UNTRUSTED)

    @property
    def trusted(self) -> bool:
        """The seal was issued by the authority this city trusts."""
        return self.reason is SealFinding.SOUND
