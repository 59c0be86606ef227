"""The life of a subtask 协办任务: a piece of a case that a unit of another level or region, or an outside body, does.

It has a time of its own; the clock of the case runs on. What comes back is an opinion, a technical finding, or a
decision in the unit's own power; only an authority decides, an outside body never does (licensing law arts 24 and 28).
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.authority import Rank
from yimen.kernel.lifecycle import Lifecycle
from yimen.kernel.refusal import Refusal
from yimen.kernel.terms import StepTerm


class SubtaskState(StrEnum):
    SENT = "sent"
    TAKEN_UP = "taken_up"
    RETURNED = "returned"
    DECLINED = "declined"
    CALLED_OFF = "called_off"


class SubtaskMove(StrEnum):
    TAKE_UP = "take_up"
    RETURN = "return"
    DECLINE = "decline"
    CALL_OFF = "call_off"


_S, _M = SubtaskState, SubtaskMove

SUBTASK_LIFE: Lifecycle[SubtaskState, SubtaskMove] = Lifecycle(
    start=_S.SENT,
    moves={
        _M.TAKE_UP: (frozenset({_S.SENT}), _S.TAKEN_UP),
        _M.RETURN: (frozenset({_S.TAKEN_UP}), _S.RETURNED),
        # Not ours: said before anything was done, with the reason, so that it can go to the right place the same day.
        _M.DECLINE: (frozenset({_S.SENT}), _S.DECLINED),
        _M.CALL_OFF: (frozenset({_S.SENT, _S.TAKEN_UP}), _S.CALLED_OFF),
    },
)

UNDONE = frozenset({_S.SENT, _S.TAKEN_UP})
"""In these the decision of the case waits."""

MOST_OF_A_CASE = 20


class SubtaskKind(StrEnum):
    """What is asked of the unit."""

    ASSIST = "assist"
    """协助审查: an opinion on a step."""
    VERIFY = "verify"
    """核查: a technical finding, the only thing that an outside body may be asked for."""
    DECIDE = "decide"
    """分别决定: a decision of its own, signed under a letter; the applicant reads it beside the other one."""


class Finding(StrEnum):
    """What came of it; called 同意, 合格 or 准予 by its kind."""

    FAVOUR = "favour"
    AGAINST = "against"


class OutsideKind(StrEnum):
    """An outside body 受托机构."""

    INSTITUTION = "institution"
    """事业单位."""
    INTERMEDIARY = "intermediary"
    """中介机构."""


class SubtaskOutstanding(Refusal):
    """The decision waits for what another unit was asked to do, or for a step that the item lays there."""

    code: ClassVar[str] = "subtask.outstanding"


class EndsAfterTheCase(Refusal):
    """A subtask would be due after the case itself: its time must fit into what is left of the whole."""

    code: ClassVar[str] = "subtask.ends_after_the_case"
    due: str


class BodyNotEntrusted(Refusal):
    """An outside body is asked for the work that is transferred to it on this day, and for nothing else."""

    code: ClassVar[str] = "subtask.body_not_entrusted"
    work: str


class BodyCannotDecide(Refusal):
    """Power to decide stays with an authority; an outside body verifies, tests and reports."""

    code: ClassVar[str] = "subtask.body_cannot_decide"


class FindingWithoutBasis(Refusal):
    """Who finds against something names the basis, and says in words why."""

    code: ClassVar[str] = "subtask.finding_without_basis"


def must_be_asked_rightly(kind: SubtaskKind, body: OutsideKind | None, work: str, works: Collection[str]) -> None:
    """An outside body verifies what was transferred to it. Refuses with BodyCannotDecide or BodyNotEntrusted."""
    if body is None:
        return
    if kind is SubtaskKind.DECIDE:
        raise BodyCannotDecide()
    if kind is not SubtaskKind.VERIFY or work not in works:
        raise BodyNotEntrusted(work=work)


def must_end_in_time(due: datetime | None, whole: datetime | None, now: datetime) -> None:
    """Due before the case is; a case that is paused or overdue already sets no bound. Refuses with EndsAfterTheCase."""
    if due is not None and whole is not None and now <= whole < due:
        raise EndsAfterTheCase(due=whole.date().isoformat())


def must_have_a_basis(finding: Finding, basis: str) -> None:
    """Refuses with FindingWithoutBasis."""
    if finding is Finding.AGAINST and not basis.strip():
        raise FindingWithoutBasis()


RANKS = {"clerk": Rank.CLERK, "chief": Rank.CHIEF, "deputy": Rank.DEPUTY, "director": Rank.DIRECTOR}
"""How a step names the rank at which it is signed."""


def performer(step: StepTerm) -> str:
    """Who does a step that the item's own office does not do; empty: the office itself.

    A step without a time of its own is only told to the applicant; nobody is sent anything.
    """
    return (step.unit or step.executor).strip() if step.limit is not None else ""


def kind_of(step: StepTerm) -> SubtaskKind:
    """An outside body verifies; a step whose code begins with `decide` is a decision of its own; the rest assists."""
    if step.executor.strip() and not step.unit.strip():
        return SubtaskKind.VERIFY
    return SubtaskKind.DECIDE if step.code.startswith("decide") else SubtaskKind.ASSIST


def elsewhere(steps: Iterable[StepTerm]) -> Iterator[StepTerm]:
    """The steps of an item that lie at another unit, in their order."""
    return (step for step in steps if performer(step))


def decided_elsewhere(steps: Iterable[StepTerm]) -> bool:
    """Whether an item needs decisions of other units beside that of its own office."""
    return any(kind_of(step) is SubtaskKind.DECIDE for step in elsewhere(steps))


def next_step(steps: Iterable[StepTerm], returned: Collection[str], begun: Collection[str]) -> StepTerm | None:
    """The step that is sent next: one after the other, and none while one before it has not come back."""
    for step in elsewhere(steps):
        if step.code not in returned:
            return None if step.code in begun else step
    return None


def must_have_returned(steps: Iterable[StepTerm], returned: Collection[str], against: Collection[str]) -> None:
    """Every step at another unit has come back before it is decided, unless one of them found against it.

    Refuses with SubtaskOutstanding.
    """
    if not against and any(step.code not in returned for step in elsewhere(steps)):
        raise SubtaskOutstanding()
