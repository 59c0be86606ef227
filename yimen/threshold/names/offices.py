"""Names of offices: how their approval powers are concentrated and shared, and their penalties."""

from collections.abc import Mapping

REQUIREMENTS: Mapping[str, str] = {
    "functions": "职能集中到审批处",
    "entered": "审批处进驻中心",
    "online": "事项集中到网上系统",
    "items": "事项进驻到位",
    "authorised": "授权到位",
    "staffed": "人员到位",
}

TEMPLATES: Mapping[str, str] = {"2+2": "两集中两到位", "3+2": "三集中两到位", "3+3": "三集中三到位"}
DIVISION_FORMS: Mapping[str, str] = {"stand_alone": "单设", "co_located": "合署", "delegated": "授权综合窗口"}

SET_UPS: Mapping[str, str] = {
    "new": "新设立",
    "renamed": "更名",
    "replaced": "撤一建一",
    "merged": "并一设一",
    "plate": "增挂牌子",
}

INTEGRATIONS: Mapping[str, str] = {"whole": "全部集中", "grouped": "归类集中", "serving": "服务集中"}
PLACED_STEPS: Mapping[str, str] = {"decide": "决定", "certificate": "制作证书"}
DIVISION_DUTIES: Mapping[str, str] = {"leader": "分管领导", "head": "负责人", "deputy": "副职", "member": "成员"}

DIVISION_TASKS: Mapping[str, str] = {
    "approval": "受理、审核、发证",
    "windows": "窗口管理",
    "reform": "改革、公开、统计、归档",
}

ITEM_PLACES: Mapping[str, str] = {"centre": "进驻", "authorised": "授权综合窗口", "in_place": "就地办理"}
GROUNDS: Mapping[str, str] = {"secret": "涉密", "site": "场地限制", "law": "法律规定"}

PRESENCES: Mapping[str, str] = {
    "planned": "计划中",
    "late": "逾期未进驻",
    "entered": "已进驻",
    "left": "已迁出",
    "called_off": "已取消",
}

SEAT_SIDES: Mapping[str, str] = {"front": "前台", "back": "后台"}
SECTION_ENTRIES: Mapping[str, str] = {"whole": "成建制进驻", "partial": "部分进驻"}
PLACED: Mapping[str, str] = {
    "entered": "已进驻",
    "scheduled": "计划中",
    "late": "逾期未进驻",
    "in_place": "就地办理",
    "outside": "未进驻",
}

HORIZONTAL_GAPS: Mapping[str, str] = {
    "no_office": "还没有审批处",
    "inside": "部门内另有经手",
    "serial": "没有并联",
    "later_group": "不在第一组",
}
TENDER_KINDS: Mapping[str, str] = {
    "works": "工程建设招标",
    "procurement": "政府采购",
    "land": "土地使用权出让",
    "property": "国有产权交易",
}
TRADE_WAYS: Mapping[str, str] = {
    "tender": "招标",
    "negotiation": "谈判或磋商",
    "single_source": "单一来源采购",
    "auction": "拍卖",
    "listing": "挂牌",
}
TENDER_STAGES: Mapping[str, str] = {
    "notice": "发布公告",
    "deadline": "投标截止",
    "opening": "开标",
    "award": "中标公示",
    "contract": "签订合同",
}
TENDER_RULES: Mapping[str, str] = {
    "short_notice": "公告期过短",
    "single_bidder": "单一投标人",
    "changed_deadline": "变更截止时间",
}
ENTRY_TAGS: Mapping[str, str] = {"investment": "投资项目", "daily_life": "群众生活", "other": "其他事项"}

PENALTY_GRADES: Mapping[str, str] = {
    "exempt": "不予处罚",
    "mitigated": "减轻处罚",
    "lenient": "从轻处罚",
    "ordinary": "一般处罚",
    "severe": "从重处罚",
}

SANCTIONS: Mapping[str, str] = {
    "warning": "警告",
    "criticism": "通报批评",
    "fine": "罚款",
    "confiscation": "没收",
    "suspension": "责令停产停业",
    "revocation": "吊销许可证件",
}

PENALTY_FINDINGS: Mapping[str, str] = {
    "within": "在幅度内",
    "no_standard": "没有裁量基准",
    "other_kind": "超出处罚种类",
    "below": "低于下限",
    "above": "高于上限",
}

PENALTY_ANSWERS: Mapping[str, str] = {
    "justified": "理由成立",
    "corrected": "部门已纠正",
    "referred": "移送问责",
}
