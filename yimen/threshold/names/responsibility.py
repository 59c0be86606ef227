"""Names of responsibility: what it rests on, how far it is, and what may be laid on somebody."""

from collections.abc import Mapping

MISDEED_SOURCES: Mapping[str, str] = {
    "card": "监察卡",
    "complaint": "属实的投诉",
    "round": "巡查问题",
    "anomaly": "异常核实",
}
RESPONSIBILITY_STATES: Mapping[str, str] = {
    "opened": "等本人陈述",
    "heard": "已陈述，等决定",
    "decided": "已决定",
    "cleared": "不予追究",
    "appealed": "已申诉，等复核",
    "confirmed": "复核维持",
    "withdrawn": "已撤销问责",
}
CENSURES: Mapping[str, str] = {
    "reminded": "提醒谈话",
    "written": "责令书面检查",
    "admonished": "诫勉",
    "criticised": "通报批评",
    "moved": "调离岗位",
    "suspended": "停职检查",
    "referred": "移送纪检监察机关",
}
PUBLICITIES: Mapping[str, str] = {"public": "向社会公布", "told": "只告知有关人员"}
APPEAL_OUTCOMES: Mapping[str, str] = {"confirm": "维持决定", "withdraw": "撤销问责"}
