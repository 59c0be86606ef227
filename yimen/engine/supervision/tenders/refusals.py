"""How the supervision of tenders says no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class TooManyTenders(Refusal):
    """An import holds more projects than are taken in together."""

    code: ClassVar[str] = "tenders.too_many"
    most: int


class AlarmSettled(Refusal):
    """The alarm has been settled already."""

    code: ClassVar[str] = "tenders.alarm_settled"
