"""Names of what comes after a decision: checks, objections, the integrity file, what ends a licence."""

from collections.abc import Mapping

from yimen.kernel.endings import CancelGround

ERRATUM_ANSWERS: Mapping[str, str] = {"": "等待确认", "confirmed": "已更正", "rejected": "不成立"}

CHECK_STATES: Mapping[str, str] = {
    "open": "待核查",
    "mending": "限期整改中",
    "passed": "核查通过",
    "reported_false": "核查发现承诺不实",
    "revoked": "已撤销许可",
}

CANCEL_GROUNDS: Mapping[CancelGround, str] = {
    CancelGround.EXPIRED: "有效期届满未延续（第一项）",
    CancelGround.HOLDER_GONE: "持证的公民死亡或者丧失行为能力（第二项）",
    CancelGround.DISSOLVED: "持证的法人或者其他组织终止（第三项）",
    CancelGround.TAKEN_BACK: "许可被撤销、撤回或者证件被吊销（第四项）",
    CancelGround.FORCE_MAJEURE: "因不可抗力无法实施（第五项）",
    CancelGround.HOLDER_ASKS: "持证人申请注销（第六项）",
    CancelGround.OTHER_LAW: "法律、法规规定的其他情形（第六项）",
}

BREACHES: Mapping[str, str] = {"broken_promise": "承诺不实", "false_materials": "提交虚假材料"}
REPAIR_ANSWERS: Mapping[str, str] = {"repaired": "已修复", "declined": "没有同意"}
APPEAL_ANSWERS: Mapping[str, str] = {"": "等待答复", "lifted": "异议成立，记录撤销", "upheld": "记录维持"}
OBJECTION_ANSWERS: Mapping[str, str] = {"": "等待答复", "kept": "公示无误，保留", "taken_down": "公示有误，已撤下"}

DISCLOSURE_GROUNDS: Mapping[str, str] = {
    "state_secret": "涉及国家秘密",
    "trade_secret": "涉及商业秘密",
    "privacy": "涉及个人隐私",
    "wrong": "公示有误",
}

RETENTIONS: Mapping[str, str] = {"permanent": "永久", "thirty_years": "30 年", "ten_years": "10 年"}
APPRAISAL_RULINGS: Mapping[str, str] = {"keep": "延长保管", "destroy": "销毁案卷"}
APPRAISAL_STATES: Mapping[str, str] = {
    "proposed": "等审批",
    "approved": "已批准",
    "rejected": "不同意，退回",
    "withdrawn": "已撤回",
}
