"""How the trainings say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class MarksOneself(Refusal):
    """Nobody marks themself, nor their own coming."""

    code: ClassVar[str] = "trainings.oneself"


class NotPostedHere(Refusal):
    """A centre trains who holds a post there or is proposed for it."""

    code: ClassVar[str] = "trainings.not_posted_here"
    name: str


class TrainingOver(Refusal):
    """The training was held or called off, or is not held yet."""

    code: ClassVar[str] = "trainings.over"


class DidNotCome(Refusal):
    """Who is marked came to the training, and is marked once."""

    code: ClassVar[str] = "trainings.did_not_come"


class ReadAlready(Refusal):
    """This version has been read, or another one has taken its place."""

    code: ClassVar[str] = "trainings.read_already"


class NotTrainedFor(Refusal):
    """Whoever stands at a comprehensive counter is trained for everything it takes in."""

    code: ClassVar[str] = "trainings.not_trained_for"
    name: str
    items: str
