"""Why an element cannot be read: what was typed is none of what its control can say."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class ElementMalformed(Refusal):
    """A value that its place in the version cannot hold."""

    code: ClassVar[str] = "elements.malformed"
    field: str
    element: str


class ElementNotANumber(Refusal):
    """A whole number was to be typed."""

    code: ClassVar[str] = "elements.not_a_number"
    field: str
    element: str


class ElementNotMoney(Refusal):
    """An amount of yuan with at most two decimals was to be typed."""

    code: ClassVar[str] = "elements.not_money"
    field: str
    element: str


class ElementNotALimit(Refusal):
    """A limit is an amount with at most one decimal and a unit."""

    code: ClassVar[str] = "elements.not_a_limit"
    field: str
    element: str


class ElementNotInList(Refusal):
    """A choice that the list of the element does not have."""

    code: ClassVar[str] = "elements.not_in_list"
    field: str
    element: str


class ElementTooLong(Refusal):
    """A text longer than its element."""

    code: ClassVar[str] = "elements.too_long"
    field: str
    element: str
    most: int


class DefectWithoutRemedy(Refusal):
    """A line of defects that does not say how to mend it."""

    code: ClassVar[str] = "elements.defect_without_remedy"
    field: str
    element: str
    line: str
