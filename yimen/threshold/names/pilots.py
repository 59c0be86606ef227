"""Names of the pilots: what is tried, how a pilot stands, what was found and decided, and who is compared."""

from collections.abc import Mapping

PILOT_FEATURES: Mapping[str, str] = {
    "commitment_at_once": "告知承诺、当场决定",
    "at_point": "事项下沉到点",
    "home_visit": "上门服务",
    "guide": "全程陪同帮办",
}
PILOT_STANDINGS: Mapping[str, str] = {
    "planned": "还没有开始",
    "running": "试点中",
    "undecided": "到期，等决定",
    "ended": "试点结束",
    "opened": "全面推开",
}
PILOT_VERDICTS: Mapping[str, str] = {
    "works": "行得通",
    "mixed": "有好有坏",
    "fails": "行不通",
}
PILOT_DECISIONS: Mapping[str, str] = {
    "extend": "扩大试点",
    "change": "调整期限",
    "end": "终止试点",
    "open": "全面推开",
}
PILOT_SUBJECTS: Mapping[str, str] = {
    "office": "试点部门",
    "item": "试点事项",
    "point": "试点站点",
}
PILOT_GROUPS: Mapping[str, str] = {
    "first": "首批试点",
    "later": "后来加入的",
    "rest": "其余同类",
}
