"""Settling: the desk reads a post and makes it an order of the account's department, once, or sets it aside."""

from datetime import datetime
from decimal import Decimal

from yimen.engine.public.microblogs import moves
from yimen.engine.public.voices import moves as voices
from yimen.engine.public.voices.operations.raising import Spoken, Straight, place_of, written_down
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line, digest
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.time.limit import Limit, Unit
from yimen.kernel.voice_life import VoiceWay


@snapshot
class PostKept:
    """A post by its reference, and the number of the order it became."""

    ref: str
    voice_ref: str = ""
    number: str = ""


@operation
def order_post(ref: str, kind: str, topic: str, title: str, *, by: Actor, now: datetime) -> PostKept:
    """Make a post an order of its account's department, to be answered within the hours of the account; once.

    Refuses with NotAtTheDesk, PostUnknown, PostSettled, NotInList or Missing.
    """
    row, one = moves.unread(ref, by, now)
    said = Spoken(kind, topic, title, one.text, place_of(row.region_id, now))
    # Who wrote it is called by their name on the platform, apart and encrypted as with every voice.
    within = Straight(row.office_id, Limit(Decimal(row.hours), Unit.HOUR))
    raised = written_down(said, VoiceWay.POST, None, f"@{one.author}"[:100], by, now, f"@{row.name}", within)
    one.voice_id, one.read_by_id, one.read_at = voices.id_of(raised.ref), by.staff_id, now
    one.save(update_fields=["voice", "read_by", "read_at"])
    moves.told(row, Line("order_post", {"post": one.ref, "voice": raised.ref}, now), by)
    return PostKept(ref, raised.ref, raised.number)


@operation
def set_post_aside(ref: str, why: str, *, by: Actor, now: datetime) -> PostKept:
    """Set a post aside that asks for nothing, with the reason.

    Refuses with NotAtTheDesk, PostUnknown, PostSettled or TextMissing.
    """
    row, one = moves.unread(ref, by, now)
    said = must_be_said("why", why, 300).strip()
    one.aside_why, one.read_by_id, one.read_at = said, by.staff_id, now
    one.save(update_fields=["aside_why", "read_by", "read_at"])
    moves.told(row, Line("set_post_aside", {"post": one.ref, "why": digest(said.encode(), one.ref.encode())}, now), by)
    return PostKept(ref)
