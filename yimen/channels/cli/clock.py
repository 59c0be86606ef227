"""`yimen clock due`: when a limit falls due, with the account of every day. `yimen clock case`: the same of a case.

For the national calendar it needs neither a database nor the settings; a calendar of another name is looked up in
the registry. It reads no clock: the start is given.
"""

import argparse
import json
import sys
from datetime import datetime
from importlib import import_module

from yimen.kernel.refusal import Refusal
from yimen.kernel.time.due import Due, due
from yimen.kernel.time.limit import Limit, Unit
from yimen.kernel.time.national import NATIONAL
from yimen.kernel.time.spans import Span
from yimen.kernel.time.worktime import EARLIEST_YEAR, LATEST_YEAR, WorkCalendar
from yimen.threshold.sentences import sentence
from yimen.threshold.words.time import UNIT, WHY, amount, weekday

CALLED_WRONGLY = 2
NATIONAL_NAME = "national"


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    clock = subparsers.add_parser("clock", help="计时 · working time")
    acts = clock.add_subparsers(dest="act", metavar="due|case", required=True)
    parser = acts.add_parser("due", help="期限何时届满 · when a limit falls due, day by day")
    parser.add_argument(
        "--from",
        dest="start",
        required=True,
        type=_moment,
        metavar="ISO",
        help="起算时间 · start, such as 2026-09-18T10:00:00+08:00",
    )
    parser.add_argument("--amount", required=True, help="时限，最多一位小数 · amount, at most one decimal")
    parser.add_argument("--unit", required=True, type=_unit, metavar="|".join(Unit), help="单位 · unit")
    parser.add_argument(
        "--pause",
        dest="pauses",
        action="append",
        default=[],
        type=_pause,
        metavar="ISO/ISO",
        help="暂停计时，可重复 · a pause, repeatable",
    )
    parser.add_argument("--calendar", default=NATIONAL_NAME, metavar="NAME", help="日历，默认全国 · default: national")
    parser.add_argument("--json", action="store_true", dest="as_json")
    parser.set_defaults(run=run)
    of_case = acts.add_parser("case", help="办件的全部时钟 · every clock of a case, day by day")
    of_case.add_argument("number", help="办件编号 · case number, such as SF-7K4M-29QX-M3")
    of_case.add_argument("--json", action="store_true", dest="as_json")
    of_case.set_defaults(run=run_case)


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise argparse.ArgumentTypeError(
            f"“{text}”不是带时区的时间，应如 2026-09-18T10:00:00+08:00 · not a moment with an offset"
        )
    if not EARLIEST_YEAR < moment.year < LATEST_YEAR:
        raise argparse.ArgumentTypeError(f"“{text}”的年份不在日历范围内 · a year beyond the calendars")
    return moment


def _unit(text: str) -> Unit:
    try:
        return Unit(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"没有“{text}”这种单位 · no such unit: {', '.join(Unit)}") from None


def _pause(text: str) -> Span:
    since, slash, until = text.partition("/")
    if not slash:
        raise argparse.ArgumentTypeError(f"“{text}”应为 开始/结束 · a pause is written START/END")
    span = _moment(since), _moment(until)
    if span[1] < span[0]:
        raise argparse.ArgumentTypeError(f"“{text}”结束早于开始 · the pause ends before it begins")
    return span


def run(arguments: argparse.Namespace) -> int:
    """Print the due moment and its account; status 2 with one sentence when the question has no answer."""
    if arguments.calendar == NATIONAL_NAME:
        return _tell(NATIONAL, arguments)
    # The roof prepares the database; a door may not know it, so it is found by name.
    return int(import_module("yimen.assembly.installation").perform("database", lambda: tell_named(arguments)))


def run_case(arguments: argparse.Namespace) -> int:
    """Print every clock of a case; it needs the database, which the other question may do without."""
    return int(import_module("yimen.assembly.installation").perform("database", lambda: tell_case(arguments)))


def tell_case(arguments: argparse.Namespace) -> int:
    """The same, once the database stands."""
    return int(import_module("yimen.channels.cli.case_clock").tell(arguments))


def tell_named(arguments: argparse.Namespace) -> int:
    """The same for a calendar of the registry, once the database stands."""
    calendar: WorkCalendar | None = import_module("yimen.registries.calendars.queries").named(arguments.calendar)
    if calendar is None:
        name = arguments.calendar
        print(f"没有名为“{name}”的日历。 · There is no calendar named “{name}”.", file=sys.stderr)
        return CALLED_WRONGLY
    return _tell(calendar, arguments)


def _tell(calendar: WorkCalendar, arguments: argparse.Namespace) -> int:
    try:
        found = due(calendar, arguments.start, Limit.parse(arguments.amount, arguments.unit), arguments.pauses)
    except Refusal as refusal:
        print(f"{sentence(refusal)} · {sentence(refusal, 'en')}", file=sys.stderr)
        return CALLED_WRONGLY
    print(json.dumps(_as_json(found)) if arguments.as_json else _as_table(found))
    return 0


def _as_json(found: Due) -> dict[str, object]:
    assert found.due_at is not None  # pauses from the command line always end
    return {
        "due_at": found.due_at.isoformat(),
        "account": [
            {
                "date": day.date.isoformat(),
                "counted": int(day.counted) if day.counted == int(day.counted) else float(day.counted),
                "why": day.why.value,
            }
            for day in found.account
        ],
        "provisional": found.provisional,
    }


def _as_table(found: Due) -> str:
    assert found.due_at is not None
    day, (chinese, english) = weekday(found.due_at.date()), UNIT[found.limit.counted_in]
    provisional = " 暂定 provisional" if found.provisional else ""
    lines = [
        f"到期 due  {found.due_at:%Y-%m-%d %H:%M} {day[0]} {day[1]}{provisional}",
        f"计入单位 counted in  {chinese} {english}",
        *(
            f"{row.date}  {weekday(row.date)[0]} {weekday(row.date)[1]}  {amount(row.counted):>6}  "
            f"{WHY[row.why][0]}{f'（{row.name}）' if row.name else ''} · {WHY[row.why][1]}"
            for row in found.account
        ),
    ]
    return "\n".join(lines)
