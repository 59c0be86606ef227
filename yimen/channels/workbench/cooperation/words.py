"""Words of cooperation: kinds, states and findings of subtasks. Chinese; the English is in `english`."""

from collections.abc import Mapping

from yimen.kernel.pushes import PushVerb, Step
from yimen.kernel.subtask_life import Finding, OutsideKind, SubtaskKind, SubtaskState
from yimen.kernel.time.limit import Unit

KINDS: Mapping[SubtaskKind, str] = {
    SubtaskKind.ASSIST: "协助审查",
    SubtaskKind.VERIFY: "实地核查或检测",
    SubtaskKind.DECIDE: "分别作出决定",
}
STATES: Mapping[SubtaskState, str] = {
    SubtaskState.SENT: "待签收",
    SubtaskState.TAKEN_UP: "办理中",
    SubtaskState.RETURNED: "已回复",
    SubtaskState.DECLINED: "已退回",
    SubtaskState.CALLED_OFF: "已取消协办",
}
FINDINGS: Mapping[tuple[SubtaskKind, Finding], str] = {
    (SubtaskKind.ASSIST, Finding.FAVOUR): "同意",
    (SubtaskKind.ASSIST, Finding.AGAINST): "不同意",
    (SubtaskKind.VERIFY, Finding.FAVOUR): "合格",
    (SubtaskKind.VERIFY, Finding.AGAINST): "不合格",
    (SubtaskKind.DECIDE, Finding.FAVOUR): "准予",
    (SubtaskKind.DECIDE, Finding.AGAINST): "不予准许",
}
OUTSIDE: Mapping[OutsideKind, str] = {
    OutsideKind.INSTITUTION: "事业单位",
    OutsideKind.INTERMEDIARY: "中介机构",
}
PUSHED: Mapping[PushVerb, str] = {
    PushVerb.TAKE_UP: "签收协办",
    PushVerb.RETURN: "回复协办",
    PushVerb.DECLINE: "退回协办",
    PushVerb.REVIEW: "审查",
    PushVerb.GRANT: "准予许可",
    PushVerb.DENY: "不予许可",
    PushVerb.REMARK: "内部备注",
}
STEPS: Mapping[Step, tuple[str, str]] = {
    Step.IN_STEP: ("实时同步", "green"),
    Step.LAGGING: ("有延迟", "amber"),
    Step.SILENT: ("超过一天没有推送", "red"),
    Step.UNHEARD: ("还没有推送过", "none"),
}
"""How a system keeps in step, with its lamp."""
TIMES: Mapping[Unit, str] = {Unit.WORKING_DAY: "个工作日", Unit.HALF_DAY: "个半天", Unit.HOUR: "个工作小时"}
