"""Plans 工作计划: milestones with an office and a day; shown with evidence by who did it, confirmed by others.

A day that is put off keeps the first one beside it: how far a plan has gone from itself is counted against that.
"""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.lifecycle import Lifecycle
from yimen.kernel.refusal import Refusal


class PlanKind(StrEnum):
    """A programme of several years, the preliminary work of projects in a year, the land that a year makes ready."""

    ACTION = "action"
    PRELIMINARY = "preliminary"
    LAND_RESERVE = "land_reserve"


class MilestoneState(StrEnum):
    OPEN = "open"
    REPORTED = "reported"
    DONE = "done"
    DROPPED = "dropped"


class MilestoneMove(StrEnum):
    REPORT = "report"
    RETURN = "return"
    CONFIRM = "confirm"
    DROP = "drop"


_S, _M = MilestoneState, MilestoneMove

MILESTONE_LIFE: Lifecycle[MilestoneState, MilestoneMove] = Lifecycle(
    start=_S.OPEN,
    moves={
        _M.REPORT: (frozenset({_S.OPEN}), _S.REPORTED),
        _M.RETURN: (frozenset({_S.REPORTED}), _S.OPEN),
        _M.CONFIRM: (frozenset({_S.REPORTED}), _S.DONE),
        _M.DROP: (frozenset({_S.OPEN}), _S.DROPPED),
    },
)


class OutsidePlan(Refusal):
    """A milestone falls due on a day of its plan."""

    code: ClassVar[str] = "plans.outside_plan"


class SubjectNeeded(Refusal):
    """A milestone of preliminary work names the code of its project; one of a land reserve, its parcel."""

    code: ClassVar[str] = "plans.subject_needed"


class NotLater(Refusal):
    """A milestone is put off to a later day."""

    code: ClassVar[str] = "plans.not_later"


def must_lie_in(due_on: date, begins: date, ends: date) -> date:
    """Refuses with OutsidePlan."""
    if not begins <= due_on <= ends:
        raise OutsidePlan()
    return due_on


def must_name(kind: str, project_code: str, parcel: str) -> None:
    """Refuses with SubjectNeeded."""
    needed = {PlanKind.PRELIMINARY: project_code, PlanKind.LAND_RESERVE: parcel}
    if kind in needed and not needed[PlanKind(kind)].strip():
        raise SubjectNeeded()


def deviation(first_due: date, done_on: date | None, today: date) -> int:
    """How many days a milestone was done, or is by now, after the day first planned; before it: a negative number."""
    if done_on is None:
        return max((today - first_due).days, 0)
    return (done_on - first_due).days
