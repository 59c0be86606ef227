"""Names of the personal pages: whose page it is, and the kinds of supporting services."""

from collections.abc import Mapping

from yimen.kernel.page_bills import BillKind
from yimen.kernel.pages import PageKind
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
