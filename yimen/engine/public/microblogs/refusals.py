"""How the microblogs say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class MicroblogUnknown(Refusal):
    """There is no such account, or it is not watched any more."""

    code: ClassVar[str] = "microblogs.unknown"


class MicroblogThere(Refusal):
    """The account is registered already; end it before it goes to another department."""

    code: ClassVar[str] = "microblogs.registered"


class PostUnknown(Refusal):
    """There is no such post."""

    code: ClassVar[str] = "microblogs.post_unknown"


class PostSettled(Refusal):
    """The post is an order already, or was set aside."""

    code: ClassVar[str] = "microblogs.settled"
