"""The life of an item version: drafted, handed in for review, published, cancelled; a draft may be put away.

Only what somebody does is a state. That a published version is still to come, in force, superseded or suspended is a
matter of the moment one asks about: `standing` tells it, and nothing has to run at midnight for it to become true.
"""

from datetime import datetime
from enum import StrEnum

from yimen.kernel.lifecycle import Lifecycle


class VersionState(StrEnum):
    DRAFT = "draft"
    PROPOSED = "proposed"
    PUBLISHED = "published"
    CANCELLED = "cancelled"
    DISCARDED = "discarded"


class VersionMove(StrEnum):
    PROPOSE = "propose"
    GIVE_BACK = "give_back"
    PUBLISH = "publish"
    CANCEL = "cancel"
    DISCARD = "discard"


#: A draft is published without review in two cases only: when a city is set up, and when a new city adopts what it had.
VERSION_LIFE = Lifecycle(
    start=VersionState.DRAFT,
    moves={
        VersionMove.PROPOSE: (frozenset({VersionState.DRAFT}), VersionState.PROPOSED),
        VersionMove.GIVE_BACK: (frozenset({VersionState.PROPOSED}), VersionState.DRAFT),
        VersionMove.PUBLISH: (frozenset({VersionState.DRAFT, VersionState.PROPOSED}), VersionState.PUBLISHED),
        VersionMove.CANCEL: (frozenset({VersionState.PUBLISHED}), VersionState.CANCELLED),
        VersionMove.DISCARD: (frozenset({VersionState.DRAFT}), VersionState.DISCARDED),
    },
)
#: States in which a version has a span of time in force.
BINDING = frozenset({VersionState.PUBLISHED, VersionState.CANCELLED})
#: States in which a version is being worked on.
IN_WORK = frozenset({VersionState.DRAFT, VersionState.PROPOSED})


class Standing(StrEnum):
    """Where a version stands at a moment."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    SCHEDULED = "scheduled"
    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    SUPERSEDED = "superseded"
    CANCELLED = "cancelled"
    DISCARDED = "discarded"


def standing(
    state: VersionState, begins: datetime | None, ends: datetime | None, suspended: str, now: datetime
) -> Standing:
    """Where a version stands at `now`; `suspended` is yes while its item takes no applications."""
    if state not in BINDING:
        return Standing(state.value)
    over = Standing.CANCELLED if state is VersionState.CANCELLED else Standing.SUPERSEDED
    if begins is None:
        # It was replaced at the very moment it would have begun.
        return over
    if now < begins:
        return Standing.SCHEDULED
    if ends is not None and now >= ends:
        return over
    return Standing.SUSPENDED if suspended == "yes" else Standing.IN_FORCE
