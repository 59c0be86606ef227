"""Budgets 经费预算: what a centre may spend in a year on awards and on allowances, and how much of it is bound.

A line's figures are sums of its postings and of plans that two people have confirmed: nobody types what is left.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot

MOST_FEN = 100_000_000_000


class BudgetPurpose(StrEnum):
    """What a line is for; a centre has one of each in a year."""

    AWARDS = "awards"
    ALLOWANCES = "allowances"


class PostingKind(StrEnum):
    """What a posting does to its line."""

    COMMIT = "commit"
    """An award was approved, a list was frozen: the money is bound."""
    RELEASE = "release"
    """What bound it was lifted: the money is free again."""
    SPEND = "spend"
    """It was paid."""


BUDGET_NAMES: Mapping[str, str] = {BudgetPurpose.AWARDS: "评比表彰经费", BudgetPurpose.ALLOWANCES: "加班补贴经费"}
"""What a line is called; a reward says from which it comes."""


class NoBudgetLine(Refusal):
    """The year has no confirmed plan for this yet: it waits until it has."""

    code: ClassVar[str] = "budgets.no_line"
    year: int


class BudgetExhausted(Refusal):
    """The line has not enough left: it waits until the plan is raised by a document."""

    code: ClassVar[str] = "budgets.exhausted"
    fen: int
    free: int


class BudgetBound(Refusal):
    """A plan is not cut below what is bound and spent."""

    code: ClassVar[str] = "budgets.bound"
    bound: int


@snapshot
class Balance:
    """A line at a moment, in fen."""

    plan: int
    committed: int
    """Bound and not paid yet."""
    spent: int

    @property
    def free(self) -> int:
        """What may still be bound."""
        return self.plan - self.committed - self.spent

    @property
    def bound(self) -> int:
        """Below this no plan is cut."""
        return self.committed + self.spent


def balance(plan: int, posted: Mapping[str, int]) -> Balance:
    """A line's figures out of its confirmed plan and the sums of its postings by kind."""
    spent = posted.get(PostingKind.SPEND, 0)
    bound = posted.get(PostingKind.COMMIT, 0) - posted.get(PostingKind.RELEASE, 0) - spent
    return Balance(plan, bound, spent)


def must_bear(line: Balance, fen: int) -> None:
    """Refuses with BudgetExhausted when less than that is free."""
    if fen > line.free:
        raise BudgetExhausted(fen=fen, free=line.free)


def must_stay_above(line: Balance, change: int) -> None:
    """Refuses with BudgetBound when a cut goes below what is bound and spent."""
    if line.plan + change < line.bound:
        raise BudgetBound(bound=line.bound)
