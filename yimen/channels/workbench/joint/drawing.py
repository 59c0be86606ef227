"""Drawing the board: every opinion as a bar over the days, the groups one after the other, the critical path framed."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.utils.timezone import localtime

from yimen.engine.parallel.joint.rows import Board, OpinionRow
from yimen.kernel.snapshot import snapshot

WIDTH, NAMES, ROW, TOP = 1000, 250, 38, 48
BAR = 18
MOST_DAYS_NAMED = 24


@snapshot
class Bar:
    """One opinion: its words and its bar."""

    name: str
    work: str
    x: int
    y: int
    width: int
    tone: str
    """done, now, late or ahead."""
    critical: str
    under: int
    """Where the line below the row runs."""


@snapshot
class DayMark:
    """A day on top of the chart."""

    x: int
    middle: int
    words: str
    today: str


@snapshot
class Chart:
    """The whole drawing."""

    bars: tuple[Bar, ...]
    days: tuple[DayMark, ...]
    joins: tuple[int, ...]
    """Where groups joined, or will: the next one starts there."""
    now: int | None
    due: int | None
    height: int
    bottom: int


def chart_of(board: Board, now: datetime) -> Chart:
    """The board as a chart from the day on which it began to the day on which it ends or is due."""
    rows = [one for group in board.groups for one in group.opinions if one.plan_begins is not None]
    first = localtime(board.begun_at).date()
    ends = [board.ends_at, *(one.plan_ends for one in rows if one.plan_ends), *_until(board.case_due_at, first)]
    last = max(localtime(at).date() for at in ends)
    days = (last - first).days + 1
    scale = _Scale(first, (WIDTH - NAMES) / days)
    bottom = TOP + ROW * len(rows)
    drawn = tuple(_bar(one, n, scale) for n, one in enumerate(rows))
    running = board.concluded_at is None and localtime(now).date() <= last
    due_here = board.case_due_at is not None and localtime(board.case_due_at).date() <= last
    return Chart(
        bars=drawn,
        days=tuple(_marks(first, days, scale, localtime(now).date())),
        joins=tuple(scale.x(at) for at in _joins(board)),
        now=scale.x(now) if running else None,
        due=scale.x(board.case_due_at) if due_here and board.case_due_at else None,
        height=bottom + 26,
        bottom=bottom,
    )


@snapshot
class _Scale:
    first: date
    day: float

    def x(self, at: datetime) -> int:
        """A moment as a place: the working day from nine to half past five fills its column."""
        local = localtime(at)
        share = (local.hour + local.minute / 60 - 9) / 8.5
        return round(NAMES + ((local.date() - self.first).days + min(1.0, max(0.0, share))) * self.day)


def _until(due: datetime | None, first: date) -> Sequence[datetime]:
    """The due moment of the case, as long as it does not press everything else into a corner."""
    return [due] if due is not None and localtime(due).date() - first <= timedelta(days=40) else []


def _bar(one: OpinionRow, n: int, scale: _Scale) -> Bar:
    assert one.plan_begins is not None
    assert one.plan_ends is not None
    x = scale.x(one.plan_begins)
    y = TOP + ROW * n
    width = max(6, scale.x(one.plan_ends) - x)
    return Bar(one.office_name, one.work, x, y + 10, width, _tone(one), one.critical, y + ROW)


def _tone(one: OpinionRow) -> str:
    if one.ended_at is not None:
        return "done"
    if one.state == "planned":
        return "ahead"
    return "late" if one.lamp == "red" else "now"


def _joins(board: Board) -> Sequence[datetime]:
    found = []
    for group in board.groups[:-1]:
        ends = [one.plan_ends for one in group.opinions if one.plan_ends is not None]
        at = group.joined_at or max(ends, default=None)
        if at is not None:
            found.append(at)
    return found


def _marks(first: date, days: int, scale: _Scale, today: date) -> Sequence[DayMark]:
    step = -(-days // MOST_DAYS_NAMED)
    marks = []
    for n in range(0, days, step):
        day = first + timedelta(days=n)
        x = round(NAMES + n * scale.day)
        words = f"{day.month}/{day.day}" if n == 0 or day.day <= step else str(day.day)
        marks.append(DayMark(x, round(x + scale.day / 2), words, "yes" if day == today else ""))
    return marks
