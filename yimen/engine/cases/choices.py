"""Choices: which acts a page may offer now, and for the rest why not. A hint for the reader; the rule is in the act.

"Why not" is part of the page: what this officer may not do is listed with reason and law, never hidden.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from yimen.engine.cases.rows import CaseView, Choice
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.authority import Act
from yimen.kernel.case_life import CASE_LIFE, OPEN_STATES, CaseMove, CaseState
from yimen.kernel.deadline import Side
from yimen.kernel.lamp import Lamp
from yimen.kernel.rulings import Awaited
from yimen.kernel.terms import Complexity, Necessity

_DOOR = (CaseState.RECEIVED, CaseState.CORRECTION_CLOSED)
_LAW = {
    Act.ACCEPT: "行政许可法第三十二条",
    Act.ACCEPT_TOLERATING: "容缺受理",
    Act.ACCEPT_ON_COMMITMENT: "优化营商环境条例第四十条",
    Act.OPEN_CORRECTION: "行政许可法第三十二条",
    Act.OPEN_FURTHER_CORRECTION: "行政许可法第三十二条",
    Act.PROPOSE_REFUSAL: "行政许可法第三十二条",
    Act.CONFIRM_REFUSAL: "行政许可法第三十二条",
    Act.REJECT_REFUSAL: "行政许可法第三十二条",
    Act.FIND_NOT_NEEDED: "行政许可法第三十二条第一项",
    Act.REVIEW: "行政许可法第三十四条",
    Act.DECIDE: "行政许可法第三十八条",
    Act.DECIDE_AT_ONCE: "行政许可法第三十八条",
    Act.OPEN_SPECIAL: "行政许可法第四十五条",
    Act.CLOSE_SPECIAL: "行政许可法第四十五条",
    Act.EXTEND: "行政许可法第四十二条",
    Act.DELIVER: "行政许可法第四十四条",
    Act.REVOKE: "行政许可法第六十九条",
    Act.RECUSE: "公务员法第七十六条",
}
_FROM: dict[Act, frozenset[CaseState]] = {
    Act.ACCEPT: frozenset(_DOOR),
    Act.ACCEPT_TOLERATING: frozenset(_DOOR),
    Act.ACCEPT_ON_COMMITMENT: frozenset(_DOOR),
    Act.PROPOSE_REFUSAL: frozenset(_DOOR),
    Act.CONFIRM_REFUSAL: frozenset(_DOOR),
    Act.REJECT_REFUSAL: frozenset(_DOOR),
    Act.OPEN_CORRECTION: frozenset(CASE_LIFE.moves[CaseMove.OPEN_CORRECTION][0]),
    Act.OPEN_FURTHER_CORRECTION: frozenset(CASE_LIFE.moves[CaseMove.OPEN_FURTHER_CORRECTION][0]),
    Act.ANSWER_CORRECTION: frozenset(CASE_LIFE.moves[CaseMove.CLOSE_CORRECTION][0]),
    Act.FIND_NOT_NEEDED: frozenset(CASE_LIFE.moves[CaseMove.FIND_NOT_NEEDED][0]),
    Act.HAND_OVER: frozenset(CASE_LIFE.moves[CaseMove.HAND_OVER][0]),
    Act.REVIEW: frozenset(CASE_LIFE.moves[CaseMove.DENY][0]),
    Act.DECIDE: frozenset(CASE_LIFE.moves[CaseMove.DENY][0]),
    Act.DECIDE_AT_ONCE: frozenset(CASE_LIFE.moves[CaseMove.GRANT][0]),
    Act.OPEN_SPECIAL: frozenset(CASE_LIFE.moves[CaseMove.OPEN_SPECIAL][0]),
    Act.CLOSE_SPECIAL: frozenset(CASE_LIFE.moves[CaseMove.CLOSE_SPECIAL][0]),
    Act.EXTEND: frozenset(CASE_LIFE.moves[CaseMove.DENY][0]),
    Act.SUPPLY: frozenset(CASE_LIFE.moves[CaseMove.SUPPLY][0]),
    Act.REVOKE: frozenset(CASE_LIFE.moves[CaseMove.REVOKE][0]),
    Act.WITHDRAW: frozenset(CASE_LIFE.moves[CaseMove.WITHDRAW_EARLY][0] | CASE_LIFE.moves[CaseMove.WITHDRAW][0]),
    Act.DELIVER: frozenset(set(CaseState) - OPEN_STATES),
    Act.REASSIGN: OPEN_STATES,
    Act.SEND_BACK: frozenset(CASE_LIFE.moves[CaseMove.SEND_BACK][0]),
    Act.RAISE_DECISION: OPEN_STATES,
    Act.RECUSE: OPEN_STATES,
    Act.REMARK: frozenset(CaseState),
}
_APPLICANTS = (Act.ANSWER_CORRECTION, Act.WITHDRAW)
_WINDOWS = (
    Act.ANSWER_CORRECTION,
    Act.ACCEPT, Act.ACCEPT_TOLERATING, Act.ACCEPT_ON_COMMITMENT, Act.OPEN_CORRECTION, Act.OPEN_FURTHER_CORRECTION,
    Act.PROPOSE_REFUSAL, Act.FIND_NOT_NEEDED, Act.HAND_OVER,
)  # fmt: skip
_WORDS_AT_THE_DOOR = frozenset({*_WINDOWS, Act.CONFIRM_REFUSAL}) - {Act.ANSWER_CORRECTION, Act.HAND_OVER}
"""What the office may say in its five days at the door; afterwards it is accepted, whatever is missing."""
_REVIEWERS = (Act.REVIEW, Act.OPEN_SPECIAL, Act.CLOSE_SPECIAL, Act.SEND_BACK)
_OF_THE_OFFICE = (Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD)
_DECIDERS = (Act.CONFIRM_REFUSAL, Act.REJECT_REFUSAL, Act.DECIDE, Act.EXTEND, Act.REVOKE)


@dataclass(frozen=True, slots=True)
class Lies:
    """Where a case lies: the posts on its way and which of them is at work, its office, and where it was taken in."""

    route: tuple[int, ...]
    leg: int
    office_id: int
    centre_id: int | None

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Lies":
        return cls(tuple(row["route"]), row["leg"], row["office_id"], row["centre_id"])

    def gives_a_part_to(self, actor: Actor) -> bool:
        """Whether somebody works on the case and does not merely look at it; `allow.with_a_part_in` weighs it."""
        return any(
            post.role is not Role.SUPERVISOR
            and (
                post.post_id in self.route
                or post.office_id == self.office_id
                or post.centre_id == self.centre_id is not None
            )
            for post in actor.posts
        )


def choices(view: CaseView, lies: Lies, actor: Actor) -> tuple[Choice, ...]:
    """Every act that belongs to the actor's roles, allowed or with the code of the reason why not."""
    acts = _APPLICANTS if actor.kind is ActorKind.CITIZEN else tuple(_acts_of(actor, lies))
    return tuple(_choice(act, view, lies.route, lies.leg, actor) for act in acts)


def _acts_of(actor: Actor, lies: Lies) -> Iterator[Act]:
    office_id = lies.office_id
    if actor.has_role(Role.WINDOW):
        yield from _WINDOWS
    if actor.has_role(Role.REVIEWER, Role.CHIEF, Role.DECIDER):
        yield from _REVIEWERS
    if office_id in actor.offices(Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD):
        yield from _DECIDERS
    if actor.has_role(Role.WINDOW, Role.DECIDER):
        yield Act.DECIDE_AT_ONCE
    if actor.has_role(Role.WINDOW) or office_id in actor.offices(*_OF_THE_OFFICE):
        yield from (Act.SUPPLY, Act.DELIVER)
    if lies.gives_a_part_to(actor):
        yield from (Act.REMARK, Act.RECUSE)
    if office_id in actor.offices(Role.OFFICE_HEAD) or actor.has_role(Role.CENTRE_MANAGER):
        yield Act.REASSIGN
    if office_id in actor.offices(Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD):
        yield Act.RAISE_DECISION


_OF_FORMAL_STAFF = frozenset(
    {*_WINDOWS, *_REVIEWERS, *_DECIDERS}
    | {Act.DECIDE_AT_ONCE, Act.RAISE_DECISION, Act.REASSIGN, Act.SUPPLY, Act.DELIVER}
) - {Act.ANSWER_CORRECTION}
"""What helpers off the establishment do not do."""


def _choice(act: Act, view: CaseView, route: tuple[int, ...], leg: int, actor: Actor) -> Choice:
    why_not = _why_not(act, view, route, leg, actor)
    return Choice(act, not why_not, why_not, _LAW.get(act, ""))


def _why_not(act: Act, view: CaseView, route: tuple[int, ...], leg: int, actor: Actor) -> str:
    if view.state not in _FROM[act]:
        return "lifecycle.wrong_state"
    if act in _OF_FORMAL_STAFF and actor.formal != "yes":
        return "authority.not_formal"
    if act in (*_OF_FORMAL_STAFF, Act.ANSWER_CORRECTION, Act.REMARK) and view.barred:
        return view.barred
    open_proposal = view.proposal is not None and not view.proposal.answer
    if act in (Act.CONFIRM_REFUSAL, Act.REJECT_REFUSAL) and not open_proposal:
        return "case.no_proposal"
    if open_proposal and act in _WINDOWS:
        return "case.proposal_open"
    if act in _WORDS_AT_THE_DOOR and view.lamp == Lamp.RED:
        return "" if act is Act.ACCEPT else "acceptance.deemed_accepted"
    if act in (*_WINDOWS, *_REVIEWERS, Act.DECIDE, Act.DECIDE_AT_ONCE):
        desk = route[leg]
        if all(post.post_id != desk for post in actor.posts):
            return "authority.not_your_desk"
    if act is Act.RECUSE and not set(route) & {post.post_id for post in actor.posts}:
        return "authority.not_your_role"
    return _of_the_item(act, view, len(route), leg)


def _of_the_item(act: Act, view: CaseView, legs: int, leg: int) -> str:
    missing = [row.term for row in view.materials if not row.files and row.term.necessity is not Necessity.OPTIONAL]
    match act:
        case Act.ACCEPT if missing:
            return "acceptance.material_missing"
        case Act.ACCEPT_TOLERATING if not missing:
            return "acceptance.nothing_to_tolerate"
        case Act.ACCEPT_TOLERATING if any(term.necessity is not Necessity.TOLERABLE for term in missing):
            return "acceptance.not_tolerable"
        case Act.ACCEPT_ON_COMMITMENT if not view.terms.commitment:
            return "acceptance.no_commitment"
        case Act.EXTEND if any(clock.side == Side.STATUTORY and clock.lamp == Lamp.RED for clock in view.clocks):
            return "deadline.limit_over"
        case Act.HAND_OVER if legs == 1:
            return "authority.not_your_role"
        case Act.REVIEW if leg + 1 >= legs:
            return "authority.not_your_desk"
        case Act.DECIDE if view.terms.complexity is Complexity.SIMPLE and legs > 1 and leg + 1 < legs:
            return "authority.not_your_desk"
        case Act.DECIDE if leg + 1 < legs:
            return "ruling.review_outstanding"
        case Act.DECIDE | Act.DECIDE_AT_ONCE if Awaited.INSPECTION in view.awaits:
            return "ruling.inspection_outstanding"
        case Act.DECIDE | Act.DECIDE_AT_ONCE if Awaited.CONSULTATION in view.awaits:
            return "ruling.consultation_outstanding"
        case Act.DECIDE | Act.DECIDE_AT_ONCE if Awaited.SUBTASK in view.awaits:
            return "subtask.outstanding"
        case Act.DECIDE | Act.DECIDE_AT_ONCE if Awaited.SUPPLEMENT in view.awaits:
            return "supplement.outstanding"
        case Act.OPEN_SPECIAL if Awaited.SUPPLEMENT in view.awaits:
            return "supplement.open"
        case Act.RECUSE if view.barred:
            return "case.already_done"
        case Act.RAISE_DECISION if view.graded is None:
            return "case.desk_unfit"
        case Act.DECIDE_AT_ONCE if view.terms.complexity is not Complexity.SIMPLE:
            return "ruling.not_at_once"
        case Act.DECIDE_AT_ONCE if leg + 1 < legs:
            return "authority.not_your_desk"
        case Act.SUPPLY if view.promise_over:
            return "acceptance.promise_over"
        case Act.SUPPLY if missing:
            return "case.not_yet"
        case Act.DELIVER if view.delivered_at is not None:
            return "case.already_done"
        case _:
            return ""
