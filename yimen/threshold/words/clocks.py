"""Clock words: how the timeline of a case tells what happened to its time, in hall and workbench alike."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from yimen.threshold import spelling
from yimen.threshold.language import told

DAYS_NAMED = 3
WHOLE_DAYS = ("working_day", "half_day")


def promise_lapsed(facts: Mapping[str, str]) -> str:
    """By which day the materials of a grant were to follow, and what came of it that they did not."""
    return told(
        "承诺在{day}前补交的材料没有交齐，准予已收回，并记入诚信档案；备齐后可以重新申请。",
        day=spelling.day(date.fromisoformat(facts["follows_by"])),
    )


def supplement_asked(facts: Mapping[str, str]) -> str:
    """Until which day the promise waits for what was asked of the applicant after acceptance."""
    return told("最晚{day}补来", day=spelling.day(date.fromisoformat(facts["follows_by"])))


def due_moved(facts: Mapping[str, str]) -> str:
    """From when to when a due moment has moved, and which days did it."""
    said = []
    if "before" in facts and "after" in facts:
        before, after = (spelling.moment_short(datetime.fromisoformat(facts[key])) for key in ("before", "after"))
        said.append(told("到期日由 {before} 改为 {after}", before=before, after=after))
    if days := [date.fromisoformat(day) for day in facts.get("changed", "").split()]:
        named = "、".join(spelling.short_day(day) for day in days[:DAYS_NAMED])
        if len(days) > DAYS_NAMED:
            said.append(told("因 {days} 等日期的安排有变", days=named))
        else:
            said.append(told("因 {days} 的安排有变", days=named))
    return " · ".join(said)


def left(remaining: str, unit: str, lamp: str) -> str:
    """What is left of a limit, or by how much it was missed: the same words at the window, behind it and at home."""
    if lamp == "red" and not remaining.strip("-0."):
        return told("已超期")
    counted = remaining.lstrip("-") or "0"
    if unit in WHOLE_DAYS and Decimal(counted) == 0:
        # Neither "0 days left" nor "0 days over" says anything: the lamp beside it tells which it is.
        return told("时限用到最后一天")
    amount = spelling.amount(counted, unit)
    return told("已超 {amount}", amount=amount) if remaining.startswith("-") else told("还剩 {amount}", amount=amount)


def left_at_the_end(remaining: str, unit: str, lamp: str) -> str:
    """The same of a clock that stands for good: what was left when the case ended."""
    return told("结束时：{left}", left=left(remaining, unit, lamp))
