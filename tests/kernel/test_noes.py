"""A "no" has three parts, and an answer that says it cannot be done is told from one that does not."""

import pytest

from yimen.kernel.noes import NoNeedsApprover, must_not_be_against, must_not_say_no, must_not_turn_away, whole
from yimen.kernel.text import TextMissing


@pytest.mark.parametrize(
    "answer",
    [
        "这个不能办。",
        "你的情况办不了",
        "不 能 办",
        "不予受理，请回。",
        "您不符合申请条件。",
        "无法为您办理",
        "This cannot be done.",
        "不能开，住宅楼不得新建餐饮",
        "这个办理不了",
        "您的情况不行，请回",
        "不可以",
        "不同意",
        "我们这里不办",
        "It is not allowed.",
    ],
)
def test_an_answer_that_sends_somebody_away_needs_an_approver(answer: str) -> None:
    with pytest.raises(NoNeedsApprover):
        must_not_say_no(answer)


@pytest.mark.parametrize(
    "answer",
    [
        "先办营业执照，再办食品经营许可。",
        "周末也能办。",
        "不需要许可，直接开业即可。",
        "今天受理。",
        "Two permits.",
        "能不能当天取：能。",
        "没有不同意见。",
        "可不可以代办？可以。",
        "请带无法定代表人签字的那一份。",
        "不办也可以，自愿。",
        "不属于本科职责，无法判断。",
    ],
)
def test_an_answer_that_helps_goes_out_at_once(answer: str) -> None:
    must_not_say_no(answer)


def test_a_view_in_favour_may_set_conditions_and_not_say_the_opposite() -> None:
    for said in (
        "同意，但不得占用消防通道。",
        "我科不反对。",
        "无反对意见。",
        "No objection against it.",
    ):
        must_not_be_against(said)

    for said in ("不同意", "我科反对。", "不予批准", "We are against it."):
        with pytest.raises(NoNeedsApprover):
            must_not_be_against(said)


def test_a_notice_warns_of_what_follows_and_turns_nobody_away() -> None:
    for said in (
        "请补交原件，否则不予受理。",
        "请在5日内补正，逾期不补的，不予受理。",
        "逾期不能办理，请尽快补交",
        "不得使用复印件。",
    ):
        must_not_turn_away(said)

    for said in (
        "不予受理，请回。",
        "您已逾期，不予受理。",
        "逾期了，办不了。",
        "这个不能办；请补交原件，否则不予受理。",
        "请补交原件，否则不予受理。反正也办不了。",
    ):
        with pytest.raises(NoNeedsApprover):
            must_not_turn_away(said)


def test_a_no_without_basis_reason_or_way_out_is_none() -> None:
    parts = ("第三十五条", "场所不合规定。", "换址后再申请。")

    assert whole(*parts).spoken() == "场所不合规定。\n换址后再申请。"
    for lacking in range(3):
        with pytest.raises(TextMissing):
            whole(*(" " if n == lacking else part for n, part in enumerate(parts)))
