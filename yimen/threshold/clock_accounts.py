"""Clock accounts: how each limit of a case was counted, day by day, for its applicant and for the desk alike."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal

from django.utils.timezone import localtime

from yimen.engine.case.cases.rows import AccountDayRow, ClockRow
from yimen.kernel.case_life import OPEN_STATES, CaseState
from yimen.kernel.snapshot import snapshot
from yimen.kernel.time.account import Why
from yimen.threshold import spelling
from yimen.threshold.language import ENGLISH, language, told
from yimen.threshold.pieces import DayCell
from yimen.threshold.words.clocks import left, left_at_the_end
from yimen.threshold.words.time import WHY

_ORDER = {"acceptance": 0, "promised": 1, "statutory": 2}


@snapshot
class ToldClock:
    """One clock as shown: the row, its cells, and its days as a table."""

    row: ClockRow
    cells: tuple[DayCell, ...]
    used: Decimal
    used_words: str
    left: str
    whole: str


def told_clocks(rows: Iterable[ClockRow], state: CaseState, now: datetime) -> tuple[ToldClock, ...]:
    """The clocks of a case, the promised one first: that is what the office gave its word on."""
    words = left if state in OPEN_STATES else left_at_the_end
    return tuple(_clock(row, words, now) for row in sorted(rows, key=lambda clock: _ORDER.get(clock.side, 9)))


def _clock(row: ClockRow, words: Callable[[str, str, str], str], now: datetime) -> ToldClock:
    today = localtime(now).date()
    due = localtime(row.due_at).date() if row.due_at else None
    used = _number(row.used)
    return ToldClock(
        row,
        tuple(_cells(row.account, today, due)),
        used,
        spelling.amount(used, row.unit),
        words(row.remaining, row.unit, row.lamp),
        spelling.amount(row.amount, row.unit),
    )


def _cells(account: Iterable[AccountDayRow], today: date, due: date | None) -> Iterator[DayCell]:
    counted = Decimal(0)
    for entry in account:
        amount = _number(entry.counted)
        counted += amount
        counts = amount > 0
        why = _why_words(entry.why)
        if entry.date == due:
            look, words = "due", told("到期")
        elif not counts:
            look, words = "off", _short(entry.why)
        else:
            look = "today" if entry.date == today else "used" if entry.date < today else "ahead"
            words = told("第 {n} 日", n=spelling.plain(counted)) if amount == 1 else spelling.plain(amount)
        yield DayCell(entry.date, look, words, why, spelling.plain(amount) if counts else "")


def _short(why: str) -> str:
    short = {Why.WEEKEND: "休息", Why.HOLIDAY: "假日", Why.PAUSED: "暂停", Why.START_DAY: "起算日"}
    return told(short[Why(why)]) if why in short else told("不计")


def _why_words(why: str) -> str:
    """Why a day counts as it does, in the reader's language."""
    if why not in Why.__members__.values():
        return why
    chinese, english = WHY[Why(why)]
    return english if language() == ENGLISH else chinese


def _number(text: str) -> Decimal:
    return Decimal(text) if text else Decimal(0)
