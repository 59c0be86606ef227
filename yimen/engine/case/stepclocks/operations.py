"""Keeping step clocks: they follow the journal line by line, and each rung is claimed once.

The acts on a case know nothing of them: a consumer of the journal begins and ends them, exact to the moment of the act
however late it reads. A line that is read twice begins nothing twice (docs/decisions/0061).
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import ClassVar

from django.db import connection

from yimen.engine.case.accountability.moves import Missed, open_items
from yimen.engine.case.cases import clocks
from yimen.engine.case.cases.clocks import Derived
from yimen.engine.case.cases.file import ClockFacts, LedgerFacts
from yimen.engine.case.cases.frozen import TERMS
from yimen.engine.case.stepclocks.ledger import PAUSES, pauses_in
from yimen.engine.case.stepclocks.models import StepClock
from yimen.journal import cursors
from yimen.journal.operation import operation
from yimen.journal.reading import Told
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.time import steps
from yimen.registries.calendars import queries as calendars
from yimen.registries.catalogue.codec import terms_from_text

CONSUMER = "step_clocks"
SLICE = 200

GRACE = timedelta(minutes=1)
"""A rung is claimed this much after it came: what was done in its last moment has been read by then."""

PAUSING = frozenset(
    {"open_special", "close_special", "run_on"}
    | {"ask_supplement", "answer_supplement", "end_supplement", "outwait_supplement"}
)
"""What stops running steps and lets them run on: each side on the grounds that stop it (kernel.time.deadline.STOPS)."""

_CASE = f"""
select c.office_id, c.desk_id, cardinality(c.route), c.calendar_id,
  (select revision from calendars_calendar where id = c.calendar_id), {TERMS}, {PAUSES}
  from cases_case c where c.id = %s
"""
_LEDGER = f"select {PAUSES} from cases_case c where c.id = %s"
_STOP = """
update stepclocks_stepclock set stopped_at = greatest(%s, started_at), next_warning_at = null
 where case_id = %s and step = any(%s) and stopped_at is null
"""
_STALE = """
select s.id from stepclocks_stepclock s join calendars_calendar k on k.id = s.calendar_id
 where s.stopped_at is null and s.calendar_revision < k.revision limit %s for update of s skip locked
"""
_DUE = """
select id from stepclocks_stepclock where stopped_at is null and next_warning_at < %s
 order by next_warning_at limit %s for update skip locked
"""


class StepClockUnknown(Refusal):
    """Step clocks follow by themselves; there is none for this actor to move."""

    code: ClassVar[str] = "stepclock.unknown"


@snapshot
class Followed:
    """How many lines were read, clocks counted again, or rungs claimed, and how many limits were found missed."""

    done: int
    missed: int = 0


@operation
def follow(size: int = SLICE, *, by: Actor, now: datetime) -> Followed:
    """Read the next lines of the journal and begin and end the clocks of steps by them."""
    _by_itself(by)
    lines = cursors.batch(CONSUMER, size)
    for line in lines:
        if line.kind == "case":
            _take(line)
    return Followed(len(lines))


def _by_itself(by: Actor) -> None:
    if by.kind is not ActorKind.SYSTEM:
        raise StepClockUnknown()


def _take(line: Told) -> None:
    if line.verb in PAUSING:
        _count_again(StepClock.objects.filter(case_id=line.subject_id, stopped_at=None), line.effective_at)
        return
    if line.verb not in steps.TURNS:
        return
    with connection.cursor() as cursor:
        cursor.execute(_CASE, (line.subject_id,))
        office, desk, legs, calendar, revision, terms, pauses = cursor.fetchone()
        turn = steps.turn(line.verb, _leg_after(line), legs)
        cursor.execute(_STOP, (line.effective_at, line.subject_id, list(turn.ends)))
    begun = [limit for step in turn.begins for limit in steps.limits(step, terms_from_text(terms))]
    fresh = [
        StepClock(
            case_id=line.subject_id,
            step=one.step,
            side=one.side,
            amount=one.limit.amount,
            unit=one.limit.unit,
            law=one.law,
            calendar_id=calendar,
            calendar_revision=revision,
            office_id=office,
            desk_id=desk,
            began_by=line.id,
            started_at=line.effective_at,
        )
        for one in begun
    ]
    for clock in fresh:
        # A step that begins while the applicant is asked for more waits with the others from its beginning on.
        _set(clock, pauses_in(pauses), line.effective_at)
    StepClock.objects.bulk_create(fresh, ignore_conflicts=True)


def _leg_after(line: Told) -> int:
    """The desk at which the case lies after the act: a review tells the one it left."""
    leg = int(line.body.get("leg", 0))
    return leg + 1 if line.verb == "review" else leg


def _count_again(running: Iterable[StepClock], now: datetime) -> int:
    count = 0
    for clock in running:
        waited = clock.next_warning_at
        _set(clock, _ledger(clock.case_id), now)
        if waited is not None and clock.due_at is not None and clock.due_at < now:
            # Missed, and nobody has been told: a calendar moved its moment into the past, or no worker ran since.
            clock.next_warning_at = clock.due_at
        clock.save(update_fields=["due_at", "warning_at", "next_warning_at", "calendar_revision"])
        count += 1
    return count


def _ledger(case_id: int) -> tuple[LedgerFacts, ...]:
    with connection.cursor() as cursor:
        cursor.execute(_LEDGER, (case_id,))
        return pauses_in(cursor.fetchone()[0])


def _set(clock: StepClock, pauses: tuple[LedgerFacts, ...], now: datetime) -> None:
    """Due, warning and next rung, counted afresh on the calendar as it stands.

    A line of the journal may be read late: what was told after it moves nothing before it.
    """
    calendar = calendars.at_revision(clock.calendar_id, clock.calendar_revision)
    facts = ClockFacts(clock.side, Decimal(clock.amount), clock.unit, clock.started_at)
    found: Derived = clocks.derive(clocks.deadlines((facts,), clocks.known_at(pauses, now)), calendar, now)
    clock.due_at, clock.warning_at, clock.next_warning_at = found.due_at, found.warning_at, found.next_warning_at


@operation
def recount(size: int = SLICE, *, by: Actor, now: datetime) -> Followed:
    """Count the running clocks again whose calendar has changed since."""
    _by_itself(by)
    with connection.cursor() as cursor:
        cursor.execute(_STALE, (size,))
        ids = [id_ for (id_,) in cursor.fetchall()]
    clocks_ = list(StepClock.objects.filter(id__in=ids).select_related("calendar"))
    for clock in clocks_:
        clock.calendar_revision = clock.calendar.revision
    return Followed(_count_again(clocks_, now))


@operation
def claim_steps(size: int = SLICE, *, by: Actor, now: datetime) -> Followed:
    """Take note of the rungs of steps that have come, each once; what was missed opens an accountability item.

    Nothing is claimed while lines of the journal wait to be read: what was done in time may be among them.
    """
    _by_itself(by)
    if cursors.behind(CONSUMER):
        return Followed(0)
    with connection.cursor() as cursor:
        cursor.execute(_DUE, (now - GRACE, size))
        ids = [id_ for (id_,) in cursor.fetchall()]
    due = list(StepClock.objects.filter(id__in=ids))
    # What stood still until the end of the days that were told runs on by itself.
    _count_again((clock for clock in due if clock.due_at is None), now - GRACE)
    # Whose moment passed before it woke has no rung left to warn of, and is answered for all the same.
    missed = [clock for clock in due if clock.due_at is not None and clock.due_at < now - GRACE]
    due = [clock for clock in due if clock.next_warning_at is not None and clock.next_warning_at < now - GRACE]
    late = {clock.id for clock in missed}
    for clock in due:
        clock.next_warning_at = None if clock.id in late else clock.due_at
        clock.save(update_fields=["next_warning_at"])
    open_items((_missed(clock) for clock in missed), now)
    return Followed(len(ids), len(missed))


def _missed(clock: StepClock) -> Missed:
    assert clock.due_at is not None
    return Missed(clock.case_id, clock.step, clock.side, clock.due_at, clock.office_id, clock.desk_id)
