"""Bottlenecks 瓶颈: where cases stay longest, by step, desk with its holders, and unit; and one case's whole way.

Counted from the stays that the journal tells, in minutes of office time. What the applicant or a special procedure
holds is no office's stay.
"""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from yimen.insight.figures.reading import OFFICE_NAME, Span, seen, select
from yimen.kernel.actor import Actor
from yimen.kernel.snapshot import snapshot
from yimen.kernel.traces import OURS

MOST = 50
#: By what stays are put together, and what the group is called.
_GROUPS: Mapping[str, tuple[str, str, str]] = {
    "step": ("s.step", "g.id", "''"),
    "post": (
        "s.post_id", "coalesce(p.name, '')",
        "coalesce((select string_agg(f.name, '、' order by f.name) from people_posting h join people_staff f"
        " on f.id = h.staff_id where h.post_id = g.id and h.valid @> %(ends)s::timestamptz - interval '1 second'), '')",
    ),
    "office": ("coalesce(p.office_id, t.office_id)", "coalesce(on_.name, '')", "''"),
}  # fmt: skip
_LOOKED_UP = {
    "post": " left join people_post p on p.id = g.id",
    "office": OFFICE_NAME.format(office="g.id"),
    "step": "",
}


@snapshot
class Bottleneck:
    """A step, desk or unit: how often cases stayed, how long they waited and were worked on, and how many were late."""

    name: str
    holders: str
    """Who holds the desk; empty for steps and units."""
    stays: int
    waited: int
    worked: int
    longest: int
    over: int
    """Stays that went over the limit of their step."""


@snapshot
class WayStay:
    """One stay of a case: for what, at which desk, who acted, how long, and the limit of the step."""

    step: str
    post_name: str
    who: str
    came_at: datetime
    touched_at: datetime | None
    left_at: datetime | None
    waited: int | None
    worked: int | None
    amount: Decimal | None
    unit: str
    due_at: datetime | None
    stopped_at: datetime | None


@snapshot
class WayPause:
    """A time in which the clock stood still, with its ground and the notice that told the applicant."""

    ground: str
    begins_at: datetime
    ends_at: datetime | None
    notice: str


@snapshot
class WholeWay:
    """The whole way of a case: every stay, every pause, and what was promised."""

    ref: str
    number: str
    item_name: str
    office_name: str
    received_at: datetime
    ended_at: datetime | None
    due_at: datetime | None
    stays: tuple[WayStay, ...]
    pauses: tuple[WayPause, ...]


def ranked(by: str, actor: Actor, span: Span) -> tuple[Bottleneck, ...]:
    """The steps, desks or units at which cases stayed longest in all, the longest first."""
    condition, values = seen(actor)
    column, name, holders = _GROUPS[by]
    rows = select(
        f"select {name}, {holders}, g.stays, g.waited, g.worked, g.longest, g.over from ("
        f" select {column} as id, count(*) as stays, coalesce(sum(s.waited), 0)::bigint as waited,"
        "   coalesce(sum(s.worked), 0)::bigint as worked,"
        "   coalesce(max(s.waited + coalesce(s.worked, 0)), 0) as longest,"
        "   count(*) filter (where exists (select from stepclocks_stepclock k where k.case_id = s.case_id"
        "     and k.step = s.step and k.started_at = s.came_at and s.left_at > k.due_at)) as over"
        "  from traces_stay s join traces_casetrace t on t.case_id = s.case_id"
        "  left join people_post p on p.id = s.post_id"
        "  where s.left_at >= %(begins)s and s.left_at < %(ends)s and s.step = any(%(ours)s)"
        f"   and {condition} group by 1) g{_LOOKED_UP[by]}"
        f" order by g.waited + g.worked desc, 1 limit {MOST}",
        {"begins": span.begins, "ends": span.ends, "ours": sorted(OURS), **values},
    )
    return tuple(Bottleneck(*row) for row in rows)


def whole_way(ref: str, actor: Actor) -> WholeWay | None:
    """One case with every stay and pause; None for whoever does not oversee it."""
    condition, values = seen(actor)
    found = select(
        "select c.id, c.ref, c.number, c.item_name, c.office_name, c.received_at, t.ended_at, t.due_at"
        f" from cases_case c join traces_casetrace t on t.case_id = c.id where c.ref = %(ref)s and {condition}",
        {"ref": ref, **values},
    )
    if not found:
        return None
    id, *told = found[0]
    whole: tuple[Any, ...] = (*told, _stays(id), _pauses(id))
    return WholeWay(*whole)


def _stays(case: int) -> tuple[WayStay, ...]:
    rows = select(
        "select s.step, coalesce(p.name, ''), coalesce((select string_agg(distinct f.name, '、') from journal_entry e"
        "   join people_account a on a.ref = e.actor_ref join people_staff f on f.account_id = a.id"
        "   where e.subject_kind = 'case' and e.subject_id = s.case_id and e.effective_at > s.came_at"
        "     and e.effective_at <= coalesce(s.left_at, 'infinity')), ''),"
        " s.came_at, s.touched_at, s.left_at, s.waited, s.worked,"
        " k.amount, coalesce(k.unit, ''), k.due_at, k.stopped_at"
        " from traces_stay s left join people_post p on p.id = s.post_id"
        " left join lateral (select k.amount, k.unit, k.due_at, k.stopped_at from stepclocks_stepclock k"
        "   where k.case_id = s.case_id and k.step = s.step and k.started_at = s.came_at"
        "   order by k.side limit 1) k on true"
        " where s.case_id = %(case)s order by s.nth",
        {"case": case},
    )
    return tuple(WayStay(*row) for row in rows)


def _pauses(case: int) -> tuple[WayPause, ...]:
    rows = select(
        "select ground, begins_at, ends_at, notice from cases_ledgerline where case_id = %(case)s and kind = 'pause'"
        " order by id",
        {"case": case},
    )
    return tuple(WayPause(*row) for row in rows)
