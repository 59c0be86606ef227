"""Names of the directives: where they come from, how far they are, and the places of the leading group."""

from collections.abc import Mapping

DIRECTIVE_SOURCES: Mapping[str, str] = {
    "meeting": "领导小组会议",
    "remark": "月报批示",
    "voice": "民声诉求",
    "problem": "问题跟踪",
    "coordination": "会商",
    "jury": "质量评价",
}
DIRECTIVE_STATES: Mapping[str, str] = {
    "given": "办理中",
    "reported": "已反馈，等核验",
    "closed": "已销号",
    "called_off": "督办已取消",
    "new": "等交办",
    "declined": "没有采纳",
}
ANSWERED: Mapping[str, str] = {
    "none": "有正当理由，不追究",
    "reminded": "提醒谈话",
    "criticised": "通报批评部门",
    "referred": "移送追责",
}
GROUP_ROLES: Mapping[str, str] = {
    "head": "组长",
    "executive": "常务副组长",
    "deputy": "副组长",
    "member": "成员",
}
PROBLEM_ORIGINS: Mapping[str, str] = {
    "window": "窗口发现",
    "department": "部门提出",
    "public": "群众反映",
    "inspection": "检查发现",
    "system": "系统问题",
}
