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
REFORM_MODES: Mapping[str, str] = {
    "wide": "宽进",
    "fast": "快办",
    "strict": "严管",
    "convenient": "便民",
    "open": "公开透明",
}
REFORM_MECHANISMS: Mapping[str, str] = {
    "commitment": "告知承诺",
    "promised_material": "承诺代替材料",
    "tolerance": "容缺受理",
    "by_certificate": "证照代替材料",
    "on_the_spot": "当场办结",
    "shorter_limit": "承诺时限比法定短",
    "post_check": "发证后核查",
    "site_survey": "现场踏勘",
    "technical_review": "技术审查",
    "no_trip": "不用跑",
    "online_to_the_end": "全程网办",
    "agency": "可以委托代办",
    "express": "可以邮寄",
    "self_service": "可以自助办理",
    "criteria_published": "裁量标准公开",
    "sheet_published": "审查要点公开",
    "sample_published": "结果样本公开",
}
