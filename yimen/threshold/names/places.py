"""Names of places: what centres are, their areas and facilities, and what was found in them."""

from collections.abc import Mapping

CENTRE_KINDS: Mapping[str, str] = {
    "administrative": "行政服务中心",
    "citizen": "市民服务中心",
    "town": "镇街便民服务中心",
    "village": "村（社区）便民服务站",
}
CENTRE_SERVES: Mapping[str, str] = {
    "administrative": "企业和项目的审批为主",
    "citizen": "个人和家庭的日常事项为主",
    "town": "镇街范围内的事项",
    "village": "村（社区）代办",
}
ZONE_KINDS: Mapping[str, str] = {
    "counters": "窗口区",
    "consulting": "咨询区",
    "experience": "网办体验区",
    "transfer": "材料流转区",
    "waiting": "休闲等候区",
    "self_service": "自助服务区",
    "agency": "代办区",
    "children": "亲子区",
}
FACILITY_KINDS: Mapping[str, str] = {
    "cash_machine": "自助取款机",
    "wifi": "免费无线上网",
    "kiosk": "市民之窗自助终端",
    "display": "叫号屏",
    "copier": "复印打印",
    "charger": "充电",
    "water": "饮水",
    "glasses": "老花镜",
    "wheelchair": "轮椅",
    "ramp": "无障碍通道",
    "toilet": "卫生间",
    "nursing_room": "母婴室",
    "first_aid": "急救箱",
    "parking": "停车位",
}
FACILITY_STATES: Mapping[str, str] = {"works": "能用", "reported": "有人报修", "broken": "停用待修"}
SECOND_USES: Mapping[str, str] = {"party_site": "党建活动阵地", "reading_room": "农家书屋"}
FOUND_KINDS: Mapping[str, str] = {
    "document": "身份证件",
    "card": "银行卡、社保卡",
    "cash": "钱款",
    "phone": "手机、电子产品",
    "keys": "一串钥匙",
    "bag": "包",
    "papers": "材料文件",
    "clothes": "衣帽伞",
    "glasses": "一副眼镜",
    "other": "其他物品",
}
FOUND_STATES: Mapping[str, str] = {"kept": "等失主来领", "handed_out": "失主已领走", "given_over": "期满已移交"}
CLAIM_OUTCOMES: Mapping[str, str] = {"": "等窗口核对", "fits": "说得相符", "does_not_fit": "说得不符"}
HALL_CLASSES: Mapping[str, str] = {"first": "一级镇街中心", "second": "二级镇街中心", "village": "村（社区）站点"}
TOWN_CLASSES: Mapping[int, str] = {0: "还没有定级", 1: "一级", 2: "二级"}
ASKED: Mapping[str, str] = {
    "area": "面积",
    "windows": "窗口",
    "network": "政务网络",
    "computers": "办公电脑",
    "printer": "打印机",
    "scanner": "高拍仪",
    "board": "公示栏",
    "identity": "统一标识",
    "seats": "等候座椅",
    "water": "饮水设备",
    "ramp": "无障碍通道",
    "first_aid": "急救箱",
}
INVESTMENT_KINDS: Mapping[str, str] = {
    "network": "联网",
    "computers": "电脑和办公设备",
    "terminals": "自助终端",
    "furniture": "柜台和家具",
}
POINT_LEVELS: Mapping[int, str] = {2: "市级中心", 3: "县区中心", 4: "镇街中心", 5: "村（社区）站点"}
HALL_STANDINGS: Mapping[str, str] = {
    "merged": "已并入中心",
    "late": "到期没有进驻",
    "planned": "定了日子",
    "open": "没有定日子",
}
SCOPE_ADVICE: Mapping[str, str] = {"add": "下放到镇街", "keep": "继续办", "drop": "没有人来，可收回", "": "不用下放"}
PROPOSAL_KINDS: Mapping[str, str] = {"add": "增设一个窗口", "merge": "并掉一个窗口"}
PROPOSAL_ANSWERS: Mapping[str, str] = {"confirmed": "已确认照办", "declined": "没有照办"}
STOCK_KINDS: Mapping[str, str] = {"item": "事项", "staff": "人员", "case": "在办件"}
TIER_NAMES: Mapping[str, str] = {"county": "各县区中心", "town": "各镇街中心"}
ASPECTS: Mapping[str, str] = {
    "hours": "服务时间",
    "calendar": "工作日历",
    "windows": "窗口数",
    "comprehensive": "综合窗口数",
    "items": "本地事项数",
    "rules": "监察规则（条）",
    "watched": "监察岗",
    "there": "有没有这一项",
    "limit": "承诺时限",
    "materials": "材料数",
}
WATCHED: Mapping[str, str] = {"yes": "有人监察", "no": "没有人监察"}
SERVICE_FAMILIES: Mapping[str, str] = {
    "social_insurance": "社会保险",
    "medical_insurance": "医疗保险",
    "vehicles": "车驾管",
    "exit_entry": "出入境",
    "real_estate": "不动产交易登记",
    "housing_fund": "住房公积金",
    "notary": "公证",
    "marriage": "婚姻登记",
    "water": "供水",
    "electricity": "供电",
    "gas": "供气",
    "cable_tv": "有线电视",
    "bank": "银行",
}
FAMILY_STANDINGS: Mapping[str, str] = {
    "whole": "已进",
    "part": "进了一部分",
    "scheduled": "排了日子",
    "apart": "还没有进",
    "unlisted": "目录里没有",
}
TOWN_SPARED: Mapping[str, str] = {"fewer": "减了", "same": "没有减", "more": "反而多了", "": "以前没有公布过"}
