"""Choices: which acts on a change a page may offer now, and for the rest why not. A hint; the rule is in the act."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType

from yimen.kernel.actor import Actor, Role
from yimen.kernel.change_life import CHANGE_LIFE, LEVELS, ChangeMove, ChangeState, may_skip_notice, must_be_other_eyes
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import must_hold
from yimen.registries.catalogue.refusals import CommentsUnanswered, NoticeNotOver
from yimen.registries.catalogue.review import allow
from yimen.registries.catalogue.review.change_rows import ChangeView
from yimen.registries.dated import ZONE

Rule = Callable[[ChangeView, Actor, datetime], object]


@snapshot
class Choice:
    """An act, and why it is not open to this reader; None: it is."""

    act: str
    why_not: Refusal | None


def choices(view: ChangeView, by: Actor, now: datetime) -> tuple[Choice, ...]:
    """What can be done with a change in its state, by this reader or by others."""
    return tuple(_choices(view, by, now))


def _choices(view: ChangeView, by: Actor, now: datetime) -> Iterator[Choice]:
    open_moves = set(CHANGE_LIFE.open_moves(view.row.state))
    for act, (moves, rule) in RULES.items():
        if not moves & open_moves:
            continue
        try:
            rule(view, by, now)
        except Refusal as refusal:
            yield Choice(act, refusal)
        else:
            yield Choice(act, None)


def _passes(view: ChangeView, by: Actor, now: datetime) -> None:
    staff_id = allow.must_review(by, LEVELS[view.row.state], view.row.office_id)
    must_be_other_eyes(staff_id, view.author_staff_id, view.reviewer_staff_id)


def _passes_unseen(view: ChangeView, by: Actor, now: datetime) -> None:
    may_skip_notice(view.row.kind)
    _passes(view, by, now)


def _sends_back(view: ChangeView, by: Actor, now: datetime) -> None:
    staff_id = allow.must_review(by, LEVELS[view.row.state], view.row.office_id)
    must_be_other_eyes(staff_id, view.author_staff_id, ())


def _withdraws(view: ChangeView, by: Actor, now: datetime) -> None:
    allow.must_edit(by, view.row.office_id)


def _decides(view: ChangeView, by: Actor, now: datetime) -> None:
    must_hold(by, Role.REFORM_OFFICE)
    if view.row.notice_ends is not None and now < view.row.notice_ends:
        raise NoticeNotOver(until=view.row.notice_ends.astimezone(ZONE))
    if view.row.unanswered:
        raise CommentsUnanswered(count=view.row.unanswered)


_PASSING = frozenset({ChangeMove.PASS_OFFICE, ChangeMove.PASS_LEGAL, ChangeMove.PASS_REFORM})
RULES: Mapping[str, tuple[frozenset[ChangeMove], Rule]] = MappingProxyType(
    {
        "pass_change": (_PASSING, _passes),
        "pass_without_notice": (frozenset({ChangeMove.PASS_REFORM}), _passes_unseen),
        "put_in_force": (frozenset({ChangeMove.DECIDE}), _decides),
        "send_back": (frozenset({ChangeMove.SEND_BACK}), _sends_back),
        "withdraw_change": (frozenset({ChangeMove.WITHDRAW}), _withdraws),
    }
)
"""By what move an act shows itself, and who may do it; the acts in the order in which a page offers them."""


def may_answer(view: ChangeView, by: Actor) -> bool:
    """Whether the reader may answer comments on a change."""
    if view.row.state is not ChangeState.ON_NOTICE:
        return False
    try:
        allow.must_answer(by, view.row.office_id)
    except Refusal:
        return False
    return True
