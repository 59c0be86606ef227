"""reproject: a day off is announced, and a million open cases are counted again, each with a line on its own chain.

One worker, slice by slice, as the clockwork does it. The limit writes the same columns and journal rows in slices of the
same size, from values that lie ready, and counts nothing: what PostgreSQL alone takes.
"""

import sys
import time
from datetime import date, timedelta

import psycopg
from django.db import connections

from bench.open_cases import MOST, fill
from bench.scratch import Figure, scratch_city, scratch_server, tell, url_of
from tests.operations import errand
from tests.operations.town import NOW
from yimen.engine.case.reprojections.operations import SLICE, begin_reprojection, reproject
from yimen.kernel.actor import SYSTEM
from yimen.registries.calendars.operations import change_days
from yimen.registries.calendars.rows import DayKind, DayRule

AT_MOST_WITHIN, BARE = 300, 40_000
TELL_EVERY = 50_000
LATER = NOW + timedelta(minutes=5)

_BARE = """
with c as (
  update cases_case set due_at = due_at + interval '1 day', warning_at = warning_at + interval '1 day',
    next_warning_at = next_warning_at + interval '1 day', journal_seq = journal_seq + 1,
    journal_head = sha256(journal_head)
  where id between %s and %s returning id, ref, journal_seq, journal_head)
insert into journal_entry (subject_kind, subject_id, subject_ref, seq, verb, schema_no, effective_at, actor_ref,
  on_behalf, authority, law, body, prev, hash)
select 'case', id, ref, journal_seq, 'reproject', 1, now(), 'system', '', '', '行政许可法第八十二条',
  convert_to('{"after":"2026-11-30T09:30:00.000000Z","before":"2026-11-27T09:30:00.000000Z","calendar":"national"}',
    'UTF8'), journal_head, journal_head from c
"""


def main() -> None:
    """Print cases a second, with how long all of them took."""
    with scratch_server() as server:
        where = scratch_city(url_of(server, "postgres"))
        fill(where.administrator, errand.an_office(), 1, MOST, NOW)
        limit = _bare(where.administrator)
        change_days("national", (DayRule(date(2026, 11, 24), DayKind.HOLIDAY, note="测速"),), by=SYSTEM, now=NOW)
        seconds, moved = _reprojected()
        connections.close_all()
    if moved != MOST:
        raise SystemExit(f"{moved:,} of {MOST:,} have moved")
    value, bare = round(MOST / seconds), round(limit)
    tell(Figure("reproject", value, "1/s", "higher", bare, None, round(value / bare, 2), None, MOST))
    tell(Figure("reproject_all", round(seconds, 1), "s", "lower", AT_MOST_WITHIN, None, None, None, MOST))


def _reprojected() -> tuple[float, int]:
    started, counted, moved = time.perf_counter(), 0, 0
    run = begin_reprojection("national", by=SYSTEM, now=LATER)
    print(f"  {run.cases:,} cases laid down in {time.perf_counter() - started:.1f} s", file=sys.stderr)
    while (done := reproject(run.ref, by=SYSTEM, now=LATER)).counted:
        counted, moved = counted + done.counted, moved + done.moved
        if counted % TELL_EVERY < SLICE:
            print(f"  {counted:,} counted again, {time.perf_counter() - started:.0f} s", file=sys.stderr)
    return time.perf_counter() - started, moved


def _bare(administrator: str) -> float:
    """Cases a second that PostgreSQL alone writes; put back afterwards."""
    most = min(BARE, MOST)
    with psycopg.connect(administrator, autocommit=True) as connection:
        (first,) = connection.execute("select min(id) from cases_case").fetchone() or (1,)
        started = time.perf_counter()
        for at in range(first, first + most, SLICE):
            connection.execute(_BARE, (at, at + SLICE - 1))
        took = time.perf_counter() - started
        # The benches' own chains do not verify and need not.
        connection.execute(
            "update cases_case set due_at = due_at - interval '1 day', warning_at = warning_at - interval '1 day',"
            " next_warning_at = next_warning_at - interval '1 day' where id < %s",
            (first + most,),
        )
        connection.execute("vacuum (analyze) cases_case")
    return most / took
