"""Words of what was granted by rule: a condition as a sentence, what was read for it, and how it was answered."""

from collections.abc import Mapping

from yimen.engine.case.rule_orders.rows import TrialRow
from yimen.kernel.by_rule import Rule, RuleKind, Weighed
from yimen.kernel.snapshot import snapshot
from yimen.threshold.language import told

CONDITIONS: Mapping[RuleKind, str] = {
    RuleKind.ONE_OF: "“{on}”是：{wants}",
    RuleKind.AT_LEAST: "“{on}”不小于 {wants}",
    RuleKind.AT_MOST: "“{on}”不大于 {wants}",
    RuleKind.NOT_AHEAD: "“{on}”不晚于办理当天",
    RuleKind.WITHIN_DAYS: "“{on}”在办理当天前 {wants} 天以内",
    RuleKind.OWN_NAME: "“{on}”与申请人登记的姓名一致",
    RuleKind.OWN_NUMBER: "“{on}”与申请人登记的证号一致",
    RuleKind.AGED: "申请人年满 {wants} 周岁",
    RuleKind.HOLDS: "申请人持有有效的“{on}”",
    RuleKind.HOLDS_NONE: "申请人没有有效的“{on}”",
    RuleKind.ONCE_IN: "{wants} 天内没有办成过本事项",
}
"""By the kind of a condition; a test proves that each has its words."""
READ: Mapping[str, str] = {
    "": "读不到", "same": "一致", "other": "不一致", "yes": "有", "no": "没有", "never": "没有办成过",
}  # fmt: skip
_AS_TYPED = frozenset({RuleKind.ONE_OF, RuleKind.AT_LEAST, RuleKind.AT_MOST, RuleKind.NOT_AHEAD, RuleKind.WITHIN_DAYS})


@snapshot
class Explained:
    """A condition as somebody reads it."""

    condition: str
    read: str
    answer: str


def condition(rule: Rule, called: Mapping[str, str]) -> str:
    """A condition as a sentence; fields and certificates by what they are called."""
    return told(CONDITIONS[rule.kind], on=called.get(rule.on, rule.on), wants="、".join(rule.wants))


def explained(trial: TrialRow | None) -> tuple[Explained, ...]:
    """Every condition of a case with what was read and its answer."""
    if trial is None:
        return ()
    return tuple(Explained(condition(one.rule, trial.fields), _read(one), one.answer) for one in trial.weighed)


def _read(one: Weighed) -> str:
    if not one.read or one.rule.kind not in (_AS_TYPED | {RuleKind.AGED}):
        return told(READ[one.read]) if one.read in READ else one.read
    return told("{n} 周岁", n=one.read) if one.rule.kind is RuleKind.AGED else one.read
