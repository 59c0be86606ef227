"""Words of the shares: rights, and what was done through one. Chinese; the English is in `english`."""

from collections.abc import Mapping

from yimen.engine.exchange.shares.operations import ShareRight
from yimen.threshold.language import told

RIGHTS: Mapping[ShareRight, str] = {
    ShareRight.LOOK: "只看",
    ShareRight.CONTINUE: "查看并代为收件、发证",
}
DEEDS: Mapping[str, str] = {
    "share_case": "开放给其他区的中心",
    "end_share": "收回开放",
    "look_at_case": "查看办件",
    "look_at_file": "打开一份材料",
    "look_at_paper": "打开一份文书",
    "hand_in": "收下补交材料",
    "close_correction": "交回补正",
    "deliver": "发出结果",
}


def tables() -> dict[str, object]:
    """What the values of a share are called, for its templates."""
    return {
        "right_words": {str(right): told(words) for right, words in RIGHTS.items()},
        "deed_words": {verb: told(words) for verb, words in DEEDS.items()},
    }
