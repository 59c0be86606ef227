"""Reprojecting: a run is begun once per change of a calendar and done in slices, each one transaction.

The cases of a run wait in a table; a slice takes some, counts them, tells those that moved, and takes them off the
table, all or nothing: whoever is killed leaves them waiting, and any number of workers may help. Why a table of who
waits and not a place in the list of cases: docs/decisions/0060.
"""

import json
import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import ClassVar

from django.db import connection

from yimen.engine.case.cases import clocks, many
from yimen.engine.case.cases.clocks import Derived
from yimen.engine.case.cases.many import TIMED, Timed
from yimen.engine.case.reprojections.models import Reprojection
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.evidence import Line
from yimen.kernel.refs import spelled
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot

SLICE = 500
MOST_DAYS_TOLD = 12
ART_82 = "行政许可法第八十二条"

SETTLING = timedelta(seconds=10)
"""An act that read the calendar before the change has been written by then."""

_CHANGE = """
select k.id, k.revision,
  coalesce((select max(to_revision) from reprojections_reprojection where calendar_id = k.id), 1),
  (select max(effective_at) from journal_entry where subject_kind = 'calendar' and subject_id = k.id),
  (select ref from reprojections_reprojection where calendar_id = k.id and finished_at is null)
from calendars_calendar k where k.ref = %s for no key update of k
"""
_BODIES = """
select convert_from(body, 'UTF8') from journal_entry
 where subject_kind = 'calendar' and subject_id = %s and verb = 'change_days' order by seq
"""
_LAY = f"""
with w as (
  insert into reprojections_reprojectioncase (run_id, case_id)
  select %s, id from cases_case where calendar_id = %s and {TIMED} order by id returning 1)
update reprojections_reprojection set cases = (select count(*) from w) where id = %s returning cases
"""
_TAKE = """
select case_id from reprojections_reprojectioncase where run_id = %s order by case_id limit %s for update skip locked
"""
_TAKEN = "delete from reprojections_reprojectioncase where run_id = %s and case_id = any(%s)"
_COUNT = "update reprojections_reprojection set counted = counted + %s, moved = moved + %s where id = %s"
_FINISH = """
update reprojections_reprojection set finished_at = %s where id = %s and finished_at is null
  and not exists (select from reprojections_reprojectioncase where run_id = %s)
"""


class NothingToReproject(Refusal):
    """The open cases have been counted on this calendar as it stands; or it has changed this very moment."""

    code: ClassVar[str] = "reprojection.nothing_to_do"
    calendar: str


class ReprojectionUnknown(Refusal):
    """There is no such run for this actor."""

    code: ClassVar[str] = "reprojection.unknown"
    ref: str


@snapshot
class Begun:
    """A run and how many cases wait in it."""

    ref: str
    cases: int


@snapshot
class Sliced:
    """What one slice did; when nothing is left, or others hold what is left, `counted` is 0."""

    counted: int
    moved: int
    finished: bool


@operation
def begin_reprojection(calendar_ref: str, *, by: Actor, now: datetime) -> Begun:
    """Begin to count the open cases of a calendar again that has changed; a run that is under way is gone on with.

    Refuses with NothingToReproject, also in the first seconds after the change.
    """
    if by.kind is not ActorKind.SYSTEM:
        raise ReprojectionUnknown(ref=calendar_ref)
    with connection.cursor() as cursor:
        cursor.execute(_CHANGE, (calendar_ref,))
        found = cursor.fetchone()
        if found is None:
            raise ReprojectionUnknown(ref=calendar_ref)
        calendar_id, revision, done, changed_at, running = found
        if running is not None:
            return Begun(running, Reprojection.objects.get(ref=running).cases)
        if revision <= done or now < changed_at + SETTLING:
            raise NothingToReproject(calendar=calendar_ref)
        run = Reprojection.objects.create(
            ref=spelled(secrets.token_bytes(16), 16),
            calendar_id=calendar_id,
            from_revision=done,
            to_revision=revision,
            days=_days_changed(calendar_id, done, revision),
            began_at=now,
            cases=0,
        )
        cursor.execute(_LAY, (run.id, calendar_id, run.id))
    return Begun(run.ref, Reprojection.objects.get(id=run.id).cases)


def _days_changed(calendar_id: int, after: int, upto: int) -> list[str]:
    """The days that have another rule since a revision, read from the calendar's own lines."""
    with connection.cursor() as cursor:
        cursor.execute(_BODIES, (calendar_id,))
        bodies = [json.loads(body) for (body,) in cursor.fetchall()]
    days = {
        day
        for body in bodies
        if after < body["revision"] <= upto
        for day in [*(told[0] for told in body["days"]), *body["cleared"]]
    }
    return sorted(days)


@operation
def reproject(ref: str, size: int = SLICE, *, by: Actor, now: datetime) -> Sliced:
    """Count the next waiting cases of a run again and tell those whose due moment has moved, with the days that did it.

    A case that is acted on at this moment waits for the next slice.
    """
    run = Reprojection.objects.filter(ref=ref).first()
    if run is None or by.kind is not ActorKind.SYSTEM:
        raise ReprojectionUnknown(ref=ref)
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, (run.id, size))
        ids = [id_ for (id_,) in cursor.fetchall()]
        done, moved = _counted_again(ids, tuple(run.days), by, now)
        cursor.execute(_TAKEN, (run.id, list(done)))
        cursor.execute(_COUNT, (len(done), moved, run.id))
        cursor.execute(_FINISH, (now, run.id, run.id))
        return Sliced(len(done), moved, cursor.rowcount == 1)


def _counted_again(ids: Sequence[int], days: tuple[str, ...], by: Actor, now: datetime) -> tuple[frozenset[int], int]:
    """The cases that are done with (counted, or no longer open), and how many of them have moved."""
    cases = [case for case in many.read(ids) if not case.mending]
    done = set(ids) - {case.id for case in cases}
    moved, same = list[tuple[Timed, Derived, Line]](), list[tuple[Timed, Derived]]()
    for case in cases:
        found = _with_its_rung(case, clocks.derive(case.sides, case.calendar, now), now)
        if found.due_at != case.known.due_at:
            moved.append((case, found, _line(case, found, days, now)))
        elif found != case.known:
            same.append((case, found))
        else:
            done.add(case.id)
    told = many.tell(moved, by)
    return frozenset(done | told | many.put(same)), len(told)


def _with_its_rung(case: Timed, found: Derived, now: datetime) -> Derived:
    """A limit that the change moved into the past is missed: the rung stands there for the sweep, which tells it."""
    rung = case.known.next_warning_at
    if rung is None or found.due_at is None or found.due_at >= now:
        return found
    dues = sorted(due for one in case.sides if (due := one.as_of(now).due_at(case.calendar)) is not None)
    # Past its first due moment the earliest limit has been missed and told; the others have not.
    told = 0 if case.known.due_at is None or rung <= case.known.due_at else 1
    slipped = [due for due in dues[told:] if due < now]
    return replace(found, next_warning_at=slipped[0]) if slipped else found


def _line(case: Timed, found: Derived, days: Sequence[str], now: datetime) -> Line:
    """Which calendar, which days, from when to when: what the case's own page tells as the reason."""
    body = {
        "calendar": case.calendar_ref,
        "revision": case.calendar.revision,
        "before": case.known.due_at,
        "after": found.due_at,
        "changed": " ".join(_between(case, found, days)[:MOST_DAYS_TOLD]),
    }
    return Line("reproject", body, now, law=ART_82)


def _between(case: Timed, found: Derived, days: Sequence[str]) -> list[str]:
    """Those of the changed days that lie between the start of the clock and the later of its two due moments."""
    start = case.calendar.day_of(case.accepted_at or case.materials_in_at)
    ends = [moment for moment in (case.known.due_at, found.due_at) if moment is not None]
    last = case.calendar.day_of(max(ends)) if ends else date.max
    return [day for day in days if start.isoformat() <= day <= last.isoformat()]
