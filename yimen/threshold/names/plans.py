"""Names of plans and bulletins: their kinds and series, and how far each is."""

from collections.abc import Mapping

PLAN_KINDS: Mapping[str, str] = {
    "action": "行动计划",
    "preliminary": "项目前期工作计划",
    "land_reserve": "土地储备计划",
}
MILESTONE_STATES: Mapping[str, str] = {
    "open": "在做",
    "reported": "报告完成，等确认",
    "done": "节点已完成",
    "dropped": "节点不做了",
}
BULLETIN_SERIES: Mapping[str, str] = {
    "bulletin": "简报",
    "extra": "增刊",
    "experience": "经验交流",
}
BULLETIN_STATES: Mapping[str, str] = {
    "draft": "等签发",
    "issued": "已签发",
    "withdrawn": "撤回了",
}
REFORM_PLAN_STATES: Mapping[str, str] = {
    "submitted": "等审改办批复",
    "approved": "等编办批复三定",
    "determined": "三定已批准",
    "returned": "退回部门",
    "withdrawn": "已撤回",
}
REFORM_PLAN_STEPS: Mapping[str, str] = {
    "submit": "部门上报",
    "revise": "上报下一版",
    "approve": "审改办同意",
    "return": "审改办退回",
    "determine": "编办批准三定",
    "send_back": "编办退回",
    "withdraw": "撤回",
}
