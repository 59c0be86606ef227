"""How the network of halls says no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class HallKnown(Refusal):
    """This hall of the office stands in the list already."""

    code: ClassVar[str] = "network.hall_known"


class HallMerged(Refusal):
    """The hall has been merged into a centre."""

    code: ClassVar[str] = "network.hall_merged"


class CheckedToday(Refusal):
    """The hall was checked on that day already."""

    code: ClassVar[str] = "network.checked_today"


class OwnHall(Refusal):
    """Who runs a hall does not check it against the standard."""

    code: ClassVar[str] = "network.own_hall"


class PlannedAlready(Refusal):
    """A plan or a line of the standard that begins that day stands already."""

    code: ClassVar[str] = "network.planned_already"


class StockLeft(Refusal):
    """A hall is absorbed when everything that it brings along has its number here: nothing in progress is lost."""

    code: ClassVar[str] = "network.stock_left"
    n: int
    first: str


class StockNotCounted(Refusal):
    """The hall's own office has not said how many it hands over, or too long before the switch."""

    code: ClassVar[str] = "network.stock_not_counted"
    days: int


class ToldByOne(Refusal):
    """Who keeps the list of a hall, or switches it, is not who counted there: the two sides are told by two."""

    code: ClassVar[str] = "network.told_by_one"


class CountsDiffer(Refusal):
    """What the old hall counted and what has its number here are not the same: something is missing on one side."""

    code: ClassVar[str] = "network.counts_differ"
    stock: str
    counted: int
    listed: int


class NamedAlready(Refusal):
    """The old number has its new one."""

    code: ClassVar[str] = "network.named_already"


class OfAnotherHall(Refusal):
    """What an old number is called here belongs to the office of the hall."""

    code: ClassVar[str] = "network.of_another_hall"


class CaseTaken(Refusal):
    """Another old number is this case already: no two holders of old receipts are sent to one case."""

    code: ClassVar[str] = "network.case_taken"
    number: str


class CaseOver(Refusal):
    """The case was over before its old number was listed: what goes on here it is not."""

    code: ClassVar[str] = "network.case_over"
    number: str


class NumberTwice(Refusal):
    """A number stands twice among the lines."""

    code: ClassVar[str] = "network.number_twice"
    number: str


class NumberDiffers(Refusal):
    """The number is listed already, for something else."""

    code: ClassVar[str] = "network.number_differs"
    number: str
    listed: str


class NumberStruck(Refusal):
    """The line was struck from the list of the hall."""

    code: ClassVar[str] = "network.number_struck"
