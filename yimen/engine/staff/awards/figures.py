"""Figures of windows over a month: visits, promises kept, ratings, upheld complaints, attendance. None is typed in."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import connection

from yimen.engine.staff.rotas.reading import of_centre
from yimen.kernel.evaluation import BAD
from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot
from yimen.kernel.staffing.assessment import spared
from yimen.kernel.staffing.attendance import DUE, IN_ORDER
from yimen.kernel.staffing.awards import WindowMeasure
from yimen.registries.dated import days, midnight


@snapshot
class Compared:
    """A window with what was counted of it."""

    window_id: int
    ref: str
    code: str
    name: str
    visits: int
    upheld: int
    measured: dict[WindowMeasure, Share]


_WINDOWS = """
select w.id, w.ref, w.code, w.name,
  (select count(*) from visits_visit v where v.window_id = w.id and v.opened_at >= %(since)s
    and v.opened_at < %(until)s),
  k.kept, k.ended, e.satisfied, e.rated,
  (select count(distinct c.id) from complaints_complaint c join complaints_investigation i on i.complaint_id = c.id
    where c.window_id = w.id and i.found in ('upheld', 'partly') and i.answered_at >= %(since)s
      and i.answered_at < %(until)s)
from offices_window w
  cross join lateral (select count(*) filter (where t.kept = 'in_time') kept, count(*) filter (where t.kept <> '') ended
    from traces_casetrace t join people_post p on p.id = t.window_post_id
    where p.window_id = w.id and t.ended_at >= %(since)s and t.ended_at < %(until)s) k
  cross join lateral (select count(*) filter (where grade <> all(%(bad)s)) satisfied, count(*) rated
    from evaluations_evaluation where window_id = w.id and grade <> '' and served_at >= %(since)s
      and served_at < %(until)s) e
where w.centre_id = %(centre)s and w.valid && %(days)s and (%(window)s::bigint is null or w.id = %(window)s)
order by w.code, w.id limit 500
"""


def windows(
    centre_id: int, since: date, until: date, now: datetime, window_id: int | None = None
) -> tuple[Compared, ...]:
    """The windows of a centre, or one of them, from one day up to and not with another."""
    facts = {
        "centre": centre_id, "since": midnight(since), "until": midnight(until), "window": window_id,
        "bad": sorted(one.value for one in BAD), "days": days(since, until),
    }  # fmt: skip
    rows = _all(_WINDOWS, facts)
    due: dict[int, list[bool]] = defaultdict(list)
    for one in of_centre(centre_id, since, until, now):
        if one.window_id is not None and one.standing in DUE:
            due[one.window_id].append(one.standing in IN_ORDER)
    most = max((row[4] for row in rows), default=0)
    return tuple(_compared(row, most, due[row[0]]) for row in rows)


def _compared(row: tuple[Any, ...], most: int, came: list[bool]) -> Compared:
    id, ref, code, name, visits, kept, ended, satisfied, rated, upheld = row
    measured = {
        WindowMeasure.VOLUME: Share(visits, most),
        WindowMeasure.ON_TIME: Share(kept, ended),
        WindowMeasure.SATISFACTION: Share(satisfied, rated),
        WindowMeasure.COMPLAINTS: spared(upheld),
        WindowMeasure.ATTENDANCE: Share(sum(came), len(came)),
    }
    return Compared(id, ref, code, name, visits, upheld, measured)


_SINCE = """
select (select count(distinct c.id) from complaints_complaint c join complaints_investigation i on i.complaint_id = c.id
    where c.window_id = %(window)s and i.found in ('upheld', 'partly') and i.answered_at >= %(since)s),
  (select count(*) from traces_casetrace t join people_post p on p.id = t.window_post_id
    where p.window_id = %(window)s and t.kept = 'late' and t.ended_at >= %(since)s)
"""


def broken_since(window_id: int, since: datetime) -> tuple[int, int]:
    """Upheld complaints about a window, and cases it took in that were late, since a moment."""
    ((upheld, late),) = _all(_SINCE, {"window": window_id, "since": since})
    return upheld, late


def _all(sql: str, facts: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
