"""How the followers say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class BadFollowCode(Refusal):
    """The code is none, was used, or has run out."""

    code: ClassVar[str] = "followers.bad_code"


class FollowsAlready(Refusal):
    """The account is bound already; it is let go before it is bound to another telephone."""

    code: ClassVar[str] = "followers.follows_already"


class NotFollowing(Refusal):
    """The account is not bound."""

    code: ClassVar[str] = "followers.not_following"
