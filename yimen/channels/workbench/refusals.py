"""What a form of the desk cannot be understood to say; the rules themselves are not asked."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class NotANumber(Refusal):
    """Days were to be given, and something else was typed."""

    code: ClassVar[str] = "desk.not_a_number"
    field: str


class NotADate(Refusal):
    """A day that does not exist, or none at all."""

    code: ClassVar[str] = "desk.not_a_date"
    field: str


class NotChosen(Refusal):
    """One of several was to be chosen, and none was."""

    code: ClassVar[str] = "desk.not_chosen"
    field: str


class NotChecked(Refusal):
    """The box that says "I have checked it" is empty."""

    code: ClassVar[str] = "desk.not_checked"
    field: str


class NoSuchAct(Refusal):
    """The form does not say which act is meant."""

    code: ClassVar[str] = "desk.no_such_act"
