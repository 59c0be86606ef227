"""What is offered on a case is what would be done, and what is not offered is refused for the reason that was told."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.db import transaction

from tests.operations import errand, town
from tests.operations.errand import GRANT, later
from tests.operations.test_case_authority import a_colleague
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries
from yimen.engine.case.consultations import operations as consultations
from yimen.kernel.acceptance import DefectFound
from yimen.kernel.actor import Actor
from yimen.kernel.authority import Act
from yimen.kernel.endings import RevokeGround
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.refusal import Refusal
from yimen.kernel.rulings import Advice
from yimen.kernel.time.deadline import SpecialGround
from yimen.registries.dated import day_of

pytestmark = pytest.mark.django_db

NO = ("《食品安全法》第三十五条", "不需要许可。", "直接销售。")
TOMORROW = day_of(later(24))
ACTS: Mapping[str, Callable[[str, Actor, datetime], object]] = {
    Act.WITHDRAW: lambda ref, by, now: cases.withdraw(ref, by=by, now=now),
    Act.ANSWER_CORRECTION: lambda ref, by, now: cases.answer_correction(ref, by=by, now=now),
    Act.ACCEPT: lambda ref, by, now: cases.accept(ref, by=by, now=now),
    Act.ACCEPT_TOLERATING: lambda ref, by, now: cases.accept_tolerating(ref, lacking(ref, by, now), by=by, now=now),
    Act.ACCEPT_ON_COMMITMENT: lambda ref, by, now: cases.accept_on_commitment(
        ref, errand.TERMS.commitment, by=by, now=now
    ),
    Act.OPEN_CORRECTION: lambda ref, by, now: cases.open_correction(
        ref, [DefectFound("id", "missing")], by=by, now=now
    ),
    Act.OPEN_FURTHER_CORRECTION: lambda ref, by, now: cases.open_further_correction(
        ref, [DefectFound("plan", "no_flow")], by=by, now=now
    ),
    Act.PROPOSE_REFUSAL: lambda ref, by, now: cases.propose_refusal(ref, *NO, by=by, now=now),
    Act.FIND_NOT_NEEDED: lambda ref, by, now: cases.find_not_needed(ref, *NO, by=by, now=now),
    Act.CONFIRM_REFUSAL: lambda ref, by, now: cases.confirm_refusal(ref, by=by, now=now),
    Act.REJECT_REFUSAL: lambda ref, by, now: cases.reject_refusal(ref, "再看看", by=by, now=now),
    Act.WITHDRAW_REFUSAL: lambda ref, by, now: cases.withdraw_refusal(ref, by=by, now=now),
    Act.HAND_OVER: lambda ref, by, now: cases.hand_over(ref, by=by, now=now),
    Act.REVIEW: lambda ref, by, now: cases.review(ref, Advice.GRANT, "符合。", by=by, now=now),
    Act.SEND_BACK: lambda ref, by, now: cases.send_back(ref, "再看看", by=by, now=now),
    Act.DECIDE: lambda ref, by, now: cases.decide(ref, GRANT, by=by, now=now),
    Act.DECIDE_AT_ONCE: lambda ref, by, now: cases.decide_at_once(ref, GRANT, by=by, now=now),
    Act.OPEN_SPECIAL: lambda ref, by, now: cases.open_special(ref, SpecialGround.TESTING, 3, "检测", by=by, now=now),
    Act.CLOSE_SPECIAL: lambda ref, by, now: cases.close_special(ref, "合格", by=by, now=now),
    Act.EXTEND: lambda ref, by, now: cases.extend(ref, Decimal(2), "疑难", by=by, now=now),
    Act.SUPPLY: lambda ref, by, now: cases.supply(ref, by=by, now=now),
    Act.DELIVER: lambda ref, by, now: cases.deliver(ref, "window", "陈小禾", by=by, now=now),
    Act.REVOKE: lambda ref, by, now: cases.revoke(ref, "骗取", RevokeGround.FRAUD, by=by, now=now),
    Act.RECUSE: lambda ref, by, now: cases.recuse(ref, "亲属", by=by, now=now),
    Act.REMARK: lambda ref, by, now: cases.write_note(ref, "备注", by=by, now=now),
}


def lacking(ref: str, by: Actor, now: datetime) -> dict[str, date]:
    view = queries.find(ref, by, now)
    assert view is not None
    return {row.term.code: TOMORROW for row in view.materials if not row.files}


def outcome(act: str, ref: str, by: Actor, now: datetime) -> str:
    """With what an act is refused; nothing when it is done. What it did is undone."""
    try:
        with transaction.atomic():
            ACTS[act](ref, by, now)
            transaction.set_rollback(True)
    except Refusal as refusal:
        return refusal.code
    return ""


def stages(office: errand.Office) -> Iterator[tuple[str, str]]:
    """Cases at the stages at which most can be done, or nearly."""
    yield "complete", errand.received(office).ref
    yield "unsigned, lacking", errand.received(office, ("id", "plan")).ref
    yield "signed", errand.promise_signed(errand.received(office, ("id", "plan")).ref, office.citizen)
    refused = errand.received(office).ref
    cases.propose_refusal(refused, *NO, by=office.clerk, now=later(1))
    yield "a no waits", refused
    corrected = errand.received(office).ref
    cases.open_correction(corrected, [DefectFound("plan", "no_area")], by=office.clerk, now=later(1))
    yield "unanswered", corrected
    yield "accepted", errand.accepted(office)
    yield "extended", extended(office)
    yield "reviewed", errand.reviewed(office)
    yield "granted", errand.granted(office)
    taken_back = errand.received(office).ref
    cases.withdraw(taken_back, by=office.citizen, now=later(1))
    yield "withdrawn", taken_back
    asked = errand.reviewed(office)
    consultations.consult(
        asked, "可以吗？", {town.a_post(office.town, "reviewer"): TOMORROW}, by=office.decider, now=later(4)
    )
    yield "others are asked", asked


def extended(office: errand.Office) -> str:
    ref = errand.in_department(office)
    cases.extend(ref, Decimal(1), "疑难", by=office.decider, now=later(3))
    return ref


def test_an_offered_act_is_done_and_any_other_is_refused_for_the_reason_that_was_told(office: errand.Office) -> None:
    head = town.signed_on(town.an_officer(office.town, "office_head", "931"), "head.without.letter")
    _, kin = a_colleague(office, "401"), a_colleague(office, "402", person=town.a_number(1))
    helper = a_colleague(office, "403", "auxiliary")
    everybody = {
        "citizen": office.citizen, "clerk": office.clerk, "reviewer": office.reviewer, "decider": office.decider,
        "head": head, "helper": helper, "kin": kin,
    }  # fmt: skip
    told = dict[tuple[str, str, str], str]()

    for stage, ref in stages(office):
        for who, by in everybody.items():
            view = queries.find(ref, by, later(6))
            for one in view.choices if view else ():
                if one.act in ACTS:
                    refused = outcome(one.act, ref, by, later(6))
                    assert one.allowed is not bool(refused), (stage, who, one, refused)
                    # That it is not the time for an act is said before whose act it would be.
                    assert one.why_not in (refused, WrongState.code), (stage, who, one, refused)
                    told[stage, who, one.act] = one.why_not

    assert told["unsigned, lacking", "clerk", Act.ACCEPT_ON_COMMITMENT] == "commitment.not_signed"
    assert told["signed", "clerk", Act.ACCEPT_ON_COMMITMENT] == told["complete", "clerk", Act.ACCEPT] == ""
    assert told["a no waits", "head", Act.CONFIRM_REFUSAL] == "authority.no_letter"
    assert told["a no waits", "clerk", Act.WITHDRAW_REFUSAL] == ""
    assert told["a no waits", "kin", Act.WITHDRAW_REFUSAL] == "case.not_your_proposal"
    assert told["extended", "decider", Act.EXTEND] == "deadline.extended_twice"
    assert told["others are asked", "decider", Act.DECIDE] == "ruling.consultation_outstanding"
    assert told["reviewed", "decider", Act.DECIDE] == ""
    assert told["withdrawn", "clerk", Act.DELIVER] == "case.not_yet"
