"""What a clerk may say in a talk: how it is done, and nothing that only a decision gives."""

import pytest

from yimen.kernel.noes import NoNeedsApprover
from yimen.kernel.talk_life import OnlyADecision, must_decide_nothing
from yimen.kernel.voice_life import HIDDEN, masked


@pytest.mark.parametrize(
    "words",
    [
        "一定能批准",
        "肯定会通过",
        "百分之百办下来",
        "保证，给您发证",
        "包过的",
        "I promise it will be approved",
        "一 定 能 批",
    ],
)
def test_a_decision_is_not_promised(words: str) -> None:
    with pytest.raises(OnlyADecision):
        must_decide_nothing(words)


@pytest.mark.parametrize("words", ["不予受理", "这个办不了", "it cannot be granted"])
def test_and_it_is_not_denied(words: str) -> None:
    with pytest.raises(NoNeedsApprover):
        must_decide_nothing(words)


@pytest.mark.parametrize(
    "words",
    [
        "不能保证通过",
        "批不批，要看审查",
        "不能保证一定批准",
        "一定带上身份证",
        "肯定要先填表，再等审批",
        "通过以后会发短信",
        "不一定批准",
    ],
)
def test_how_it_is_done_may_be_said(words: str) -> None:
    assert must_decide_nothing(words) == words


@pytest.mark.parametrize(
    "number",
    [
        "6222 0200 1234 5678 901",
        "6222020012345678901",
        "1101 0119 9003 0780 3X",
        "11010119900307803x",
        "8613812345678",
        "＋86 138  1234  5678",
        "138.1234.5678",
        "138—1234—5678",
        "138\u00a01234\u00a05678",
        "１３８１２３４５６７８",
        "E12345678",
        "ＥA1234567",
        "张三@qq.com",
    ],
)
def test_numbers_of_people_are_masked_however_they_are_written(number: str) -> None:
    assert masked(f"我的是 {number}，谢谢") == f"我的是 {HIDDEN * 8}，谢谢"


@pytest.mark.parametrize(
    "words", ["2026-11-20 2026-11-21 09:00", "1500.00 15000.00", "YM20261120123", "010-88886666", "2024 2025 2026 2027"]
)
def test_and_days_sums_and_numbers_of_offices_are_not(words: str) -> None:
    assert masked(words) == words
