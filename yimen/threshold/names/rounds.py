"""Names of the rounds: who goes, what is looked at, and how far a finding is."""

from collections.abc import Mapping

from yimen.kernel import rounds

ROUND_KINDS: Mapping[str, str] = {"patrol": "定期巡查", "style": "作风检查", "joint": "联合检查"}
ROUND_POINTS: Mapping[str, str] = {point.code: point.title for point in rounds.CHECKLIST}
POINT_KINDS: Mapping[str, str] = {"presence": "在岗", "discipline": "纪律和服务", "environment": "环境和设施"}
ROUND_FINDING_STATES: Mapping[str, str] = {
    "open": "等整改",
    "objected": "有异议，等认定",
    "mended": "已整改，等复查",
    "closed": "复查通过",
    "lifted": "异议成立，已取消",
}
ROUND_LOOKS: Mapping[str, str] = {"close": "改好了", "fail": "没有改好"}
JUDGED: Mapping[str, str] = {"uphold": "维持", "lift": "取消这一条问题"}
