"""How the premises say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class NotTheHouse(Refusal):
    """Only the manager of the centre or an administrator arranges its premises."""

    code: ClassVar[str] = "premises.not_the_house"


class NameTaken(Refusal):
    """An area or a facility of the centre bears this name already."""

    code: ClassVar[str] = "premises.name_taken"


class StandsElsewhere(Refusal):
    """The window or the area belongs to another centre, or the window stands in an area already from a later day."""

    code: ClassVar[str] = "premises.stands_elsewhere"


class ToldAlready(Refusal):
    """Somebody has said before that this facility does not work; it is on its way to being mended."""

    code: ClassVar[str] = "premises.told_already"


class Works(Refusal):
    """Nobody said that this facility does not work."""

    code: ClassVar[str] = "premises.works"


class SharedAlready(Refusal):
    """The point has this second use, or this bank, during those days already."""

    code: ClassVar[str] = "premises.shared_already"
