"""Choices: which acts a page may offer now, and for the rest why not. Both are asked of `may`, as the act asks it.

"Why not" is part of the page: what this officer may not do is listed with reason and law, never hidden.
"""

from collections.abc import Iterator
from datetime import datetime

from yimen.engine.case.cases import allow, may
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.case.cases.rows import Choice
from yimen.kernel import acceptance
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.authority import Act
from yimen.kernel.case_life import CASE_LIFE, OPEN_STATES, CaseMove, CaseState
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.refusal import Refusal

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
    Act.WITHDRAW_REFUSAL: "行政许可法第三十二条",
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
    Act.WITHDRAW_REFUSAL: frozenset(_DOOR),
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
    Act.DELIVER: frozenset(CaseState),
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
    Act.PROPOSE_REFUSAL, Act.WITHDRAW_REFUSAL, Act.FIND_NOT_NEEDED, Act.HAND_OVER,
)  # fmt: skip
_REVIEWERS = (Act.REVIEW, Act.OPEN_SPECIAL, Act.CLOSE_SPECIAL, Act.SEND_BACK)
_OF_THE_OFFICE = (Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD)
_DECIDERS = (Act.CONFIRM_REFUSAL, Act.REJECT_REFUSAL, Act.DECIDE, Act.EXTEND, Act.REVOKE)


def choices(file: CaseFile, actor: Actor, now: datetime) -> tuple[Choice, ...]:
    """Every act that belongs to the actor's roles, allowed or with the code of the reason why not."""
    acts = _APPLICANTS if actor.kind is ActorKind.CITIZEN else tuple(dict.fromkeys(_acts_of(actor, file)))
    return tuple(_choice(act, file, actor, now) for act in acts)


def _acts_of(actor: Actor, file: CaseFile) -> Iterator[Act]:
    """What somebody in these roles does with a case of the office at whose desks it is decided."""
    office = file.desk_office
    if actor.has_role(Role.WINDOW):
        yield from _WINDOWS
    if actor.has_role(Role.REVIEWER, Role.CHIEF, Role.DECIDER):
        yield from _REVIEWERS
    if office in actor.offices(*allow.WHO_DECIDES):
        yield from _DECIDERS
    if actor.has_role(Role.WINDOW, Role.DECIDER):
        yield Act.DECIDE_AT_ONCE
    if actor.has_role(Role.WINDOW) or office in actor.offices(*_OF_THE_OFFICE):
        yield from (Act.SUPPLY, Act.DELIVER)
    if file.officer is not None and allow.is_agent(file, file.officer):
        yield from (Act.ANSWER_CORRECTION, Act.DELIVER)
    if file.officer is not None and allow.has_a_part(file, file.officer):
        yield from (Act.REMARK, Act.RECUSE)
    if office in actor.offices(Role.OFFICE_HEAD) or actor.has_role(Role.CENTRE_MANAGER):
        yield Act.REASSIGN
    if office in actor.offices(*allow.WHO_DECIDES):
        yield Act.RAISE_DECISION


def _choice(act: Act, file: CaseFile, actor: Actor, now: datetime) -> Choice:
    law = _LAW.get(act, "")
    try:
        if file.state not in _FROM[act]:
            raise WrongState(move=act, state=file.state)
        _ask(act, file, actor, now)
    except Refusal as refusal:
        return Choice(act, False, refusal.code, law, {name: str(fact) for name, fact in vars(refusal).items()})
    return Choice(act, True, "", law, {})


def _ask(act: Act, file: CaseFile, actor: Actor, now: datetime) -> None:
    """Ask as the act would; refuses as it would."""
    match act:
        case Act.WITHDRAW:
            allow.applicant(file, actor)
        case Act.ANSWER_CORRECTION:
            may.answer_correction(file, actor)
        case Act.ACCEPT:
            may.accept(file, now)
        case Act.ACCEPT_TOLERATING:
            may.accept_tolerating(file, now)
            acceptance.must_be_tolerable(file.terms, file.materials_in)
        case Act.ACCEPT_ON_COMMITMENT:
            may.accept_on_commitment(file, now)
        case Act.OPEN_CORRECTION | Act.OPEN_FURTHER_CORRECTION | Act.PROPOSE_REFUSAL:
            may.speak_at_the_door(file, act, now)
        case Act.FIND_NOT_NEEDED:
            may.find_not_needed(file, now)
        case Act.CONFIRM_REFUSAL:
            may.confirm_refusal(file, now)
        case Act.REJECT_REFUSAL:
            may.reject_refusal(file)
        case Act.WITHDRAW_REFUSAL:
            may.withdraw_refusal(file)
        case Act.DECIDE:
            may.sign(file, may.decide(file, now), now)
        case Act.DECIDE_AT_ONCE:
            may.sign(file, may.decide_at_once(file, now), now)
        case _:
            _ask_further(act, file, now)


def _ask_further(act: Act, file: CaseFile, now: datetime) -> None:
    match act:
        case Act.HAND_OVER:
            may.hand_over(file)
        case Act.REVIEW:
            may.review(file)
        case Act.SEND_BACK:
            may.send_back(file)
        case Act.OPEN_SPECIAL:
            may.open_special(file)
        case Act.CLOSE_SPECIAL:
            may.close_special(file)
        case Act.EXTEND:
            may.extend(file, "extend", may.law_of_extension(file), now)
        case Act.SUPPLY:
            may.supply(file, now)
        case Act.DELIVER:
            allow.with_the_result(file, "deliver")
            may.hand_out(file)
        case Act.REVOKE:
            may.revoke(file, now)
        case Act.REASSIGN:
            may.reassign(file)
        case Act.RAISE_DECISION:
            may.raise_decision(file)
        case Act.RECUSE:
            may.recuse(file)
        case Act.REMARK:
            allow.with_a_part_in(file, "remark")
        case _:
            raise AssertionError(f"{act} is offered by nobody's role")
