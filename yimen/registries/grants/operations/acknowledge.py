"""Acknowledge: a unit says that it has read a letter; who has not is reminded, every few days until it does."""

from datetime import datetime
from typing import ClassVar

from yimen.journal.operation import operation
from yimen.journal.telling import tell
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.evidence import Line
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.registries.dated import locked
from yimen.registries.grants import notices
from yimen.registries.grants.models import Letter, LetterNotice
from yimen.registries.grants.subjects import subject_of


class NotSentToYou(Refusal):
    """The letter was not sent to a unit of the actor, or the unit has acknowledged it already."""

    code: ClassVar[str] = "grants.not_sent_to_you"


@snapshot
class LetterAcknowledged:
    """So many units of the actor have acknowledged a letter."""

    ref: str
    units: int


@operation
def acknowledge_letter(ref: str, *, by: Actor, now: datetime) -> LetterAcknowledged:
    """Acknowledge a letter for the unit in which one holds a post. Refuses with NotSentToYou or NoSuchThing."""
    letter = locked(Letter, ref, "letter")
    units = {post.office_id for post in by.posts if post.office_id is not None}
    waiting = LetterNotice.objects.filter(letter=letter, office_id__in=units, acknowledged_at=None)
    count = waiting.update(acknowledged_at=now, acknowledged_by=by.staff_id) if by.staff_id is not None else 0
    if not count:
        raise NotSentToYou()
    tell(subject_of(letter), Line("acknowledge_letter", {"number": letter.number, "units": count}, now), by)
    return LetterAcknowledged(ref, count)


@operation
def remind_units(ref: str, *, by: Actor, now: datetime) -> LetterAcknowledged:
    """Remind the units that have not acknowledged a letter for days; the clockwork alone asks for it.

    Refuses with NotSentToYou when there are none.
    """
    letter = locked(Letter, ref, "letter")
    late = list(LetterNotice.objects.select_for_update().filter(notices.late(now), letter=letter))
    if by.kind is not ActorKind.SYSTEM or not late:
        raise NotSentToYou()
    for notice in late:
        notice.reminded_at, notice.reminders = now, notice.reminders + 1
        notice.save(update_fields=["reminded_at", "reminders"])
    tell(subject_of(letter), Line("remind_units", {"number": letter.number, "units": len(late)}, now), by)
    return LetterAcknowledged(ref, len(late))
