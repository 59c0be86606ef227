"""Writes of responsibility: the list published, a case opened, the subject heard, decided, appealed, judged."""

from yimen.engine.supervision.responsibility.operations.appealing import (
    appeal_responsibility,
    judge_appeal,
    withdraw_fallen,
)
from yimen.engine.supervision.responsibility.operations.deciding import (
    Ruled,
    clear_responsibility,
    decide_responsibility,
)
from yimen.engine.supervision.responsibility.operations.opening import (
    CensurePublished,
    CensureSaid,
    ResponsibilityMoved,
    open_responsibility,
    publish_censure,
    speak_in_defence,
)

__all__ = [
    "CensurePublished",
    "CensureSaid",
    "ResponsibilityMoved",
    "Ruled",
    "appeal_responsibility",
    "clear_responsibility",
    "decide_responsibility",
    "judge_appeal",
    "open_responsibility",
    "publish_censure",
    "speak_in_defence",
    "withdraw_fallen",
]
