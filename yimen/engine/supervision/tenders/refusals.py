"""How the supervision of tenders says no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class TooManyTenders(Refusal):
    """An import holds more projects than are taken in together."""

    code: ClassVar[str] = "tenders.too_many"
    most: int


class TenderSourceUnknown(Refusal):
    """There is no such source, it was shut, or the code is none's."""

    code: ClassVar[str] = "tenders.source_unknown"


class TenderSourceNamed(Refusal):
    """There is a source of this name already."""

    code: ClassVar[str] = "tenders.source_named"


class AlarmSettled(Refusal):
    """The alarm has been settled already."""

    code: ClassVar[str] = "tenders.alarm_settled"
