"""Names of items: their kinds and readers, their changes on the way, and what a city promises of them."""

from collections.abc import Mapping

from yimen.kernel.change_life import ChangeKind, ChangeState
from yimen.kernel.review_sheets import PointFinding
from yimen.kernel.terms import Audience, Complexity, ItemKind, Necessity, ReviewPointKind
from yimen.kernel.version_life import Standing

ITEM_KINDS: Mapping[ItemKind, str] = {
    ItemKind.LICENCE: "行政许可",
    ItemKind.PENALTY: "行政处罚",
    ItemKind.COMPULSION: "行政强制",
    ItemKind.LEVY: "行政征收",
    ItemKind.BENEFIT: "行政给付",
    ItemKind.INSPECTION: "行政检查",
    ItemKind.CONFIRMATION: "行政确认",
    ItemKind.REWARD: "行政奖励",
    ItemKind.RULING: "行政裁决",
    ItemKind.OTHER: "其他行政权力",
    ItemKind.FILING: "备案",
    ItemKind.DAILY_MANAGEMENT: "日常管理",
    ItemKind.NON_LICENCE_APPROVAL: "非行政许可审批",
    ItemKind.PUBLIC_SERVICE: "公共服务",
}

AUDIENCES: Mapping[Audience, str] = {
    Audience.PERSON: "个人",
    Audience.ORGANISATION: "企业和其他组织",
    Audience.BOTH: "个人和企业",
}

COMPLEXITIES: Mapping[Complexity, str] = {
    Complexity.SIMPLE: "简单事项",
    Complexity.GENERAL: "一般事项",
    Complexity.COMPLEX: "复杂事项",
}

NECESSITIES: Mapping[Necessity, str] = {
    Necessity.REQUIRED: "必要",
    Necessity.OPTIONAL: "非必要",
    Necessity.TOLERABLE: "可容缺",
}

CHECK_KINDS: Mapping[ReviewPointKind, str] = {
    ReviewPointKind.FORMAL: "形式审查",
    ReviewPointKind.TECHNICAL: "技术审查",
}

CHECK_FINDINGS: Mapping[PointFinding, str] = {
    PointFinding.MET: "符合",
    PointFinding.NOT_MET: "不符合",
    PointFinding.NOT_APPLICABLE: "不适用",
}

CHANGE_KINDS: Mapping[ChangeKind, str] = {
    ChangeKind.NEW: "新设",
    ChangeKind.CHANGE: "变更",
    ChangeKind.CORRECTION: "文字更正",
    ChangeKind.CONVERT: "转变管理方式",
    ChangeKind.TAKE_OVER: "承接",
    ChangeKind.CANCEL: "取消",
    ChangeKind.DEVOLVE: "下放",
    ChangeKind.MERGE: "合并",
    ChangeKind.HAND_OVER: "转移给社会",
    ChangeKind.SUSPEND: "暂停受理",
    ChangeKind.RESUME: "恢复受理",
}

CHANGE_STATES: Mapping[ChangeState, str] = {
    ChangeState.OFFICE_REVIEW: "待部门审查",
    ChangeState.LEGAL_REVIEW: "待合法性审核",
    ChangeState.REFORM_REVIEW: "待审改办审查",
    ChangeState.ON_NOTICE: "公示中",
    ChangeState.DECIDED: "已决定",
    ChangeState.SENT_BACK: "退回修改",
    ChangeState.WITHDRAWN: "已撤回变更",
}

VERSION_STANDINGS: Mapping[Standing, str] = {
    Standing.DRAFT: "起草中",
    Standing.PROPOSED: "审查中",
    Standing.SCHEDULED: "待生效",
    Standing.IN_FORCE: "现行",
    Standing.SUSPENDED: "暂停受理",
    Standing.SUPERSEDED: "已被新版本取代",
    Standing.CANCELLED: "已取消",
    Standing.DISCARDED: "已放弃",
}

REMOVALS: Mapping[str, str] = {
    "shared": "数据共享，不再要求提交",
    "cancelled": "没有必要，取消",
    "merged": "并入其他材料",
    "committed": "改为告知承诺",
}

WISHES: Mapping[str, str] = {"cancel": "建议取消", "improve": "建议优化", "devolve": "建议下放"}
OUTCOMES: Mapping[str, str] = {"": "等待答复", "accepted": "采纳", "partly": "部分采纳", "declined": "未采纳"}

DEVIATIONS: Mapping[str, str] = {
    "extra_step": "多设环节",
    "extra_material": "多要材料",
    "longer_time": "超过规定时限",
    "no_basis": "缺少依据",
    "stale_list": "公布内容与实际不符",
    "other": "其他不规范",
}

SHEETS: Mapping[str, str] = {"blank": "空白表", "filled": "填好的样表"}

HANDLES: Mapping[str, str] = {
    "one_window": "一窗办",
    "at_once": "马上办",
    "in_time": "限时办",
    "online": "网上办",
    "every_day": "天天办",
    "district_wide": "全区通办",
    "nearby": "就近办",
    "once": "一次办",
}

HANDLE_MEANINGS: Mapping[str, str] = {
    "one_window": "有综合窗口受理",
    "at_once": "当场办结",
    "in_time": "有承诺时限",
    "online": "能在网上申报",
    "every_day": "受理它的中心天天开门，周末也不减项",
    "district_wide": "任何一个中心都能收件，自动转给负责的部门",
    "nearby": "镇街或村里能办",
    "once": "最多跑一次",
}

CHAIN_SIDES: Mapping[str, str] = {"before": "要先办", "self": "这一项", "after": "之后办"}
