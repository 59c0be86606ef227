"""Names of electronic materials and of what is connected: papers in the bank, systems and how they answer."""

from collections.abc import Mapping

from yimen.kernel.bank import BasicPaper
from yimen.kernel.circulation import PieceKind
from yimen.kernel.connections import ConnectWay, JumpWord, Standing, SystemKind
from yimen.kernel.heartbeats import HeartFault, PointLine, Pulse
from yimen.kernel.sharing import ShareAnswer, ShareCondition
from yimen.kernel.superiors import CodeSystem, Link, SuperiorKind, WordKind, Wrong
from yimen.kernel.vouchers import VoucherKind

BASIC_PAPERS: Mapping[str, str] = {
    BasicPaper.ID_CARD: "居民身份证",
    BasicPaper.HOUSEHOLD: "居民户口簿",
    BasicPaper.RESIDENCE: "居住证",
    BasicPaper.MARRIAGE: "结婚证",
    BasicPaper.PROPERTY: "不动产权证书",
    BasicPaper.DIPLOMA: "学历证书",
    BasicPaper.LICENCE: "营业执照",
}
PAPER_STANDINGS: Mapping[str, str] = {
    "good": "可以再用",
    "over": "已过有效期",
    "removed": "已删除",
    "changed": "内容已变，不再使用",
    "replaced": "已换新",
}
SYSTEM_KINDS: Mapping[str, str] = {
    SystemKind.SOCIAL_INSURANCE: "社保",
    SystemKind.FAMILY_PLANNING: "计生",
    SystemKind.POPULATION: "人口",
    SystemKind.LAND: "国土",
    SystemKind.HOUSING: "房管",
    SystemKind.CIVIL_AFFAIRS: "民政",
    SystemKind.FINANCE: "财政",
    SystemKind.ENVIRONMENT: "环保",
    SystemKind.FOOD_DRUG: "食品药品",
    SystemKind.PLANNING: "规划",
    SystemKind.REAL_ESTATE: "不动产登记",
    SystemKind.HOUSING_CONTRACT: "住建网签",
    SystemKind.TRANSPORT: "运管",
    SystemKind.POST: "邮政速递",
    SystemKind.WATER: "水费",
    SystemKind.ELECTRICITY: "电费",
    SystemKind.MEDICAL_INSURANCE: "医保",
    SystemKind.HOUSING_FUND: "公积金",
    SystemKind.BUS: "汽车票务",
    SystemKind.TAX: "税务",
    SystemKind.BANK: "银行",
    SystemKind.CREDIT: "征信",
    SystemKind.POLICE: "公安",
    SystemKind.MARKET: "市场监管",
}
SYSTEM_OBJECTS: Mapping[str, str] = {
    "insured": "参保人",
    "family": "家庭",
    "person": "人口信息",
    "parcel_of_land": "宗地",
    "house": "房屋",
    "payment": "缴款",
    "project": "工程项目",
    "licence": "许可证",
    "title": "不动产权利",
    "contract": "合同",
    "vehicle": "车辆",
    "waybill": "快件",
    "bill": "账单",
    "fund_account": "公积金账户",
    "ticket": "车票",
    "report": "信用报告",
    "enterprise": "企业",
}
CONNECT_WAYS: Mapping[str, str] = {
    ConnectWay.DIRECT: "直接对接",
    ConnectWay.JUMP: "跳转对接",
    ConnectWay.EXCHANGE: "数据交换",
}
SYSTEM_STANDINGS: Mapping[str, str] = {
    Standing.MISSING: "没有对接",
    Standing.WAITING: "等第一条消息",
    Standing.IN_STEP: "正常",
    Standing.FAILING: "不应答",
    Standing.SILENT: "没有消息",
    Standing.CLOSED: "已停止对接",
}
JUMP_WORDS: Mapping[str, str] = {
    JumpWord.ARRIVED: "对方已接待",
    JumpWord.FILED: "对方已收件",
    JumpWord.DONE: "对方已办成",
    JumpWord.REFUSED: "对方不予办理",
    JumpWord.LEFT: "本人中途离开",
}
CALL_OUTCOMES: Mapping[str, str] = {
    "answered": "有记录",
    "nothing": "没有记录",
    "unanswered": "系统没有应答",
}
VOUCHER_KINDS: Mapping[str, str] = {
    VoucherKind.CREDIT_REPORT: "个人信用报告",
    VoucherKind.INCOME_TAX: "个人所得税完税证明",
    VoucherKind.TAX_PAYMENT: "税费电子缴款凭证",
    VoucherKind.VEHICLE_FEE: "车辆年票缴费凭证",
}
SHARE_CONDITIONS: Mapping[str, str] = {
    ShareCondition.OPEN: "无条件共享",
    ShareCondition.ON_REQUEST: "有条件共享",
    ShareCondition.NEVER: "不予共享",
}
SHARE_ANSWERS: Mapping[str, str] = {
    ShareAnswer.GRANTED: "已同意",
    ShareAnswer.REFUSED: "没有同意",
    ShareAnswer.SILENCE: "逾期未答复，视为同意",
}
PIECE_KINDS: Mapping[str, str] = {
    PieceKind.ORIGINAL: "原件",
    PieceKind.SAMPLE: "样品",
    PieceKind.COPY: "复印件",
}
SUPERIOR_KINDS: Mapping[str, str] = {
    SuperiorKind.HALL: "上级网上办事大厅",
    SuperiorKind.SUPERVISION: "上级电子监察系统",
}
SUPERIOR_CODES: Mapping[str, str] = {
    CodeSystem.NATIONAL: "国家编码",
    CodeSystem.OWN: "对方自己的编码",
}
SUPERIOR_LINKS: Mapping[str, str] = {
    Link.IN_STEP: "已同步",
    Link.QUEUED: "排队上报",
    Link.AWAY: "对方不应答，自动重发",
    Link.STUCK: "对方应答但没有收下，自动重发",
    Link.CLOSED: "已停用",
}
SUPERIOR_WORDS: Mapping[str, str] = {
    WordKind.ITEM: "事项",
    WordKind.CASE: "办件状态",
    WordKind.EVENT: "办件过程",
    WordKind.CARD: "监察报警",
}
SUPERIOR_WRONGS: Mapping[str, str] = {
    Wrong.GAP: "对方丢了已收的消息，正在重发",
    Wrong.AHEAD: "对方说收到的比发出的多",
    Wrong.DIFFERS: "当天条数对不上",
    Wrong.AWAY: "多次不应答",
    Wrong.STUCK: "多次应答但没有收下新消息",
}
HEART_FAULTS: Mapping[str, str] = {
    HeartFault.SILENT: "没有消息",
    HeartFault.STALLED: "办件停滞",
}
PULSES: Mapping[str, str] = {
    Pulse.USUAL: "和平时一样",
    Pulse.STALLED: "比平时少得多",
    Pulse.LITTLE: "数据太少，不判断",
}
POINT_LINES: Mapping[str, str] = {
    PointLine.NEVER: "没有接通过",
    PointLine.CONNECTED: "在线",
    PointLine.SHUT: "没到开门时间",
    PointLine.SILENT: "开门时间没有消息",
}
