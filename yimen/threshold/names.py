"""Names: what the interface calls the values that the house knows by code. Chinese; the English is in `english`."""

from collections.abc import Mapping

from yimen.kernel.case_life import CaseState, ClosingResult
from yimen.kernel.certificate_life import CertificateState
from yimen.kernel.papers import PaperKind
from yimen.kernel.terms import Audience, Complexity, ItemKind, Necessity

CASE_STATES: Mapping[CaseState, str] = {
    CaseState.RECEIVED: "已收件",
    CaseState.WITHDRAWN_EARLY: "受理前撤回",
    CaseState.ACCEPTED: "已受理",
    CaseState.NOT_NEEDED: "不需要办理",
    CaseState.REFUSED: "不予受理",
    CaseState.CORRECTION_OPEN: "等您补正",
    CaseState.CORRECTION_CLOSED: "补正已收到",
    CaseState.IN_DEPARTMENT: "部门办理中",
    CaseState.SPECIAL_OPEN: "特别程序中",
    CaseState.SPECIAL_CLOSED: "特别程序结束",
    CaseState.GRANTED: "准予，已办结",
    CaseState.GRANTED_TOLERATED: "准予，待补材料",
    CaseState.DENIED: "不予许可，已办结",
    CaseState.WITHDRAWN: "已撤回",
    CaseState.REVOKED: "已撤销",
}

LEGS: Mapping[str, str] = {
    "accept": "受理",
    "correct": "补正",
    "hand_over": "转部门",
    "review": "审查",
    "check": "核查",
    "decide": "决定",
    "pause": "暂停计时",
    "deliver": "送达",
    "done": "办结",
}

CLOSING: Mapping[ClosingResult, str] = {
    ClosingResult.GRANTED: "准予许可",
    ClosingResult.RETURNED: "退回",
    ClosingResult.VOIDED: "作废",
    ClosingResult.PASSED_UP: "转报上级",
    ClosingResult.CORRECTION_LAPSED: "逾期未补正",
    ClosingResult.DENIED: "不予许可",
    ClosingResult.WITHDRAWN: "申请人撤回",
    ClosingResult.NOT_NEEDED: "不需要办理",
    ClosingResult.REFUSED: "不予受理",
}

CERTIFICATE_STATES: Mapping[CertificateState, str] = {
    CertificateState.WITHHELD: "暂未生效",
    CertificateState.VALID: "有效",
    CertificateState.SUSPENDED: "已冻结",
    CertificateState.REVOKED: "已撤销",
    CertificateState.CANCELLED: "已注销",
}

LAMPS: Mapping[str, str] = {
    "green": "按时进行",
    "amber": "快到期",
    "red": "已超期",
    "paused": "暂停计时",
    "none": "不计时",
}

SIDES: Mapping[str, str] = {
    "acceptance": "答复是否受理的期限",
    "promised": "承诺时限",
    "statutory": "法定时限",
}

UNITS: Mapping[str, str] = {
    "working_day": "{n} 个工作日",
    "natural_day": "{n} 个自然日",
    "half_day": "{n} 个半天",
    "hour": "{n} 个工作小时",
    "minute": "{n} 分钟",
}

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

PAPERS: Mapping[PaperKind, str] = {
    PaperKind.RECEIPT: "收件回执",
    PaperKind.CORRECTION: "补正通知书",
    PaperKind.NOT_NEEDED: "不受理通知书",
    PaperKind.REFUSED_AT_DOOR: "不予受理决定书",
    PaperKind.ACCEPTANCE: "受理通知书",
    PaperKind.GRANT: "准予许可决定书",
    PaperKind.DENIAL: "不予许可决定书",
    PaperKind.SPECIAL_PROCEDURE: "特别程序告知书",
    PaperKind.EXTENSION: "延期通知书",
    PaperKind.WITHDRAWAL: "撤回通知书",
    PaperKind.DELIVERY: "送达回证",
    PaperKind.REVOCATION: "撤销决定书",
    PaperKind.CERTIFICATE: "电子证照",
}

TABLES: tuple[Mapping[str, str], ...] = (
    {str(key): name for key, name in CASE_STATES.items()},
    LEGS,
    {str(key): name for key, name in CLOSING.items()},
    {str(key): name for key, name in CERTIFICATE_STATES.items()},
    LAMPS,
    SIDES,
    UNITS,
    {str(key): name for key, name in ITEM_KINDS.items()},
    {str(key): name for key, name in AUDIENCES.items()},
    {str(key): name for key, name in COMPLEXITIES.items()},
    {str(key): name for key, name in NECESSITIES.items()},
    {str(key): name for key, name in PAPERS.items()},
)
"""Every table of names: a test proves that each has its English."""
