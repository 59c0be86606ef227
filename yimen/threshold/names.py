"""Names: what the interface calls the values that the house knows by code. Chinese; the English is in `english`."""

from collections.abc import Mapping

from yimen.kernel.case_life import CaseState, ClosingResult
from yimen.kernel.certificate_life import CertificateState
from yimen.kernel.change_life import ChangeKind, ChangeState, Level
from yimen.kernel.endings import CancelGround
from yimen.kernel.money.bill_life import BillState, RefundState
from yimen.kernel.papers import PaperKind
from yimen.kernel.papers.prints import Door
from yimen.kernel.terms import Audience, Complexity, ItemKind, Necessity
from yimen.kernel.version_life import Standing

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

BILL_STATES: Mapping[BillState, str] = {
    BillState.OPEN: "待缴费",
    BillState.PAID: "已缴费",
    BillState.REFUNDED_IN_PART: "部分退费",
    BillState.REFUNDED: "已全部退费",
    BillState.WAIVED: "已免收",
    BillState.CANCELLED: "已取消",
}
REFUND_STATES: Mapping[RefundState, str] = {
    RefundState.PROPOSED: "等审批",
    RefundState.APPROVED: "已批准，退款中",
    RefundState.REJECTED: "没有批准",
    RefundState.DONE: "已退",
}
PAY_WAYS: Mapping[str, str] = {"online": "网上支付", "cash": "现金", "card": "刷卡"}
FLOWS: Mapping[str, str] = {"paid": "收款", "refunded": "退费"}
GAPS: Mapping[str, str] = {
    "missing_here": "支付平台已收，我方没有入账",
    "missing_there": "我方已入账，支付平台没有",
    "amount_differs": "金额不一致",
}

CERTIFICATE_STATES: Mapping[CertificateState, str] = {
    CertificateState.WITHHELD: "暂未生效",
    CertificateState.VALID: "有效",
    CertificateState.SUSPENDED: "已冻结",
    CertificateState.REVOKED: "已撤销",
    CertificateState.CANCELLED: "已注销",
}

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

REVIEW_LEVELS: Mapping[Level, str] = {
    Level.OFFICE: "部门审查",
    Level.LEGAL: "合法性审核",
    Level.REFORM: "审改办审查",
}

VERDICTS: Mapping[str, str] = {"passed": "同意", "sent_back": "退回"}

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

HEARING_KINDS: Mapping[str, str] = {"hearing": "听证", "expert_review": "专家评审"}
HEARING_STANDINGS: Mapping[str, str] = {"called": "已通知", "recorded": "已有笔录", "called_off": "已取消"}
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
APPEAL_ANSWERS: Mapping[str, str] = {"": "等待答复", "lifted": "异议成立，记录撤销", "upheld": "记录维持"}
OBJECTION_ANSWERS: Mapping[str, str] = {"": "等待答复", "kept": "公示无误，保留", "taken_down": "公示有误，已撤下"}
DISCLOSURE_GROUNDS: Mapping[str, str] = {
    "state_secret": "涉及国家秘密",
    "trade_secret": "涉及商业秘密",
    "privacy": "涉及个人隐私",
    "wrong": "公示有误",
}
RETENTIONS: Mapping[str, str] = {"permanent": "永久", "thirty_years": "30 年", "ten_years": "10 年"}

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

APPOINTMENT_STATES: Mapping[str, str] = {
    "booked": "已预约",
    "arrived": "已到",
    "cancelled": "已取消",
    "missed": "未到",
    "excused": "未到，已谅解",
}
TICKET_STANDINGS: Mapping[str, str] = {
    "waiting": "等候中",
    "called": "请到窗口",
    "serving": "正在办理",
    "finished": "已办完",
    "missed": "已过号",
    "left": "已放弃排队",
    "expired": "已过期",
}
HOME_VISIT_REASONS: Mapping[str, str] = {
    "elderly": "高龄老人",
    "disabled": "残疾或行动不便",
    "ill": "生病、住院",
    "project": "重点项目",
    "other": "其他原因",
}
HOME_VISIT_OUTCOMES: Mapping[str, str] = {"done": "已上门", "declined": "不能上门", "cancelled": "已取消"}
TRACKING_WHYS: Mapping[str, str] = {
    "project": "重点项目",
    "enterprise": "企业设立",
    "difficult": "疑难办件",
    "other": "其他",
}
ENQUIRY_WAYS: Mapping[str, str] = {"window": "窗口", "phone": "电话", "web": "网上"}
ENQUIRY_ENDS: Mapping[str, str] = {"answered": "已答复", "intake": "转为申请", "left": "问完离开"}
HOUR_KINDS: Mapping[str, str] = {"workday": "工作日", "extended": "延时", "weekend": "周末", "holiday": "节假日"}
SLOT_KINDS: Mapping[str, str] = {"regular": "工作时间", "extended": "延时服务", "holiday": "节假日"}
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
SHEETS: Mapping[str, str] = {"blank": "空白表", "filled": "填好的样表"}
PARCEL_DIRECTIONS: Mapping[str, str] = {"in": "寄来原件", "out": "寄出结果"}
PARCEL_STATES: Mapping[str, str] = {
    "wanted": "待交寄",
    "posted": "已交寄",
    "on_the_way": "运输中",
    "received": "已签收",
    "returned": "已退回",
    "lost": "丢失",
    "replaced": "已补寄",
    "cancelled": "已取消",
}
CARRIER_WORDS: Mapping[str, str] = {
    "picked_up": "已揽收",
    "under_way": "途经",
    "received": "已签收",
    "returned": "退回寄件人",
    "lost": "丢失",
}

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

PLACED: Mapping[str, str] = {
    "entered": "已进驻",
    "scheduled": "计划中",
    "late": "逾期未进驻",
    "in_place": "就地办理",
    "outside": "未进驻",
}

GROUP_KINDS: Mapping[str, str] = {
    "everything": "无差别综合窗口",
    "sector": "同一行业或领域",
    "chain": "前后衔接的事项",
    "few": "办件量较少的事项",
    "list": "一张清单上的事项",
}
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

TABLES: tuple[Mapping[str, str], ...] = (
    APPOINTMENT_STATES,
    TICKET_STANDINGS,
    SLOT_KINDS,
    HOME_VISIT_REASONS,
    HOME_VISIT_OUTCOMES,
    TRACKING_WHYS,
    ENQUIRY_WAYS,
    ENQUIRY_ENDS,
    HOUR_KINDS,
    {str(key): name for key, name in CASE_STATES.items()},
    LEGS,
    PAIR_STANDINGS,
    {str(key): name for key, name in AGENCY_LEVELS.items()},
    PROOF_WAYS,
    PROOF_STANDINGS,
    CONSIGNMENT_STATES,
    POINT_ONES,
    TOWN_MARKS,
    LEDGER_WAYS,
    SHEETS,
    PARCEL_DIRECTIONS,
    PARCEL_STATES,
    CARRIER_WORDS,
    {str(key): name for key, name in CLOSING.items()},
    {str(key): name for key, name in CERTIFICATE_STATES.items()},
    CLASS_OUTCOMES,
    {str(key): name for key, name in BILL_STATES.items()},
    {str(key): name for key, name in REFUND_STATES.items()},
    PAY_WAYS,
    FLOWS,
    GAPS,
    LAMPS,
    TIMED_STEPS,
    SIDES,
    UNITS,
    {str(key): name for key, name in ITEM_KINDS.items()},
    {str(key): name for key, name in AUDIENCES.items()},
    {str(key): name for key, name in COMPLEXITIES.items()},
    {str(key): name for key, name in NECESSITIES.items()},
    {str(key): name for key, name in PAPERS.items()},
    {str(key): name for key, name in PRINT_DOORS.items()},
    {str(key): name for key, name in CHANGE_KINDS.items()},
    {str(key): name for key, name in CHANGE_STATES.items()},
    {str(key): name for key, name in REVIEW_LEVELS.items()},
    VERDICTS,
    {str(key): name for key, name in VERSION_STANDINGS.items()},
    REMOVALS,
    WISHES,
    OUTCOMES,
    DEVIATIONS,
    MODES,
    MODE_MEANINGS,
    REACHES,
    {str(key): name for key, name in CENTRE_CLASSES.items()},
    {str(key): name for key, name in LEVELS.items()},
    FAMILIES,
    LACKS,
    STATIONS,
    POWER_FLAGS,
    STRAINS,
    STALE,
    RETENTIONS,
    CHECK_STATES,
    {str(key): name for key, name in CANCEL_GROUNDS.items()},
    ERRATUM_ANSWERS,
    HEARING_KINDS,
    HEARING_STANDINGS,
    BREACHES,
    APPEAL_ANSWERS,
    OBJECTION_ANSWERS,
    DISCLOSURE_GROUNDS,
    REQUIREMENTS,
    TEMPLATES,
    DIVISION_FORMS,
    SET_UPS,
    INTEGRATIONS,
    PLACED_STEPS,
    DIVISION_DUTIES,
    DIVISION_TASKS,
    ITEM_PLACES,
    GROUNDS,
    PRESENCES,
    PLACED,
    GROUP_KINDS,
    CHAIN_SIDES,
    HANDLES,
    HANDLE_MEANINGS,
    PENALTY_GRADES,
    SANCTIONS,
    PENALTY_FINDINGS,
    PENALTY_ANSWERS,
)
"""Every table of names: a test proves that each has its English."""
