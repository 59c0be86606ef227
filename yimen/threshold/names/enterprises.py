"""Names of the business register: its facts, the standing of permits, and the abnormal list."""

from collections.abc import Mapping

REGISTER_FACTS: Mapping[str, str] = {
    "name": "企业名称",
    "mode": "登记方式",
    "kind": "企业类型",
    "representative": "法定代表人",
    "residence": "住所",
    "residence_kind": "住所性质",
    "premises": "经营场所",
    "cluster": "集群注册地址",
    "web_shop": "网店网址",
    "contributor": "出资人",
    "subscribed": "认缴出资额（万元）",
    "subscribed_until": "认缴期限",
    "paid": "实缴出资额（万元）",
    "report_year": "年度报告",
}
REGISTER_EFFECTS: Mapping[str, str] = {
    "establish": "设立登记",
    "alter": "变更登记",
    "report": "年度报告",
    "end": "注销登记",
}
PERMIT_STAGES: Mapping[str, str] = {"before": "领执照前办", "after": "领执照后办"}
PERMIT_STANDINGS: Mapping[str, str] = {"held": "已取得", "under_way": "正在办", "missing": "待办"}
ABNORMAL_GROUNDS: Mapping[str, str] = {
    "no_report": "没有按期公示年度报告",
    "not_disclosed": "没有按责令的期限公示企业信息",
    "untrue": "公示的信息隐瞒真实情况、弄虚作假",
    "not_found": "通过登记的住所或者经营场所联系不上",
}
ABNORMAL_WAYS_OUT: Mapping[str, str] = {
    "no_report": "补报年度报告并公示后，向登记机关申请移出。",
    "not_disclosed": "公示应当公示的信息后，向登记机关申请移出。",
    "untrue": "更正公示的信息后，向登记机关申请移出。",
    "not_found": "办理住所或经营场所变更登记，或者说明仍可联系，经核实后移出。",
}
TRADE_FAULTS: Mapping[str, str] = {
    "owner_gone": "准入或监管部门已不存在",
    "double_owner": "许可归别的部门审批，监管部门对不上",
    "interlocked": "登记又以目录外的许可为前置",
    "capital_report": "登记又要求验资材料",
    "option_unknown": "登记表上的经营大类不在目录里",
}
OPENING_STANDINGS: Mapping[str, str] = {
    "on_time": "按时在办",
    "at_risk": "有一项会拖过总时限",
    "late": "超过总时限",
    "done": "按时办完",
}
NOTICE_ABOUTS: Mapping[str, str] = {"supervise": "由本部门监管", "merged": "已并入营业执照"}
