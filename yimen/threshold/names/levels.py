"""Names of levels and places: powers handed down, town centres and their families, villages and their agents."""

from collections.abc import Mapping

MODES: Mapping[str, str] = {
    "devolve": "下放",
    "entrust": "委托实施",
    "extend": "延伸",
    "agency": "代办",
    "service_forward": "服务前移",
}

MODE_MEANINGS: Mapping[str, str] = {
    "devolve": "由承接单位以自己的名义决定、盖自己的章",
    "entrust": "由承接单位决定，以委托部门的名义、盖委托部门的章",
    "extend": "在基层受理，决定仍在上级部门",
    "agency": "只代为收件，自动转上级部门受理和决定",
    "service_forward": "部门的窗口前移到这里，当地受理、决定",
}

REACHES: Mapping[str, str] = {
    "decide": "当地办结",
    "accept": "当地受理",
    "collect": "代收转办",
}

CENTRE_CLASSES: Mapping[int, str] = {0: "没有定等级", 1: "一级中心", 2: "二级中心"}
LEVELS: Mapping[int, str] = {1: "省级", 2: "市级", 3: "区县级", 4: "镇街级", 5: "村级"}

FAMILIES: Mapping[str, str] = {
    "social": "社会事业窗口",
    "farming": "农业经济窗口",
    "trade": "工贸窗口",
    "building": "村镇建设窗口",
    "comprehensive": "综合类窗口",
}

LACKS: Mapping[str, str] = {
    "class": "没有定等级",
    "window": "没有窗口",
    "owner": "没有责任部门",
    "item": "没有事项",
}

STATIONS: Mapping[str, str] = {
    "land": "国土所",
    "planning": "规划所",
    "market": "工商所",
    "tax": "税务分局",
    "police": "派出所",
    "environment": "环保所",
    "housing": "房管站",
    "enforcement": "执法中队",
    "drug": "药监站",
    "power": "供电所",
    "culture": "文化站",
    "water": "供水站",
}

TOWN_UNITS: Mapping[str, str] = {"office": "镇街机关办公室", "station": "站所"}

POWER_FLAGS: Mapping[str, str] = {
    "two_deciders": "两家都能决定",
    "no_reviewer": "没有审查岗",
    "no_decider": "没有审批岗",
    "no_supervisor": "没有人监督",
}

STRAINS: Mapping[str, str] = {
    "no_formal_staff": "提醒：承接单位没有在编人员，不能作出决定。",
    "more_than_staffed": "提醒：承接的事项超过了窗口和在编人员能承担的数量。",
}

STALE: Mapping[str, str] = {
    "not_in_force": "已下放但没有实施中的版本",
    "not_on_list": "收过件但已不在承接清单上",
}

AGENCY_LEVELS: Mapping[int, str] = {1: "省级决定", 2: "市级决定", 3: "区县决定", 4: "镇街决定", 5: "村（社区）决定"}
PROOF_WAYS: Mapping[str, str] = {"paper": "纸质委托书", "phone": "手机确认"}

PROOF_STANDINGS: Mapping[str, str] = {
    "waiting": "等办事人确认",
    "given": "委托有效",
    "declined": "办事人没有同意",
    "ended": "委托已结束",
}

CONSIGNMENT_STATES: Mapping[str, str] = {
    "packing": "打包中",
    "on_the_way": "送往镇街",
    "signed_over": "整批签收",
    "differing": "签收，有差异",
    "settled": "差异已了结",
    "called_off": "没有送出",
}

POINT_ONES: Mapping[str, str] = {
    "place": "一个场地",
    "plate": "一块牌子",
    "rules": "一套制度",
    "board": "一个公示栏",
    "agent": "一名代办员",
    "guides": "一套办事须知",
    "ledger": "一本台账",
}

TOWN_MARKS: Mapping[str, str] = {
    "one_door": "一门受理",
    "windows": "窗口办理",
    "in_time": "限时办结",
    "one_cashier": "统一收费",
    "agency": "全程代理",
}

LEDGER_WAYS: Mapping[str, str] = {"window": "当面签收", "electronic": "电子送达", "post": "邮寄，已签收"}
