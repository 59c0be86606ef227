"""Names of regulations, bases and norms: their kinds and families, and how a clause was found."""

from collections.abc import Mapping

REGULATION_KINDS: Mapping[str, str] = {
    "service": "服务规范",
    "conduct": "行为规范",
    "attendance": "考勤制度",
    "assessment": "考核办法",
    "system": "工作制度",
    "other": "其他制度",
}
REGULATION_STANDINGS: Mapping[str, str] = {
    "proposed": "等人发布",
    "withdrawn": "已撤回",
    "coming": "还没有生效",
    "in_force": "现行",
    "over": "已失效",
}
BASIS_KINDS: Mapping[str, str] = {
    "law": "法律",
    "regulation": "法规",
    "rule": "规章",
    "document": "规范性文件",
}
BASIS_STANDINGS: Mapping[str, str] = {
    "coming": "还没有生效",
    "in_force": "现行",
    "over": "已失效",
}
BASIS_RESTING: Mapping[str, str] = {
    "item": "事项",
    "office": "部门",
    "centre": "中心",
    "delegation": "事权下放",
}
BASIS_WAYS: Mapping[str, str] = {
    "linked": "登记的关联",
    "cited": "办事指南里引用",
    "announced": "按它下放",
}
NORM_FAMILIES: Mapping[str, str] = {
    "five_standards": "五个地方标准",
    "ten_systems": "镇街窗口十项制度",
    "five_ways": "五化",
    "city_standard": "全市行政服务标准",
    "construction": "中心规范化建设四项要求",
}
NORM_OUTCOMES: Mapping[str, str] = {
    "met": "做到了",
    "unmet": "没有做到",
    "not_applicable": "没有这种情况",
}
SELF_CHECK_STATES: Mapping[str, str] = {
    "open": "自查中",
    "submitted": "等人确认",
    "confirmed": "自查已确认",
}
