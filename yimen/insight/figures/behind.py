"""Behind the figures: the cases that make one, a page by key. What is counted here is what the figure counts."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from yimen.insight.figures.on_time import SAME_DAY
from yimen.insight.figures.reading import PAGE, Span, key, opened, seen, select
from yimen.insight.figures.rows import Behind, CountedCase, CountedPage
from yimen.kernel.actor import Actor

_ENDED = "t.ended_at >= %(begins)s and t.ended_at < %(ends)s"
_DUE = "t.due_at >= %(begins)s and t.due_at < %(ends)s"
_WHICH: Mapping[Behind, tuple[str, str, str]] = {
    Behind.IN_TIME: (f"t.kept = 'in_time' and {_DUE}", "t.due_at", "1"),
    Behind.LATE: (f"t.kept = 'late' and {_DUE}", "t.due_at", "1"),
    Behind.OPEN_OVERDUE: (f"t.ended_at is null and {_DUE} and t.due_at < %(now)s", "t.due_at", "1"),
    Behind.TAKEN_BACK: (f"t.outcome not in ('', 'granted', 'denied') and {_ENDED}", "t.ended_at", "1"),
    Behind.SAME_DAY: (f"{SAME_DAY} and {_ENDED}", "t.ended_at", "1"),
    Behind.VETO: (f"t.vetoes > 0 and {_ENDED}", "t.ended_at", "t.vetoes"),
    Behind.PASSED_BACK: (f"t.passed_back > 0 and {_ENDED}", "t.ended_at", "t.passed_back"),
    Behind.TRIPS: (f"t.visits > 1 and {_ENDED}", "t.ended_at", "t.visits - 1"),
    Behind.BACKLOG: ("t.ended_at is null and t.due_at < %(now)s", "t.due_at", "1"),
    Behind.ERROR: (f"t.errors > 0 and {_ENDED}", "t.ended_at", "t.errors"),
    Behind.COMPLAINT: (f"t.complaints > 0 and {_ENDED}", "t.ended_at", "t.complaints"),
    Behind.SERVED: (f"t.modes <> '{{}}' and {_ENDED}", "t.ended_at", "cardinality(t.modes)"),
    Behind.SERVED_OPEN: ("t.modes <> '{}' and t.ended_at is null", "t.received_at", "cardinality(t.modes)"),
    Behind.RECEIVED: ("t.received_at >= %(begins)s and t.received_at < %(ends)s", "t.received_at", "1"),
    Behind.CORRECTED: (
        "t.corrections > 0 and t.received_at >= %(begins)s and t.received_at < %(ends)s",
        "t.received_at",
        "t.corrections",
    ),
    Behind.ENDED: (_ENDED, "t.ended_at", "1"),
    Behind.GRANTED: (f"t.outcome = 'granted' and {_ENDED}", "t.ended_at", "1"),
    Behind.DENIED: (f"t.outcome = 'denied' and {_ENDED}", "t.ended_at", "1"),
    Behind.OTHER_EFFORT: (f"t.efforts[5] > 0 and {_ENDED}", "t.ended_at", "t.efforts[5]"),
}


def cases(
    actor: Actor, which: Behind, span: Span, now: datetime, of: Mapping[str, str] | None = None, after: str = ""
) -> CountedPage:
    """The cases behind a figure, of an office, a post, a centre or an item (the keys of `of`), or of all."""
    condition, values = seen(actor)
    where, moment, counts = _WHICH[which]
    narrowed = [test for name, test in _OF.items() if (of or {}).get(name)]
    at, last = opened(after)
    if at is not None:
        narrowed.append(f"({moment}, t.case_id) > (%(at)s, %(last)s)")
    facts: dict[str, Any] = {"begins": span.begins, "ends": span.ends, "now": now, "at": at, "last": last, **values}
    rows = select(
        "select c.ref, c.number, c.item_name, c.office_name, t.received_at, t.due_at, t.ended_at, t.outcome,"
        f" {counts}, {moment}, t.case_id from traces_casetrace t join cases_case c on c.id = t.case_id"
        f" where {' and '.join([where, condition, *narrowed])} order by {moment}, t.case_id limit {PAGE + 1}",
        facts | dict(of or {}),
    )
    shown = tuple(CountedCase(*row[:9]) for row in rows[:PAGE])
    return CountedPage(shown, key(rows[PAGE - 1][9], rows[PAGE - 1][10]) if len(rows) > PAGE else None)


_OF = {
    "office": "t.office_id = (select id from offices_office where ref = %(office)s)",
    "post": "t.window_post_id = (select id from people_post where ref = %(post)s)",
    "centre": "t.centre_id is not distinct from (select id from offices_centre where ref = %(centre)s)",
    "city": "t.city_id = (select id from regions_region where ref = %(city)s)",
    "county": "t.county_id = (select id from regions_region where ref = %(county)s)",
    "mode": "t.modes @> array[%(mode)s]",
    "item": "t.item_id = (select id from catalogue_item where ref = %(item)s)",
}
