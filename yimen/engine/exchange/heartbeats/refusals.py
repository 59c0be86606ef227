"""How the heartbeats say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class NotItsOwner(Refusal):
    """Somebody else answers for this alarm."""

    code: ClassVar[str] = "heartbeat.not_its_owner"
    name: str


class AlarmAnsweredAlready(Refusal):
    """The alarm was answered; what was said stands."""

    code: ClassVar[str] = "heartbeat.answered_already"
