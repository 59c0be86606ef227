"""Counters: who has which one open, paused or closed 窗口值守. The only writer of counter sessions and their state."""

from collections.abc import Collection
from datetime import datetime

from yimen.engine.centre.tickets.models import CounterSession
from yimen.engine.centre.tickets.refusals import CounterNotOpen, CounterOpenElsewhere, CounterTaken
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.visits.counters import COUNTER_LIFE, STAFFED, CounterMove, CounterState
from yimen.registries.dated import day_of, new_ref, refusing
from yimen.registries.offices.rows import WindowRow


def open_at(window: WindowRow, staff_id: int, by: Actor, now: datetime) -> CounterSession:
    """Write that a clerk has this counter open, and tell it; refuses with CounterTaken or CounterOpenElsewhere."""
    row = CounterSession(
        ref=new_ref(), centre_id=window.centre_id, window_id=window.id, staff_id=staff_id, day=day_of(now),
        state=COUNTER_LIFE.start, opened_at=now, changed_at=now,
    )  # fmt: skip
    with refusing(
        counter_session_one_per_window=CounterTaken(window=window.code),
        counter_session_one_per_clerk=CounterOpenElsewhere(),
    ):
        row.save(force_insert=True)
    _tell(row, "open_counter", {"window": window.ref}, by, now)
    return row


def of_clerk(by: Actor, now: datetime) -> CounterSession | None:
    """The counter that this clerk has open or paused today, under its lock."""
    mine = CounterSession.objects.select_for_update().filter(staff_id=by.staff_id or 0, day=day_of(now))
    return mine.filter(state__in=STAFFED).first()


def must_be_open(window_ids: Collection[int], by: Actor, now: datetime) -> int:
    """The counter from which this clerk calls, locked so that nobody closes it now; refuses with CounterNotOpen."""
    row = of_clerk(by, now)
    if row is None or row.window_id not in window_ids:
        raise CounterNotOpen(state=CounterState.CLOSED)
    if row.state != CounterState.OPEN:
        raise CounterNotOpen(state=row.state)
    return int(row.window_id)


def move(row: CounterSession, step: CounterMove, why: str, by: Actor, now: datetime) -> CounterSession:
    """Take a session one step on and tell it; refuses with WrongState."""
    row.state = COUNTER_LIFE.after(step, CounterState(row.state))
    row.paused_for, row.changed_at = why, now
    row.save(update_fields=["state", "paused_for", "changed_at"])
    _tell(row, f"{step}_counter", {"why": why} if why else {}, by, now)
    return row


def _tell(row: CounterSession, verb: str, body: dict[str, object], by: Actor, now: datetime) -> None:
    subject = Subject(
        "counter_session", "tickets_countersession", row.pk, row.ref, row.journal_seq, bytes(row.journal_head)
    )
    told = tell(subject, Line(verb, body, now), by)
    row.journal_seq, row.journal_head = told.seq, told.hash
