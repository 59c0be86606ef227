"""The rules of supervision 监察规则: one table. What each watches, how grave it is, how long the office may answer.

A rule that is changed gets another version; a card keeps the version by which it was raised. What counts as wrong is
decided by the parameters that were published and that the case pinned, never by a second set: docs/decisions/0147.
"""

from collections.abc import Mapping
from enum import StrEnum

from yimen.kernel.snapshot import snapshot


class Colour(StrEnum):
    """How grave a card is."""

    WARNING = "warning"
    """预警: nothing is broken yet; nobody has to answer."""
    YELLOW = "yellow"
    RED = "red"


class RuleCode(StrEnum):
    """What supervision watches for."""

    EARLY_WARNING = "early_warning"
    PROMISE_MISSED = "promise_missed"
    STATUTE_MISSED = "statute_missed"
    CHECK_MISSED = "check_missed"
    STEP_SKIPPED = "step_skipped"
    WITHOUT_LETTER = "without_letter"
    WRONG_SEAL = "wrong_seal"
    NOTICE_MISSING = "notice_missing"
    SECOND_NOTICE = "second_notice"
    WRONG_FEE = "wrong_fee"
    PENALTY_OUT_OF_RANGE = "penalty_out_of_range"
    PING_PONG = "ping_pong"
    NOT_CONNECTED = "not_connected"
    RECORD_ALTERED = "record_altered"


class Answering(StrEnum):
    """Where the office says why: on the card, or where it has to say so anyhow."""

    ON_THE_CARD = "on_the_card"
    AS_ITEM = "as_item"
    """As the responsibility item 责任事项 of the missed limit: what is said there stands on the card."""
    BY_ALARM = "by_alarm"
    """The alarm of the penalty is closed by supervision with its result, and the card with it."""
    NOWHERE = "nowhere"


@snapshot
class Rule:
    """One rule: in which version it holds, how grave what it finds is, by which law, and the days for the answer."""

    code: RuleCode
    version: int
    colour: Colour
    law: str
    answer_days: int
    answering: Answering = Answering.ON_THE_CARD


_C, _R = Colour, RuleCode
_ROWS = (
    Rule(_R.EARLY_WARNING, 1, _C.WARNING, "优化营商环境条例第三十五条", 0, Answering.NOWHERE),
    Rule(_R.PROMISE_MISSED, 1, _C.YELLOW, "优化营商环境条例第三十五条", 3, Answering.AS_ITEM),
    Rule(_R.STATUTE_MISSED, 1, _C.RED, "行政许可法第四十二条", 2, Answering.AS_ITEM),
    Rule(_R.CHECK_MISSED, 1, _C.YELLOW, "优化营商环境条例第四十条", 3, Answering.AS_ITEM),
    Rule(_R.STEP_SKIPPED, 1, _C.RED, "行政许可法第三十四条", 2),
    Rule(_R.WITHOUT_LETTER, 1, _C.RED, "行政许可法第二十二条", 2),
    Rule(_R.WRONG_SEAL, 1, _C.RED, "行政许可法第三十九条", 2),
    Rule(_R.NOTICE_MISSING, 1, _C.YELLOW, "行政许可法第三十二条", 3),
    Rule(_R.SECOND_NOTICE, 1, _C.YELLOW, "行政许可法第三十二条", 3),
    Rule(_R.WRONG_FEE, 1, _C.RED, "行政许可法第五十九条", 2),
    Rule(_R.PENALTY_OUT_OF_RANGE, 1, _C.RED, "行政处罚法第三十四条", 2, Answering.BY_ALARM),
    Rule(_R.PING_PONG, 1, _C.YELLOW, "行政许可法第六条", 3),
    Rule(_R.NOT_CONNECTED, 1, _C.YELLOW, "行政许可法第十条", 5),
    Rule(_R.RECORD_ALTERED, 1, _C.RED, "行政许可法第十条", 1),
)

RULES: Mapping[RuleCode, Rule] = {rule.code: rule for rule in _ROWS}
"""Every rule by its code."""
