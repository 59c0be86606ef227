"""`yimen clock case NUMBER`: the account of a case's time, side by side and day by day, with what stopped it."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from decimal import Decimal

from django.utils.timezone import localtime

from yimen.engine.case.cases.accounts import account
from yimen.engine.case.cases.rows import CaseAccount, ClockRow, LedgerRow, StopRow
from yimen.engine.case.stepclocks.queries import of_number
from yimen.engine.case.stepclocks.rows import StepClockRow
from yimen.kernel.time.account import Why
from yimen.kernel.time.deadline import Side, ground_of
from yimen.kernel.time.limit import Limit, Unit
from yimen.threshold import clock
from yimen.threshold.words.time import GROUND, SIDE, UNIT, WHY, amount, weekday

NOT_THERE = 2
AT_THE_DOOR = ("答复时限", "time to answer at the door")
KIND = {"pause": ("暂停", "pause"), "extension": ("延长", "extension")}


def tell(arguments: argparse.Namespace) -> int:
    """Print the account; status 2 when there is no such case."""
    found = account(arguments.number, clock.now())
    if found is None:
        print(f"没有编号为“{arguments.number}”的办件。 · There is no case “{arguments.number}”.", file=sys.stderr)
        return NOT_THERE
    steps = of_number(found.number, clock.now())
    if arguments.as_json:
        told = {**asdict(found), "steps": [asdict(one) for one in steps]}
        print(json.dumps(told, default=_told, ensure_ascii=False))
    else:
        print("\n".join([_as_table(found), *_steps(steps)]))
    return 0


def _told(value: object) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _as_table(found: CaseAccount) -> str:
    lines = [
        f"{found.number}  {found.state.value}",
        f"日历 calendar  {found.calendar}（第 {found.calendar_revision} 版 revision）",
        f"到期 due  {_moment(found.due_at)}",
    ]
    for one in found.clocks:
        lines += ["", *_side(one)]
    if found.ledger:
        lines += ["", "停止和延长 pauses and extensions", *(_line(one) for one in found.ledger)]
    return "\n".join(lines)


def _side(one: ClockRow) -> list[str]:
    chinese, english = AT_THE_DOOR if one.side == "acceptance" else SIDE[Side(one.side)]
    counted = Limit(Decimal(one.amount), Unit(one.unit)).counted_in
    provisional = "  暂定 provisional" if one.provisional else ""
    return [
        f"{chinese} {english}  {one.amount} {UNIT[Unit(one.unit)][0]}  到期 due {_moment(one.due_at)}{provisional}",
        f"已用 used {one.used}  剩余 left {one.remaining}  （{' '.join(UNIT[counted])}）",
        *(
            f"{row.date}  {weekday(row.date)[0]} {weekday(row.date)[1]}  {amount(Decimal(row.counted)):>6}  "
            f"{WHY[Why(row.why)][0]}{f'（{row.name}）' if row.name else ''} · {WHY[Why(row.why)][1]}"
            for row in one.account
        ),
        *(_stop(stop) for stop in one.stops),
    ]


def _stop(one: StopRow) -> str:
    chinese, english = GROUND[ground_of(one.ground)]
    held = ("停表", "stopped this side") if one.stops == "yes" else ("照常计算", "this side ran on")
    return f"{chinese} {english}  {_moment(one.begins_at)} — {_moment(one.ends_at)}  {held[0]} · {held[1]}"


def _steps(steps: Sequence[StepClockRow]) -> list[str]:
    if not steps:
        return []
    return [
        "",
        "环节 steps",
        *(line for one in steps for line in _step(one)),
    ]


def _step(one: StepClockRow) -> list[str]:
    limit = f"{SIDE[Side(one.side)][0]}  {one.amount} {UNIT[Unit(one.unit)][0]}"
    return [
        f"{one.step}  {limit}  {_moment(one.started_at)} → {_moment(one.due_at)}  {one.lamp}",
        *(f"  {_stop(stop)}" for stop in one.stops),
    ]


def _line(one: LedgerRow) -> str:
    chinese, english = KIND[one.kind]
    ends = f" — {_moment(one.ends_at)}" if one.ends_at else ""
    longer = f"  {one.amount} {one.unit}" if one.amount else ""
    return f"{chinese} {english}  {one.ground}  {_moment(one.begins_at)}{ends}{longer}"


def _moment(moment: datetime | None) -> str:
    return f"{localtime(moment):%Y-%m-%d %H:%M}" if moment else "暂停 paused"
