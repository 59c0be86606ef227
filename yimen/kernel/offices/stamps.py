"""Stamps 行政审批专用章: where a special approval seal stands, read off its register, and when a paper may bear it.

A stamp belongs to an office, is made by a centre, and is usable only in the hands of whoever holds the letter that
names it: from the moment at which both have signed for it, until it is given back or the letter ends.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.authority import LetterHeld, Rank
from yimen.kernel.offices.credentials import CredentialStanding
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot


class StampStanding(StrEnum):
    """Where a stamp stands; worked out from its register and written nowhere."""

    IN_STORE = "in_store"
    """Made, or given back: it lies with the centre."""
    OFFERED = "offered"
    """Handed over with its letter; the receiver has not signed yet."""
    IN_USE = "in_use"
    """Both have signed, and the letter is in force."""
    IDLE = "idle"
    """Both have signed, and the letter is not in force: it is to be given back."""
    UNCERTIFIED = "uncertified"
    """Both have signed, and the credential of whoever has it is not good: it is to be renewed."""
    LOST = "lost"
    DESTROYED = "destroyed"


ENDS = (StampStanding.LOST, StampStanding.DESTROYED)
"""How the life of a stamp ends."""


class NoStampUsable(Refusal):
    """No approval seal of the office may be set now: the paper waits until one has been handed over and signed for."""

    code: ClassVar[str] = "stamps.none_usable"
    office_id: int


@snapshot
class Custody:
    """A stamp in somebody's hands: under which letter, and from when to when."""

    stamp_ref: str
    stamp_code: str
    handover_id: int
    letter: LetterHeld
    received_at: datetime | None
    returned_at: datetime | None
    ended_at: datetime | None
    """When the stamp was reported lost, or destroyed."""
    credential: CredentialStanding | None = None
    """How the credential of whoever has it stood when this was read; None where none is asked for."""
    holder_id: int = 0
    """Who has it."""

    def held(self, now: datetime) -> bool:
        """Whether somebody answers for it at this moment."""
        after = [one for one in (self.returned_at, self.ended_at) if one is not None]
        return self.received_at is not None and self.received_at <= now and all(now < one for one in after)

    def usable(self, item_id: int, now: datetime) -> bool:
        """Whether it may be set on a paper of this item: held, certified, its letter in force and about the item."""
        return self.held(now) and self.certified and self.letter.covers(self.letter.office_id, item_id, Rank.CLERK, now)

    @property
    def certified(self) -> bool:
        """Whether whoever has it may seal, by their credential."""
        return self.credential in (None, CredentialStanding.VALID)


def standing(custody: Custody | None, end: str, now: datetime) -> StampStanding:
    """Where a stamp stands, by its last hand-over (None: there was none) and by how it ended ("" for not)."""
    if end:
        return StampStanding(end)
    if custody is None or (custody.returned_at is not None and custody.returned_at <= now):
        return StampStanding.IN_STORE
    if custody.received_at is None or custody.received_at > now:
        return StampStanding.OFFERED
    if not custody.letter.in_force(now):
        return StampStanding.IDLE
    return StampStanding.IN_USE if custody.certified else StampStanding.UNCERTIFIED


def stamp_for(
    held: Iterable[Custody], letter_ref: str, item_id: int, office_id: int, now: datetime, signed_by: int = 0
) -> Custody:
    """The stamp a paper bears: that of the letter under which it was decided, else another one usable for the item.

    Where credentials are asked for and that letter names a stamp, only `signed_by`, whose letter it is, seals: nobody's
    certificate stands in for that of another who has to seal. Who was given no stamp decides, and the custodian seals.
    Refuses with NoStampUsable. The choice is the same whenever it is made from the same register.
    """
    fit = [
        one for one in held if one.usable(item_id, now) and (one.credential is None or signed_by in (0, one.holder_id))
    ]
    if not fit:
        raise NoStampUsable(office_id=office_id)
    return min(fit, key=lambda one: (one.letter.ref != letter_ref, one.handover_id))
