"""Names of cases: their states and ways, their clocks, their papers and through which door one was handed out."""

from collections.abc import Mapping

from yimen.kernel.case_life import CaseState, ClosingResult
from yimen.kernel.certificate_life import CertificateState
from yimen.kernel.certificate_uses import Consent, Looked, Loss
from yimen.kernel.papers import PaperKind
from yimen.kernel.papers.prints import Door
from yimen.kernel.stock import Flaw

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
    "examine": "正在核查",
    "correct": "补正",
    "hand_over": "转部门",
    "review": "审查",
    "check": "核查",
    "decide": "决定",
    "pause": "暂停计时",
    "deliver": "送达",
    "done": "办结",
}

PAIR_STANDINGS: Mapping[str, str] = {
    "window": "退回窗口",
    "review": "等审查",
    "approve": "等核准",
    "decided": "已经决定",
    "handed_out": "已经交付",
    "left": "已转普通程序",
    "ended": "已经终止",
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

LOSSES: Mapping[Loss, str] = {
    Loss.REVOKED: "已撤销",
    Loss.CANCELLED: "已注销",
    Loss.SUSPENDED: "已冻结",
    Loss.EXPIRED: "已过有效期",
    Loss.REPLACED: "已换发新版",
}

CONSENTS: Mapping[Consent, str] = {
    Consent.ONLINE: "本人在网上同意",
    Consent.SPOKEN: "本人当面同意",
    Consent.SIGNED: "本人书面同意",
}

LOOKED: Mapping[Looked, str] = {
    Looked.CERTIFICATES: "查询证照",
    Looked.APPROVALS: "查询审批信息",
    Looked.PULLED: "调取证照",
}

STANDINGS: Mapping[str, str] = {
    "valid": "有效",
    "not_yet": "还没有生效",
    "expired": "已过有效期",
    "withheld": "暂未生效",
    "suspended": "已冻结",
    "revoked": "已撤销",
    "cancelled": "已注销",
}
"""A certificate as it stands on a day."""

STOCK_FLAWS: Mapping[str, str] = {
    Flaw.MISSING: "缺少必填项",
    Flaw.TYPE_CODE: "证照类型代码不对",
    Flaw.HOLDER_NUMBER: "持有人证件号码校验不对",
    Flaw.NAME_DIFFERS: "持有人姓名或名称与已登记的不一致",
    Flaw.ISSUER: "发证机关代码校验不对",
    Flaw.ISSUER_UNKNOWN: "没有这个发证机关",
    Flaw.NOT_YOUR_OFFICE: "不是您所在部门发的证",
    Flaw.DATES: "日期不对",
    Flaw.IDENTIFIER: "证照标识校验不对",
    Flaw.TEXT: "文字太长或有不能用的字符",
    Flaw.TWICE: "文件里重复",
    Flaw.NUMBER_TAKEN: "号码或标识已被另一张证照使用",
}
"""Why a line of a file of certificates is not taken."""

CLASS_OUTCOMES: Mapping[str, str] = {
    "granted": "准予",
    "renewed": "准予延续",
    "refused": "不予许可",
    "revoked": "已撤销",
}

LAMPS: Mapping[str, str] = {
    "green": "按时进行",
    "amber": "快到期",
    "red": "已超期",
    "paused": "暂停计时",
    "none": "不计时",
}

TIMED_STEPS: Mapping[str, str] = {
    "accept": "受理环节",
    "report": "上报环节",
    "review": "审查环节",
    "decide": "决定环节",
    "deliver": "送达环节",
    "post_check": "后置核查",
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

PAPERS: Mapping[PaperKind, str] = {
    PaperKind.RECEIPT: "收件回执",
    PaperKind.CORRECTION: "补正通知书",
    PaperKind.SUPPLEMENT: "补件通知书",
    PaperKind.NOT_NEEDED: "不受理通知书",
    PaperKind.REFUSED_AT_DOOR: "不予受理决定书",
    PaperKind.ACCEPTANCE: "受理通知书",
    PaperKind.GRANT: "准予许可决定书",
    PaperKind.DENIAL: "不予许可决定书",
    PaperKind.SPECIAL_PROCEDURE: "特别程序告知书",
    PaperKind.EXTENSION: "延期通知书",
    PaperKind.APOLOGY: "超期致歉告知书",
    PaperKind.WITHDRAWAL: "撤回通知书",
    PaperKind.DELIVERY: "送达回证",
    PaperKind.REVOCATION: "撤销决定书",
    PaperKind.CANCELLATION: "注销决定书",
    PaperKind.COMMITMENT: "告知承诺书",
    PaperKind.MENDING: "限期整改通知书",
    PaperKind.HEARING: "听证或评审通知书",
    PaperKind.HEARING_RECORD: "听证笔录或评审意见",
    PaperKind.SUBTASK_RESULT: "协办结果单",
    PaperKind.SUBTASK_RULING: "分项决定书",
    PaperKind.VILLAGE_CHECK: "村居核验表",
    PaperKind.TOWN_REVIEW: "镇街审核表",
    PaperKind.ERRATUM: "更正决定书",
    PaperKind.PAYMENT_RECEIPT: "缴费收据",
    PaperKind.REFUND_RECEIPT: "退费凭证",
    PaperKind.LETTER: "行政审批授权书",
    PaperKind.CERTIFICATE: "电子证照",
}

PRINT_DOORS: Mapping[Door, str] = {
    Door.WORKBENCH: "工作台",
    Door.HALL: "网上办事大厅",
    Door.TERMINAL: "自助申报区",
    Door.KIOSK: "自助终端",
    Door.API: "程序接口",
}

HEARING_KINDS: Mapping[str, str] = {"hearing": "听证", "expert_review": "专家评审"}
HEARING_STANDINGS: Mapping[str, str] = {"called": "已通知", "recorded": "已有笔录", "called_off": "已取消"}

SIGNED_HOWS: Mapping[str, str] = {"drawn": "手写签名", "code": "短信验证码签名", "paper": "纸上签名"}
"""How an application was signed."""
