"""Allow: what may be taken in at the counters at which a clerk stands."""

from datetime import datetime
from typing import ClassVar

from yimen.kernel.actor import Actor, Role
from yimen.kernel.refusal import Refusal
from yimen.registries.windows import queries as windows


class OutOfScope(Refusal):
    """Another group of counters takes this item in; the letter and the counters of that group."""

    code: ClassVar[str] = "counter.out_of_scope"
    group: str
    letter: str
    windows: str


def must_be_in_scope(item_ref: str, by: Actor, now: datetime) -> None:
    """The counters at which this clerk stands take the item in; refuses with OutOfScope."""
    posts = [post.post_id for post in by.posts if post.role is Role.WINDOW]
    place = windows.elsewhere(posts, item_ref, now)
    if place is not None:
        raise OutOfScope(group=place.name, letter=place.letter, windows="、".join(place.windows))
