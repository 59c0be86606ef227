"""Confronted: what the lists promise, held against the visits that cases really needed.

A visit that speaks against a promise is marked when it is recorded; here the marks are read by one index, the latest
first, and narrowed to the cases that the asker oversees.
"""

import base64
from datetime import datetime
from typing import Any

from yimen.engine.case.cases.seeing import visible
from yimen.insight.lists.members import select
from yimen.insight.lists.rows import BrokenPage, BrokenPromise, PromisedItem
from yimen.kernel.actor import Actor
from yimen.kernel.lists import NO_VISIT, ONE_VISIT, ListDefinition

PAGE = 30
#: So many of the latest visits are looked through for the items that break their promise.
MOST = 5000
PROMISES = NO_VISIT | ONE_VISIT


def items(actor: Actor, since: datetime, now: datetime) -> tuple[PromisedItem, ...]:
    """The items whose cases needed visits that their lists promise nobody needs; the worst first."""
    condition, values = _seen(actor)
    rows = select(
        "select i.ref, min(c.item_name), min(c.office_name), count(distinct a.case_id), max(a.nth), bit_or(a.against)"
        " from (select * from visits_visitact where against <> 0 and done_at >= %(since)s and done_at <= %(now)s"
        f"  order by done_at desc, id desc limit {MOST}) a"
        " join cases_case c on c.id = a.case_id join catalogue_item i on i.id = c.item_id"
        f" where {condition} group by i.ref order by 4 desc, 2",
        {"since": since, "now": now, **values},
    )
    return tuple(PromisedItem(*row) for row in rows)


def cases(
    actor: Actor, of: ListDefinition | None, item_ref: str, since: datetime, now: datetime, after: str = ""
) -> BrokenPage:
    """The visits that speak against a list (or against any), of an item or of all, the latest first; a page by key."""
    condition, values = _seen(actor)
    moment, last = _opened(after)
    rows = select(
        "select a.done_at, c.ref, c.number, c.item_name, c.office_name, a.nth, a.against, a.id from visits_visitact a"
        " join cases_case c on c.id = a.case_id join catalogue_item i on i.id = c.item_id"
        " where a.against <> 0 and a.against & %(bits)s <> 0 and a.done_at >= %(since)s"
        " and (a.done_at, a.id) < (%(moment)s, %(last)s)"
        f" and (%(item)s = '' or i.ref = %(item)s) and {condition}"
        f" order by a.done_at desc, a.id desc limit {PAGE + 1}",
        {
            "bits": of.bit if of else PROMISES,
            "since": since,
            "moment": moment or now,
            "last": last,
            "item": item_ref,
            **values,
        },
    )
    shown = tuple(BrokenPromise(*row[:7]) for row in rows[:PAGE])
    return BrokenPage(shown, _key(rows[PAGE - 1][0], rows[PAGE - 1][7]) if len(rows) > PAGE else None)


def _seen(actor: Actor) -> tuple[str, dict[str, Any]]:
    """Only cases within the asker's scopes; each row is one case that is named already."""
    condition, values = visible(actor)
    names = [f"scope{number}" for number in range(len(values))]
    for name in names:
        condition = condition.replace("%s", f"%({name})s", 1)
    return condition, dict(zip(names, values, strict=True))


def _key(moment: datetime, last: int) -> str:
    return base64.urlsafe_b64encode(f"{moment.isoformat()}|{last}".encode()).decode().rstrip("=")


def _opened(key: str) -> tuple[datetime | None, int]:
    """The key of a page; a broken one begins anew."""
    try:
        moment, _, last = base64.urlsafe_b64decode(key + "=" * (-len(key) % 4)).decode().partition("|")
        return (datetime.fromisoformat(moment), int(last)) if moment else (None, 2**62)
    except ValueError:
        return None, 2**62
