"""How a personal code says no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class CodeNotGood(Refusal):
    """The code is over, was used, or never was one: which of them nobody is told."""

    code: ClassVar[str] = "code.not_good"


class NotYourCode(Refusal):
    """Somebody shows a code for a party for which they do not act."""

    code: ClassVar[str] = "code.not_yours"
