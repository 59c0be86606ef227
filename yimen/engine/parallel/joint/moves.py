"""Inside of the joint approval: lock, move, start, join. The only writer of an opinion's state.

Everything that may let a group join is done under the lock of its approval, so that of two last answers exactly one
finds that nothing is left.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import F, Q, QuerySet

from yimen.engine.case.cases import clocks
from yimen.engine.case.cases.file import ClockFacts
from yimen.engine.parallel.joint.models import JointApproval, JointGroup, Opinion, OpinionAnswer
from yimen.engine.parallel.joint.refusals import JointUnknown, OpinionUnknown
from yimen.kernel.joint_life import OPINION_LIFE, UNSETTLED, OpinionMove, OpinionState
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.snapshot import snapshot
from yimen.registries.calendars import queries as calendars

_UNSETTLED = Q(state__in=sorted(UNSETTLED))


def lock_of_case(case_ref: str) -> JointApproval:
    """The joint approval of a case, locked until our transaction ends; refuses with JointUnknown."""
    found = JointApproval.objects.select_for_update(of=("self",)).select_related("case").filter(case__ref=case_ref)
    joint = found.first()
    if joint is None:
        raise JointUnknown(ref=case_ref)
    return joint


def lock(ref: str) -> tuple[JointApproval, Opinion]:
    """An opinion under the lock of its approval; refuses with OpinionUnknown."""
    found = JointApproval.objects.select_for_update(of=("self",)).select_related("case").filter(opinions__ref=ref)
    joint = found.first()
    if joint is None:
        raise OpinionUnknown(ref=ref)
    return joint, Opinion.objects.select_related("group").get(ref=ref)


def move(opinion: Opinion, step: OpinionMove, now: datetime, sets: Mapping[str, object]) -> OpinionState:
    """Take one step of an opinion's life; refuses with WrongState. Its time stops with its end."""
    state = OPINION_LIFE.after(step, OpinionState(opinion.state))
    ended = {"ended_at": None} if state in UNSETTLED else {"ended_at": now, "next_warning_at": None}
    if not Opinion.objects.filter(pk=opinion.pk, state=opinion.state).update(state=state, **ended, **sets):
        raise WrongState(move=step, state=opinion.state)
    opinion.state = state
    return state


def times(opinion: Opinion, began_at: datetime, now: datetime) -> dict[str, datetime | None]:
    """Due, warning and next rung of an opinion on its own office's calendar; nothing in the case stops them."""
    calendar = calendars.at_revision(opinion.calendar_id, opinion.calendar_revision)
    facts = ClockFacts("promised", opinion.amount, opinion.unit, began_at)
    return clocks.derive(clocks.deadlines((facts,), ()), calendar, now).columns()


@snapshot
class Went:
    """How far an act has brought the whole: the groups that started and joined, and whether it is concluded by it."""

    started: tuple[int, ...]
    joined: tuple[int, ...]
    concluded: str
    """yes or no."""


def go_on(joint: JointApproval, now: datetime) -> Went:
    """Start every group whose turn has come, join every group that is answered, and conclude the whole, each once."""
    started, joined = [], []
    before = True
    for group in joint.groups.order_by("number"):
        if group.started_at is None and before:
            _start(group, now)
            started.append(group.number)
        if group.started_at is not None and group.joined_at is None and not _left(group):
            group.joined_at = now
            group.save(update_fields=["joined_at"])
            joined.append(group.number)
        before = before and group.joined_at is not None
    concluded = joint.concluded_at is None and _is_whole(joint)
    if concluded:
        joint.concluded_at = now
        joint.save(update_fields=["concluded_at"])
    return Went(tuple(started), tuple(joined), "yes" if concluded else "no")


def open_again(joint: JointApproval, group: JointGroup) -> None:
    """A group, and with it the whole, is not joined any more: somebody in it is asked anew."""
    group.joined_at = None
    group.save(update_fields=["joined_at"])
    if joint.concluded_at is not None:
        joint.concluded_at = None
        joint.save(update_fields=["concluded_at"])


def _start(group: JointGroup, now: datetime) -> None:
    group.started_at = now
    group.save(update_fields=["started_at"])
    for opinion in group.opinions.filter(state=OpinionState.PLANNED):
        move(opinion, OpinionMove.START, now, times(opinion, now, now))


def _left(group: JointGroup) -> bool:
    return group.opinions.filter(_UNSETTLED).exists()


def _is_whole(joint: JointApproval) -> bool:
    """Every group has joined, and the lead has dealt with whoever disagrees in the latest round."""
    if joint.groups.filter(joined_at=None).exists():
        return False
    return not undealt(joint).exists()


def undealt(joint: JointApproval) -> QuerySet[OpinionAnswer]:
    """The disagreements of the latest rounds with which nobody has dealt."""
    return latest().filter(
        opinion__joint=joint, opinion__state=OpinionState.ANSWERED, stance="disagree", said_at__isnull=False, dealing=""
    )


def latest() -> QuerySet[OpinionAnswer]:
    """The answers of the round in which each opinion is now, without those that were sent back."""
    return OpinionAnswer.objects.filter(round=F("opinion__round"), sent_back_at=None)
