"""What a clerk may say in a talk: how it is done, and nothing that only a decision gives."""

import pytest

from yimen.kernel.noes import NoNeedsApprover
from yimen.kernel.talk_life import OnlyADecision, must_decide_nothing


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
