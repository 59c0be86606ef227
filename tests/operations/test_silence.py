"""Five working days without a word: accepted since the materials came, whoever looks first (licensing law art. 32)."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from tests.operations import errand, town
from tests.operations.errand import later
from tests.operations.test_reprojections import told
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries
from yimen.engine.case.cases.refusals import NoProposal
from yimen.engine.case.cases.rows import CaseView
from yimen.kernel.acceptance import DeemedAccepted, DefectFound
from yimen.kernel.actor import SYSTEM
from yimen.kernel.case_life import CaseState

pytestmark = pytest.mark.django_db

IN_TIME, TOO_LATE = later(6 * 24), later(8 * 24)
"""On the fifth working day, and the first minute at which it is over and the clockwork has not been there."""
NO = ("许可法第三十二条", "不归本机关管。", "请到邻县。")


def seen(ref: str, office: errand.Office, now: datetime) -> CaseView:
    view = queries.find(ref, office.clerk, now) or queries.find(ref, office.decider, now)
    assert view is not None
    return view


def words_at_the_door(office: errand.Office, now: datetime) -> dict[str, Callable[[str], object]]:
    """What else than a plain yes an office may say at its window."""
    clerk, follow = office.clerk, {"rules": date(2026, 12, 5)}
    return {
        "open_correction": lambda ref: cases.open_correction(ref, [DefectFound("plan", "no_area")], by=clerk, now=now),
        "propose_refusal": lambda ref: cases.propose_refusal(ref, *NO, by=clerk, now=now),
        "accept_on_commitment": lambda ref: cases.accept_on_commitment(ref, errand.TERMS.commitment, by=clerk, now=now),
        "accept_tolerating": lambda ref: cases.accept_tolerating(ref, follow, by=clerk, now=now),
    }


def test_after_the_fifth_working_day_nothing_but_a_yes_can_be_said(office: errand.Office) -> None:
    refs = {act: errand.received(office, ("id", "plan")).ref for act in words_at_the_door(office, IN_TIME)}

    for act, say in words_at_the_door(office, TOO_LATE).items():
        with pytest.raises(DeemedAccepted) as refused:
            say(refs[act])
        assert refused.value.since == town.TODAY and seen(refs[act], office, TOO_LATE).state is CaseState.RECEIVED
        offered = {choice.act: choice for choice in seen(refs[act], office, TOO_LATE).choices}
        assert offered[act].why_not == DeemedAccepted.code and offered["accept"].allowed

    errand.promise_signed(refs["accept_on_commitment"], office.citizen)
    for act, say in words_at_the_door(office, IN_TIME).items():
        say(refs[act])


def test_a_late_yes_is_the_acceptance_the_law_has_made(office: errand.Office) -> None:
    late, in_time = errand.received(office, ("id", "plan")).ref, errand.received(office).ref

    cases.accept(late, by=office.clerk, now=TOO_LATE)
    cases.accept(in_time, by=office.clerk, now=IN_TIME)

    assert (seen(late, office, TOO_LATE).accepted_at, seen(in_time, office, TOO_LATE).accepted_at) == (
        town.NOW, IN_TIME
    )  # fmt: skip
    assert len(told(late, "deem_accepted")) == 1 and told(late, "accept") == told(in_time, "deem_accepted") == []


def test_a_further_notice_comes_too_late_as_well(office: errand.Office) -> None:
    ref = errand.received(office).ref
    cases.open_correction(ref, [DefectFound("plan", "no_area")], by=office.clerk, now=later(1))
    cases.attach_to_case(ref, "plan", "plan.png", errand.PNG, by=office.citizen, now=later(2 * 24))
    cases.answer_correction(ref, by=office.citizen, now=later(2 * 24))

    with pytest.raises(DeemedAccepted):
        cases.open_further_correction(ref, [DefectFound("plan", "no_flow")], by=office.clerk, now=later(11 * 24))
    cases.accept(ref, by=office.clerk, now=later(11 * 24))

    assert seen(ref, office, TOO_LATE).accepted_at == later(2 * 24)


def test_a_no_that_nobody_confirmed_in_time_falls_with_the_silence(office: errand.Office) -> None:
    ref = errand.received(office).ref
    cases.propose_refusal(ref, *NO, by=office.clerk, now=IN_TIME)

    with pytest.raises(DeemedAccepted):
        cases.confirm_refusal(ref, by=office.decider, now=TOO_LATE)
    cases.deem_accepted(ref, by=SYSTEM, now=TOO_LATE)

    view = seen(ref, office, TOO_LATE)
    assert view.proposal is not None and view.proposal.answer == "overtaken"
    assert (view.state, view.desk_name) == (CaseState.ACCEPTED, "window岗")
    assert told(ref, "deem_accepted")[0]["proposal"] == view.proposal.ref
    with pytest.raises(NoProposal):
        cases.reject_refusal(ref, "可以受理", by=office.decider, now=TOO_LATE)
    assert cases.hand_over(ref, by=office.clerk, now=TOO_LATE).state is CaseState.IN_DEPARTMENT


def test_a_no_confirmed_in_time_stands(office: errand.Office) -> None:
    ref = errand.received(office).ref
    cases.propose_refusal(ref, *NO, by=office.clerk, now=later(1))

    assert cases.confirm_refusal(ref, by=office.decider, now=IN_TIME).state is CaseState.REFUSED
