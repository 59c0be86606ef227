"""The clocks of a case: built from budget and ledger, derived into due and warning moments, never the other way round.

At the door the office has five working days to say what is missing (art. 32); from acceptance on, the statutory limit
and the promise run side by side; while a correction is open the applicant's own time runs.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache

from yimen.engine.case.cases.file import CaseFile, ClockFacts, LedgerFacts
from yimen.engine.case.cases.rows import StopRow
from yimen.kernel.case_life import AT_THE_DOOR as DOOR_STATES
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Terms, TimeLimit
from yimen.kernel.time.deadline import STOPS, Deadline, Extension, ExtensionLaw, Pause, Side, ground_of
from yimen.kernel.time.lamp import due_and_warning
from yimen.kernel.time.limit import Limit, Unit
from yimen.kernel.time.national import CHINA
from yimen.kernel.time.spans import ONE_DAY
from yimen.kernel.time.worktime import WorkCalendar
from yimen.registries.calendars import queries as calendars

AT_THE_DOOR = Limit(Decimal(5), Unit.WORKING_DAY)
"""Art. 32(4): one notice within five working days, or the case counts as accepted."""

TO_CORRECT = Limit(Decimal(30), Unit.NATURAL_DAY)
"""How long the applicant may take to mend what a notice named before the case lapses; told in the notice."""


@snapshot
class Derived:
    """What lists are sorted by; recomputed whenever ledger or calendar change."""

    due_at: datetime | None
    warning_at: datetime | None
    next_warning_at: datetime | None

    def columns(self) -> dict[str, datetime | None]:
        return {"due_at": self.due_at, "warning_at": self.warning_at, "next_warning_at": self.next_warning_at}


STILL = Derived(None, None, None)


def limit_of(term: TimeLimit) -> Limit:
    return _limit(term.amount, term.unit)


@lru_cache(maxsize=1024)
def _limit(amount: Decimal, unit: str) -> Limit:
    """There are few limits and many clocks."""
    return Limit(amount, Unit(unit))


def opening(terms: Terms, started_at: datetime) -> tuple[ClockFacts, ...]:
    """The clocks that start at acceptance: the promise and the statute, side by side."""
    sides = ((Side.PROMISED, terms.promised), (Side.STATUTORY, terms.statutory))
    return tuple(ClockFacts(side, term.amount, term.unit, started_at) for side, term in sides if term is not None)


def deadlines(clocks: Iterable[ClockFacts], ledger: Iterable[LedgerFacts]) -> tuple[Deadline, ...]:
    """The clocks of a case with its ledger: each ground on the sides that it stops by law."""
    lines = tuple(ledger)
    return tuple(
        Deadline(
            side=Side(clock.side),
            limit=_limit(clock.amount, clock.unit),
            start=clock.started_at,
            pauses=tuple(_pause(line, clock) for line in lines if line.kind == "pause" and _stops(line, clock)),
            extensions=tuple(
                _extension(line) for line in lines if line.kind == "extension" and line.side in ("", clock.side)
            ),
        )
        if lines
        else Deadline(Side(clock.side), _limit(clock.amount, clock.unit), clock.started_at)
        for clock in clocks
        if clock.side != "acceptance"
    )


def stops_of(side: Deadline, ledger: Iterable[LedgerFacts]) -> tuple[StopRow, ...]:
    """Every stop since this side began, and whether it stopped for it: a supplement stops the promise alone."""
    return tuple(
        StopRow(
            line.ground,
            line.begins_at,
            _over(line),
            "yes" if side.side in STOPS[ground_of(line.ground)] else "no",
        )
        for line in ledger
        if line.kind == "pause" and _reaches(line, side.start)
    )


def _stops(line: LedgerFacts, clock: ClockFacts) -> bool:
    return Side(clock.side) in STOPS[ground_of(line.ground)] and _reaches(line, clock.started_at)


def _reaches(line: LedgerFacts, start: datetime) -> bool:
    """Whether a pause reaches into the time after a moment: a step may begin while its case stands still."""
    over = _over(line)
    return line.begins_at >= start or over is None or over > start


def _over(line: LedgerFacts) -> datetime | None:
    """When the clock ran on, or will at the latest; None when no end was told."""
    return min((at for at in (line.ends_at, told_until(line)) if at is not None), default=None)


def _pause(line: LedgerFacts, clock: ClockFacts) -> Pause:
    since = max(line.begins_at, clock.started_at)
    pause = Pause(since, line.ends_at, ground_of(line.ground), line.notice or None, told_until(line))
    return pause if line.ends_at is None else pause.as_of(line.ends_at)


def known_at(lines: Iterable[LedgerFacts], now: datetime) -> tuple[LedgerFacts, ...]:
    """The ledger as it stood at a moment: what began by then, and open if it ended later."""
    return tuple(
        replace(line, ends_at=None) if line.ends_at is not None and line.ends_at > now else line
        for line in lines
        if line.begins_at <= now
    )


def told_until(line: LedgerFacts) -> datetime | None:
    """The end of the last day that the notice of a procedure told; None for one that told no time."""
    if line.amount is None or line.unit != Unit.NATURAL_DAY:
        return None
    last = line.begins_at.astimezone(CHINA).date() + timedelta(days=int(line.amount))
    return datetime.combine(last + ONE_DAY, time(), CHINA)


def _extension(line: LedgerFacts) -> Extension:
    assert line.amount is not None
    return Extension(Limit(line.amount, Unit(line.unit)), ExtensionLaw(line.ground), line.notice)


def at_the_door(started_at: datetime, calendar: WorkCalendar, now: datetime) -> Derived:
    """The office's own time to accept or to say what is missing."""
    return derive((door_deadline(started_at),), calendar, now)


def door_ran_out(file: CaseFile, now: datetime) -> datetime | None:
    """When the five working days at the door ended, once they have; None while the office may still say no."""
    if file.state not in DOOR_STATES:
        return None
    calendar = calendars.at_revision(file.calendar_id, file.calendar_revision)
    due = at_the_door(file.materials_in_at, calendar, now).due_at
    return due if due is not None and now > due else None


def door_deadline(started_at: datetime) -> Deadline:
    return Deadline(Side.STATUTORY, AT_THE_DOOR, started_at)


def derive(sides: Iterable[Deadline], calendar: WorkCalendar, now: datetime) -> Derived:
    """Due is the earlier of the sides; while a side is paused the others still count."""
    running, wakes = [], []
    for one in sides:
        stand = one.as_of(now)
        due, amber = due_and_warning(stand, calendar)
        if due is not None:
            running.append((due, one.side, amber))
        # A side that stands still runs on by itself when the time that was told is over, whatever the other does.
        if stand.pauses and (at := stand.runs_on_at):
            wakes.append(at)
    if not running:
        return Derived(None, None, min(wakes, default=None))
    due_at, _, amber = min(running, key=_first)
    if amber is not None and now < amber:
        return Derived(due_at, amber, min([amber, *wakes]))
    # After the promise is missed the statute still runs, and its miss is noticed too.
    ahead = [due for due, _, _ in running if now <= due]
    return Derived(due_at, amber, min([*ahead, *wakes], default=None))


def _first(one: tuple[datetime, Side, datetime | None]) -> tuple[datetime, Side]:
    return one[0], one[1]


SHORT = timedelta(hours=1)
"""With less open time than this left, an item promised for the same day is taken in late (当日办结)."""


def if_accepted(terms: Terms, calendar: WorkCalendar, now: datetime) -> tuple[datetime | None, str]:
    """When a case would be due if it were accepted now, and whether that is late for a promise of the same day."""
    due = due_of(deadlines(opening(terms, now), ()), calendar)
    same_day = terms.promised is not None and terms.promised.amount == 0
    return due, "yes" if due is not None and same_day and calendar.between(now, due) < SHORT else "no"


def due_of(sides: Iterable[Deadline], calendar: WorkCalendar) -> datetime | None:
    """The earliest due moment of the sides that run."""
    return min((due for one in sides if (due := due_and_warning(one, calendar)[0]) is not None), default=None)


def derived(file: CaseFile, calendar: WorkCalendar, now: datetime) -> Derived:
    return derive(deadlines(file.clocks, file.ledger), calendar, now)


def with_ledger(file: CaseFile, line: LedgerFacts) -> CaseFile:
    """The file as it will be with one more ledger line."""
    return replace(file, ledger=(*file.ledger, line))


def resumed(file: CaseFile, at: datetime) -> CaseFile:
    """The file as it will be with its open pause closed."""
    lines = (replace(one, ends_at=at) if one.kind == "pause" and one.ends_at is None else one for one in file.ledger)
    return replace(file, ledger=tuple(lines))
