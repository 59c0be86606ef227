"""Names of the personal pages: whose page it is, and the kinds of supporting services."""

from collections.abc import Mapping

from yimen.kernel.kiosks import FunctionKind, KioskPart, KioskPlace, KioskStanding
from yimen.kernel.page_bills import BillKind
from yimen.kernel.pages import PageKind
from yimen.kernel.sites import Tone
from yimen.kernel.supports import SupportKind

PAGE_KINDS: Mapping[str, str] = {
    PageKind.CITIZEN: "市民专属网页",
    PageKind.ENTERPRISE: "企业专属网页",
    PageKind.ORGAN: "机关专属网页",
    PageKind.INSTITUTION: "事业单位专属网页",
    PageKind.SOCIETY: "社会组织专属网页",
}
SUPPORT_KINDS: Mapping[str, str] = {
    SupportKind.AGENCY: "代理代办",
    SupportKind.TRANSLATION: "翻译",
    SupportKind.LOGISTICS: "物流快递",
    SupportKind.ACCOUNTING: "财税会计",
    SupportKind.TESTING: "检测评价",
    SupportKind.DESIGN: "设计图审",
    SupportKind.ENGRAVING: "刻章",
    SupportKind.OTHER: "其他服务",
}
BILL_KINDS: Mapping[str, str] = {
    BillKind.SOCIAL: "社保账单",
    BillKind.MEDICAL: "医保账单",
    BillKind.FUND: "公积金账单",
    BillKind.WATER: "水费账单",
    BillKind.POWER: "电费账单",
    BillKind.GAS: "燃气费账单",
    BillKind.OTHER: "其他账单",
}
KIOSK_PLACES: Mapping[str, str] = {
    KioskPlace.CENTRE: "服务中心",
    KioskPlace.BANK: "银行网点",
    KioskPlace.SUPERMARKET: "超市",
    KioskPlace.COMMUNITY: "社区",
    KioskPlace.VILLAGE: "村",
    KioskPlace.HOSPITAL: "医院",
    KioskPlace.STATION: "车站",
    KioskPlace.OTHER: "其他地方",
}
KIOSK_PARTS: Mapping[str, str] = {
    KioskPart.PAPER: "打印纸",
    KioskPart.PRINTER: "打印机",
    KioskPart.SCANNER: "扫描仪",
    KioskPart.CARD_READER: "读卡器",
    KioskPart.POS: "POS 机",
    KioskPart.SCREEN: "屏幕",
    KioskPart.OFFLINE: "离线",
}
KIOSK_STANDINGS: Mapping[str, str] = {
    KioskStanding.PLANNED: "计划中",
    KioskStanding.INSTALLED: "装好了，还没有心跳",
    KioskStanding.ONLINE: "在网",
    KioskStanding.OFFLINE: "离线",
    KioskStanding.RETIRED: "已停用",
}
FUNCTION_KINDS: Mapping[str, str] = {
    FunctionKind.ASK: "查询",
    FunctionKind.PRINT: "打印",
    FunctionKind.PAY: "缴费",
    FunctionKind.BOOK: "预约",
    FunctionKind.FILE: "申办",
}
SITE_TONES: Mapping[str, str] = {Tone.TRUST: "蓝", Tone.DONE: "绿", Tone.SOON: "橙", Tone.STILL: "灰"}
