"""The life of a bulletin 简报: drafted by one, issued by another with its number, withdrawn with a reason."""

from enum import StrEnum

from yimen.kernel.lifecycle import Lifecycle


class BulletinState(StrEnum):
    DRAFT = "draft"
    ISSUED = "issued"
    WITHDRAWN = "withdrawn"


class BulletinMove(StrEnum):
    ISSUE = "issue"
    WITHDRAW = "withdraw"


_S, _M = BulletinState, BulletinMove

BULLETIN_LIFE: Lifecycle[BulletinState, BulletinMove] = Lifecycle(
    start=_S.DRAFT,
    moves={
        _M.ISSUE: (frozenset({_S.DRAFT}), _S.ISSUED),
        _M.WITHDRAW: (frozenset({_S.DRAFT, _S.ISSUED}), _S.WITHDRAWN),
    },
)
