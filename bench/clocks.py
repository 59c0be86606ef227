"""clock_days and clock_minutes: how many due moments one process counts in a second.

Starts lie over ten years of the announced holidays, limits are as published; a sample of the very same questions is held
against the walker of the tests, minute by minute. Peer: walking the days of the same calendar, and its open minutes by
the shift, as most software does. Limit: one look-up in a sorted array and the moment it names.
"""

import statistics
import time
from array import array
from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

from bench.scratch import Figure, tell
from tests.kernel.calendars import open_on, slow_due
from yimen.kernel.time.due import due_at
from yimen.kernel.time.limit import Limit, Unit
from yimen.kernel.time.national import CHINA, NATIONAL

ASKED, WALKED, SAMPLED, PAIRS = 200_000, 4_000, 400, 5
DAYS = tuple(Limit(Decimal(n), Unit.WORKING_DAY) for n in (1, 3, 5, 8, 10, 15, 20, 30, 45, 60))
MINUTES = tuple(Limit(Decimal(n), Unit.MINUTE) for n in (5, 15, 30, 60, 120, 240, 1_000))
ONE_DAY = timedelta(days=1)

Question = tuple[datetime, Limit]


def main() -> None:
    """Print both figures: due moments a second, the median of pairs interleaved with peer and limit."""
    for name, limits, walk in (("clock_days", DAYS, _walk_days), ("clock_minutes", MINUTES, _walk_minutes)):
        asked = _questions(limits, ASKED)
        _agrees(asked[:SAMPLED], walk)
        rates = [(_rate(_count, asked), _rate(walk, asked[:WALKED]), _rate(_bare, asked)) for _ in range(PAIRS)]
        value, peer, limit = (round(statistics.median(one)) for one in zip(*rates, strict=True))
        to_limit, to_peer = round(value / limit, 2), round(value / peer, 1)
        tell(Figure(name, value, "1/s", "higher", limit, peer, to_limit, to_peer, ASKED))


def _questions(limits: Sequence[Limit], many: int) -> list[Question]:
    dice, first = Random(7), datetime(2016, 1, 4, tzinfo=CHINA)
    return [(first + timedelta(minutes=dice.randrange(10 * 365 * 1440)), dice.choice(limits)) for _ in range(many)]


def _agrees(asked: Sequence[Question], walk: Callable[[Sequence[Question]], list[datetime]]) -> None:
    """End the bench when an answer differs from the walker of the tests, or the peer's does."""
    found = _count(asked)
    if found != [slow_due(NATIONAL, start, limit, ()) for start, limit in asked] or found != walk(asked):
        raise SystemExit("到期时间与逐分钟推算不一致。 A due moment differs from the one found by walking.")


def _rate(count: Callable[[Sequence[Question]], list[datetime]], asked: Sequence[Question]) -> float:
    started = time.perf_counter()
    count(asked)
    return len(asked) / (time.perf_counter() - started)


def _count(asked: Sequence[Question]) -> list[datetime]:
    found = [due_at(NATIONAL, start, limit) for start, limit in asked]
    return [moment for moment in found if moment is not None]


def _bare(asked: Sequence[Question]) -> list[datetime]:
    origin = datetime(2016, 1, 1, tzinfo=CHINA)
    days = array("i", range(0, 20 * 365 * 1440, 1440))
    return [origin + timedelta(minutes=days[bisect_left(days, (start - origin).days * 1440)]) for start, _ in asked]


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=CHINA)


def _walk_days(asked: Sequence[Question]) -> list[datetime]:
    return [_walked(start, int(limit.amount)) for start, limit in asked]


def _walked(start: datetime, days: int) -> datetime:
    day = start.date()
    while days:
        day += ONE_DAY
        days -= bool(open_on(NATIONAL, day))
    return _midnight(day) + timedelta(minutes=open_on(NATIONAL, day)[-1][1])


def _walk_minutes(asked: Sequence[Question]) -> list[datetime]:
    return [_worked(start, int(limit.amount)) for start, limit in asked]


def _worked(start: datetime, left: int) -> datetime:
    day, minute = start.date(), start.hour * 60 + start.minute
    while True:
        for opens, closes in open_on(NATIONAL, day):
            begins = max(opens, minute)
            if begins < closes:
                if left <= closes - begins:
                    return _midnight(day) + timedelta(minutes=begins + left)
                left -= closes - begins
        day, minute = day + ONE_DAY, 0
