"""Lock, move, tell: a found thing for the desk of its centre. The only writer of its state."""

from datetime import datetime
from typing import Any

from yimen.engine.centre.lost_property.models import FoundThing
from yimen.engine.centre.lost_property.refusals import ThingUnknown
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.evidence import Line
from yimen.kernel.lost_property import FOUND_LIFE, FoundMove, FoundState
from yimen.kernel.refs import heard, spelled

DESKS = (Role.WINDOW, Role.CENTRE_MANAGER, Role.AGENT)
"""Who takes things in, weighs claims and hands out: in their own centre."""


def number_of(entropy: bytes) -> str:
    """A number such as SW-7K4M29QX: opaque, and short enough for a label."""
    return f"SW-{spelled(entropy, 8)}"


def heard_number(spoken: str) -> str:
    """The same, however it was typed."""
    letters = heard(spoken).replace("-", "")
    return f"SW-{letters[2:]}" if letters.startswith("SW") else letters


def at_desk(by: Actor) -> frozenset[int]:
    """The centres at whose desks somebody works."""
    return frozenset(post.centre_id for post in by.posts if post.role in DESKS and post.centre_id is not None)


def kept_by(ref: str, by: Actor) -> FoundThing:
    """The thing, locked, for the desk of its centre; refuses with ThingUnknown."""
    row = FoundThing.objects.select_for_update().filter(ref=ref).first()
    if row is None or (by.kind is not ActorKind.SYSTEM and row.centre_id not in at_desk(by)):
        raise ThingUnknown()
    return row


def move(row: FoundThing, step: FoundMove, sets: dict[str, Any], by: Actor, now: datetime) -> None:
    """Take a step of a found thing's life and tell it."""
    row.state = FOUND_LIFE.after(step, FoundState(row.state))
    row.ended_at = now
    for name, value in sets.items():
        setattr(row, name, value)
    row.save(update_fields=["state", "ended_at", *sets])
    told(row, Line(step, {}, now), by)


def told(row: FoundThing, line: Line, by: Actor) -> None:
    """Tell an act on the chain of the thing; nothing in it says what identifies it or whose it is."""
    subject = Subject(
        "found_thing", "lost_property_foundthing", row.pk, row.ref, row.journal_seq, bytes(row.journal_head)
    )
    link = tell(subject, line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash
