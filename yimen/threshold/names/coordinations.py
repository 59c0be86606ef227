"""Names of the coordination meetings 会商: of what kind, how far, where a point comes from, what an office says."""

from collections.abc import Mapping

COORDINATION_KINDS: Mapping[str, str] = {
    "five_x": "5+X 会商",
    "departments": "跨部门会商",
}
COORDINATION_STATES: Mapping[str, str] = {
    "called": "已通知，等开会",
    "minuted": "纪要等签字",
    "issued": "纪要已签发",
    "called_off": "会商取消了",
}
COORDINATION_SOURCES: Mapping[str, str] = {
    "opinion": "并联意见超期",
    "site": "选址意见超期",
    "sitting": "联合会审超期",
    "card": "黄牌红牌没有销号",
    "brought": "部门自己提的",
}
COORDINATION_STANCES: Mapping[str, str] = {
    "agree": "同意",
    "conditions": "有条件同意",
    "disagree": "不同意",
}
