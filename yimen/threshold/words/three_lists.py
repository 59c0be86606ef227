"""Words of the three lists: what the negative list does, and what came of looking afterwards."""

from collections.abc import Mapping

from yimen.kernel.three_lists import DutyList, Effect, SupervisionOutcome

LISTS: Mapping[str, str] = {DutyList.NEGATIVE: "负面清单", DutyList.SUPERVISION: "监管清单"}
EFFECTS: Mapping[str, str] = {Effect.FORBIDDEN: "禁止", Effect.NEEDS_APPROVAL: "须先批准"}
OUTCOMES: Mapping[str, str] = {
    SupervisionOutcome.SOUND: "符合要求",
    SupervisionOutcome.MENDED: "已当场改正",
    SupervisionOutcome.VIOLATION: "发现违法，移交处理",
}
