"""How the pilots say no."""

from datetime import date
from typing import ClassVar

from yimen.kernel.refusal import Refusal


class PilotUnknown(Refusal):
    """There is no such pilot."""

    code: ClassVar[str] = "pilots.unknown"


class PilotOver(Refusal):
    """Everybody has it, or it was ended: nothing more is decided about this pilot."""

    code: ClassVar[str] = "pilots.over"


class NobodyNamed(Refusal):
    """A pilot names who takes part; what takes place at points names points and items."""

    code: ClassVar[str] = "pilots.nobody_named"


class NotTriedSo(Refusal):
    """This feature is not tried by subjects of this kind, or the pilot names none of them: they would narrow it."""

    code: ClassVar[str] = "pilots.not_tried_so"
    partaker: str


class AllHaveIt(Refusal):
    """Everybody has it since an earlier pilot."""

    code: ClassVar[str] = "pilots.all_have_it"
    since: date


class TakesPart(Refusal):
    """It takes part already."""

    code: ClassVar[str] = "pilots.takes_part"
    name: str


class NothingToCopy(Refusal):
    """The office has no item of the kind that is piloted, so the pilot means nothing there."""

    code: ClassVar[str] = "pilots.nothing_to_copy"
    office: str


class NotBegun(Refusal):
    """What has not begun cannot be evaluated."""

    code: ClassVar[str] = "pilots.not_begun"


class NotApart(Refusal):
    """Who began it, decided about it or works where it is tried does not evaluate it."""

    code: ClassVar[str] = "pilots.not_apart"


class OwnEvaluation(Refusal):
    """Who evaluated a pilot does not decide what follows."""

    code: ClassVar[str] = "pilots.own_evaluation"
