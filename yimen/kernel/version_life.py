"""The life of an item version: a draft is published or discarded; what was published may only be withdrawn."""

from enum import StrEnum

from yimen.kernel.lifecycle import Lifecycle


class VersionState(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class VersionMove(StrEnum):
    PUBLISH = "publish"
    WITHDRAW = "withdraw"
    DISCARD = "discard"


VERSION_LIFE = Lifecycle(
    start=VersionState.DRAFT,
    moves={
        VersionMove.PUBLISH: (frozenset({VersionState.DRAFT}), VersionState.PUBLISHED),
        VersionMove.WITHDRAW: (frozenset({VersionState.PUBLISHED}), VersionState.WITHDRAWN),
        VersionMove.DISCARD: (frozenset({VersionState.DRAFT}), VersionState.WITHDRAWN),
    },
)
