"""Names of coming and sending: appointments, tickets, visits at home, questions, parcels, groups of windows."""

from collections.abc import Mapping

from yimen.kernel.channels import CaseChannel
from yimen.kernel.service_modes import ServiceMode

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

COUNTER_STATES: Mapping[str, str] = {"open": "叫号中", "paused": "暂停", "closed": "没有开"}
PAUSES: Mapping[str, str] = {"rest": "暂时休息", "errand": "有事离开", "trouble": "设备故障"}
FIRST_FOR: Mapping[str, str] = {
    "elderly": "老年人",
    "disabled": "残疾人",
    "pregnant": "孕妇、带婴幼儿",
    "soldier": "军人、退役军人",
    "ill": "身体不适",
}
WAIT_UNKNOWNS: Mapping[str, str] = {"no_counter": "现在没有窗口叫号", "too_few": "今天还估不出时间"}

CASE_CHANNELS: Mapping[str, str] = {
    CaseChannel.WINDOW: "窗口",
    CaseChannel.WEB: "网上办事大厅",
    CaseChannel.MOBILE: "手机",
    CaseChannel.KIOSK: "自助终端",
    CaseChannel.API: "程序接口",
    CaseChannel.POST: "邮寄",
}

SLOT_KINDS: Mapping[str, str] = {"regular": "工作时间", "extended": "延时服务", "holiday": "节假日"}

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

ENQUIRY_WAYS: Mapping[str, str] = {
    "window": "窗口",
    "phone": "电话",
    "web": "网上",
    "radio": "电台节目",
    "city": "智慧城市管理平台",
}
ENQUIRY_ENDS: Mapping[str, str] = {"answered": "已答复", "intake": "转为申请", "left": "问完离开"}
HOUR_KINDS: Mapping[str, str] = {"workday": "工作日", "extended": "延时", "weekend": "周末", "holiday": "节假日"}

SERVICE_MODES: Mapping[str, str] = {
    ServiceMode.APPOINTMENT: "预约服务",
    ServiceMode.HOME_VISIT: "上门服务",
    ServiceMode.AGENCY: "委托代办",
    ServiceMode.ENTERPRISE_AGENCY: "企业经办人代办",
    ServiceMode.VILLAGE_AGENCY: "村级代办",
    ServiceMode.BATCH_AGENCY: "村级集中代办",
    ServiceMode.ACCOMPANIMENT: "全程帮办",
    ServiceMode.TRACKING: "跟踪服务",
    ServiceMode.EXTENDED_HOURS: "延时服务",
    ServiceMode.WEEKEND: "周末服务",
    ServiceMode.HOLIDAY: "节假日服务",
    ServiceMode.POST_IN: "寄来材料",
    ServiceMode.POST_OUT: "寄送结果",
    ServiceMode.ANYWHERE: "跨区通办",
}

GROUP_KINDS: Mapping[str, str] = {
    "everything": "无差别综合窗口",
    "sector": "同一行业或领域",
    "chain": "前后衔接的事项",
    "few": "办件量较少的事项",
    "list": "一张清单上的事项",
}

PARCEL_DIRECTIONS: Mapping[str, str] = {"in": "寄来原件", "out": "寄出结果"}

POSTAGE_WAYS: Mapping[str, str] = {
    "house": "政务服务中心付，申请人免费",
    "prepaid": "申请人先付，付了才交寄",
    "to_carrier": "申请人当面付给快递员",
}
POSTAGE_TERMS: Mapping[str, str] = {**POSTAGE_WAYS, "prepaid to_carrier": "申请人自己选：先付，或者当面付给快递员"}
"""What a rate offers, as the desk chooses it: ways with a blank between them."""

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
