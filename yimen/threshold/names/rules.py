"""Names of regulations, bases and norms: their kinds and families, and how a clause was found."""

from collections.abc import Mapping

CITING_LISTS: Mapping[str, str] = {
    "bases": "设定依据",
    "materials": "申请材料",
    "steps": "办理环节",
    "fees": "收费项目",
    "special_procedures": "特别程序",
    "review_points": "审查要点",
}
ACCESS_CRITERIA: Mapping[str, str] = {
    "large_print": "大字版",
    "keyboard": "键盘能走到",
    "named": "读屏读得出",
    "structure": "标题和层次",
    "plain": "句子短",
    "keyboard_walked": "只用键盘走完",
    "read_aloud": "用读屏听完",
    "understood": "老人自己办成",
}
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
    "six_principles": "电子政务 4.0 六性",
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
RULE_ORDER_STANDINGS: Mapping[str, str] = {
    "in_force": "生效中",
    "ahead": "还没有到生效日",
    "over": "已到期",
    "another_version": "事项已换版，不再适用",
    "no_head": "签发人不再是负责人，已停，等新负责人重签",
    "unlooked": "抽中的过了 30 天没有人看，已停，看完恢复",
    "withdrawn": "已撤回",
    "wrong_share": "错误超限，已停用",
    "overtaken": "已由新版事项的令代替",
}
RULE_BARS: Mapping[str, str] = {
    "kind": "这一类事项不能自动审批",
    "not_at_once": "不是简单即办事项，或者有特别程序、踏勘、其他单位的环节",
    "joint": "需要几个部门会办",
    "discretion": "有裁量标准或审查要点，要由人判断",
    "papers": "要交证照不能代替的材料，要由人看",
    "classes": "按产品类别审批",
}
RULE_ANSWERS: Mapping[str, str] = {"met": "符合", "not_met": "不符合", "unknown": "无法确认"}
PASSED_ON: Mapping[str, str] = {
    "not_met": "有条件不符合，由工作人员看",
    "unknown": "有条件无法确认，由工作人员看",
    "other_hand": "由他人代为提交，由工作人员核对委托",
    "papers": "交了材料，由工作人员看",
    "open": "还有其他手续没有办完",
    "record": "申请人有失信记录在公示期内",
    "signer": "签发人与本件有关系，或者授权已不适用",
    "no_head": "签发人不再是负责人，由工作人员看",
    "unlooked": "此前自动审批的件还没有抽查完，由工作人员看",
}
RULE_FINDINGS: Mapping[str, str] = {"right": "准予正确", "wrong": "准予错误"}
SELF_SERVICE_STANDINGS: Mapping[str, str] = {
    "open": "可以自助办结",
    "ahead": "还没有到开始日",
    "no_order": "没有生效的自动审批令，暂不显示",
    "suspended": "事项暂停办理，暂不显示",
    "fee": "要到收费窗口缴费，暂不显示",
    "over": "已移出",
}
