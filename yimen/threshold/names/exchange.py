"""Names of electronic materials and of what is connected: papers in the bank, systems and how they answer."""

from collections.abc import Mapping

from yimen.kernel.bank import BasicPaper
from yimen.kernel.circulation import PieceKind
from yimen.kernel.connections import ConnectWay, JumpWord, Standing, SystemKind
from yimen.kernel.heartbeats import HeartFault, PointLine, Pulse
from yimen.kernel.members import HeldFor, MemberWordStanding
from yimen.kernel.onboarding import (
    CheckPoint,
    ConformanceFault,
    ConformanceStep,
    ConformanceVerdict,
    OnboardingState,
    OnboardingWay,
)
from yimen.kernel.portals import PortalPage
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
    WordKind.CERTIFICATE: "证照",
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
ONBOARDING_WAYS: Mapping[str, str] = {
    OnboardingWay.PUSH: "推送（部门自建系统）",
    OnboardingWay.JUMP: "跳转对接",
}
ONBOARDING_STATES: Mapping[str, str] = {
    OnboardingState.APPLIED: "已申请",
    OnboardingState.TESTING: "联调中",
    OnboardingState.LIVE: "已上线",
    OnboardingState.SUSPENDED: "已暂停",
    OnboardingState.WITHDRAWN: "已退出",
}
CONFORMANCE_STEPS: Mapping[str, str] = {
    ConformanceStep.REDEEM: "核验跳转票据",
    ConformanceStep.FIRST: "签名正确的第一条消息",
    ConformanceStep.AGAIN: "系统繁忙时原样重发",
    ConformanceStep.LOST: "没收到应答时重发，再发下一条",
    ConformanceStep.MENDED: "被退回后改正再发",
    ConformanceStep.LAST: "办结消息",
    ConformanceStep.COUNT: "每日对账",
}
CONFORMANCE_ASKS: Mapping[str, str] = {
    ConformanceStep.REDEEM: "把本轮票据原样提交一次，沙箱返回测试办件。",
    ConformanceStep.FIRST: "编号为 1，写本轮的测试办件，签名正确。",
    ConformanceStep.AGAIN: "沙箱对下一条先答 503、什么也没收；系统应把同样的字节、同样的编号再发一次。",
    ConformanceStep.LOST: "沙箱收下这一条却答 503，好像应答丢了；系统应原样再发一次，得到“known”后发下一编号。",
    ConformanceStep.MENDED: "沙箱对下一条答 422；系统应改正内容，用同一个编号再发。",
    ConformanceStep.LAST: "再发下一编号，内容是办结。",
    ConformanceStep.COUNT: "报本轮开始当天的跳转件数：只核验过一张票据，就是 1。",
}
CONFORMANCE_VERDICTS: Mapping[str, str] = {
    ConformanceVerdict.PASSED: "通过",
    ConformanceVerdict.HELD: "等系统的下一步",
    ConformanceVerdict.FAILED: "没通过",
}
CONFORMANCE_STANDINGS: Mapping[str, str] = {
    "passed": "通过",
    "failed": "没通过",
    "held": "等系统的下一步",
    "now": "轮到这一步",
    "later": "还没到",
}
CONFORMANCE_FAULTS: Mapping[str, str] = {
    ConformanceFault.FORGED: "签名不对：应是用沙箱密钥对请求体全部字节做的 HMAC-SHA256，十六进制小写。",
    ConformanceFault.OTHER_DOOR: "发到了别的地址，这一步应发到应答里 expected 写的地址。",
    ConformanceFault.UNREADABLE: "内容读不懂，请看下面写明的字段。",
    ConformanceFault.NOT_THE_CASE: "写的不是本轮的测试办件。",
    ConformanceFault.NOT_THE_OFFICER: "写的不是本轮的测试人员工号。",
    ConformanceFault.NOT_THE_TICKET: "不是本轮的票据。",
    ConformanceFault.FUTURE: "发生时间比现在晚了五分钟以上，请校准时钟。",
    ConformanceFault.BACKWARDS: "发生时间早于上一条消息。",
    ConformanceFault.STALE: "这个编号已经用过，内容却不同。",
    ConformanceFault.AHEAD: "编号跳过了前面的消息。",
    ConformanceFault.NOT_THE_SAME: "重发的内容和第一次不一样，应当一个字节都不变。",
    ConformanceFault.WENT_ON: "没有收到应答就发了下一条，丢了的消息不会再来。",
    ConformanceFault.NOT_MENDED: "被退回的内容没有改就又发来。",
    ConformanceFault.NOT_LAST: "收下了，但它没有办结：这一步要的是办结消息。",
    ConformanceFault.ENDED_EARLY: "还没到最后一步就发了办结消息。",
    ConformanceFault.MISCOUNTED: "对账的件数和沙箱记的不一样。",
}
CHECK_POINTS: Mapping[str, str] = {
    CheckPoint.OWNER: "系统负责人和值班联系方式",
    CheckPoint.SECURITY: "安全检测报告的编号和结论",
    CheckPoint.KEY: "正式密钥由谁保管、存放在哪里",
    CheckPoint.FALLBACK: "系统停了怎么办：改在哪里办、谁来切换",
    CheckPoint.RECKONING: "每天由谁对账、差了怎么处理",
    CheckPoint.TRAINING: "窗口和经办人员是否已经培训",
}
MEMBER_STANDINGS: Mapping[str, str] = {
    MemberWordStanding.KEPT: "已收下",
    MemberWordStanding.OVERTAKEN: "后面的已先收下",
    MemberWordStanding.HELD: "排队等着",
    MemberWordStanding.DROPPED: "不再收",
}
HELD_FOR: Mapping[str, str] = {
    HeldFor.NOT_PERMITTED: "没有开通报送这类内容",
    HeldFor.UNREADABLE: "内容读不懂",
    HeldFor.ORG_UNKNOWN: "不是它登记的部门",
    HeldFor.ITEM_NOT_OF_ORG: "事项编码不是这个部门的",
    HeldFor.ITEM_UNKNOWN: "办件的事项还没有报送",
    HeldFor.NOT_THEIRS: "这个编号是别的平台报送的",
}
MEMBER_OUTCOMES: Mapping[str, str] = {
    "found": "已告知",
    "nothing": "没有这个编号",
    "not_permitted": "没有开通查询",
}
PORTAL_PAGES: Mapping[str, str] = {
    PortalPage.HOME: "首页",
    PortalPage.SEARCH: "办事搜索",
    PortalPage.PROGRESS: "凭编号查办理进度",
    PortalPage.VERIFY: "查验一张证照",
    PortalPage.SITES: "各地办事站",
    PortalPage.CENTRES: "各中心概况",
    PortalPage.CONTACT: "我的咨询",
}
