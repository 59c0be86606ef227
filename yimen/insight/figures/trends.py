"""Trends 趋势: cases received and ended by week, month or year beside the year before; and the items most asked for.

Counted from the traces, which follow the journal. Of the whole city everybody who leads reads the numbers; who may not
see the cases themselves reads no small ones, nor any that follow from what they may see (kernel.few).
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from yimen.insight.figures.reading import ITEM_NAME, OFFICE_NAME, Span, seen, select
from yimen.kernel import few
from yimen.kernel.actor import Actor, ScopeKind
from yimen.kernel.few import Part
from yimen.kernel.snapshot import snapshot
from yimen.kernel.trends import Pace, Period, a_year_before, periods, starts_of
from yimen.registries.dated import day_of, midnight

MOST_ITEMS = 50
NONE = (Part(0), Part(0))


class Measure(StrEnum):
    """What is counted of the cases of a period."""

    RECEIVED = "received"
    ENDED = "ended"
    GRANTED = "granted"
    DENIED = "denied"


_OF: Mapping[Measure, tuple[str, str]] = {
    Measure.RECEIVED: ("t.received_at", "true"),
    Measure.ENDED: ("t.ended_at", "true"),
    Measure.GRANTED: ("t.ended_at", "t.outcome = 'granted'"),
    Measure.DENIED: ("t.ended_at", "t.outcome = 'denied'"),
}
# Of each period how many, how many of them the reader oversees, and how many of each ended otherwise; and the same up
# to the moment of a year ago.
_PART = """count(*) filter (where {which}{so_far}), count(*) filter (where {which} and {own}{so_far}),
  count(*) filter (where not ({which}) and not {own}{so_far})"""
_COUNTS = f"""
select width_bucket({{moment}}, %(starts)s::timestamptz[]),
  {_PART.replace("{so_far}", "")},
  {_PART.replace("{so_far}", " and {moment} < %(year_ago)s")}
from traces_casetrace t
where {{moment}} >= %(begins)s and {{moment}} < %(ends)s and {{seen}} group by 1
"""
_ITEMS = """
select i.ref, vn.name, on_.name, d.now, d.known, d.before, d.known_before from (
  select t.item_id, count(*) filter (where t.received_at >= %(begins)s) now,
    count(*) filter (where t.received_at >= %(begins)s and {own}) known,
    count(*) filter (where t.received_at < %(ends_before)s) before,
    count(*) filter (where t.received_at < %(ends_before)s and {own}) known_before
  from traces_casetrace t
  where (t.received_at >= %(begins)s and t.received_at < %(ends)s
    or t.received_at >= %(begins_before)s and t.received_at < %(ends_before)s) and {seen}
  group by t.item_id order by 2 desc, 1 limit {most}) d
join catalogue_item i on i.id = d.item_id{item_name}{office_name} order by d.now desc, d.before desc, i.ref
"""

_MATERIALS = """
select i.ref, vn.name, coalesce(m.name, d.material), d.cases, d.known from (
  select t.item_id, max(t.version_id) version_id, f->>'material' material, count(distinct t.case_id) cases,
    count(distinct t.case_id) filter (where {own}) known
  from traces_casetrace t join cases_correction k on k.case_id = t.case_id
    cross join lateral jsonb_array_elements(k.defects) f
  where t.received_at >= %(begins)s and t.received_at < %(ends)s and t.corrections > 0 and {seen}
  group by t.item_id, f->>'material' order by 4 desc, 1, 3 limit {most}) d
join catalogue_item i on i.id = d.item_id{item_name}
  left join lateral (select one->>'name' as name from catalogue_itemversion v
    cross join lateral jsonb_array_elements(v.terms->'materials') one
    where v.id = d.version_id and one->>'code' = d.material limit 1) m on true
order by d.cases desc, vn.name, 3
"""


@snapshot
class Counted:
    """A number, as its reader may have it; None: too small to be told."""

    now: int | None
    before: int | None
    """Of a year before; of the period that runs up to the same moment."""


@snapshot
class TrendRow:
    """A period with its number and the one of a year before."""

    period: Period
    by: Counted
    runs: str
    """yes: the period is not over."""


@snapshot
class HotItem:
    """An item and how often it was asked for."""

    ref: str
    name: str
    office_name: str
    by: Counted


@snapshot
class AskedAgain:
    """A material of an item for which correction notices asked, and of how many cases."""

    item_ref: str
    item_name: str
    material: str
    cases: int | None


@snapshot
class Whose:
    """Of which cases something is counted: those one oversees, with a way down to them; or all of the city."""

    condition: str
    values: Mapping[str, Any]
    sees: str
    """yes: the reader may open the cases, and every number is told."""
    own: str
    """Which of them the reader oversees; a condition like the other."""


def whose(actor: Actor, whole: str) -> Whose:
    """Of the whole city, or of what one oversees; who oversees the city sees all of it anyway."""
    condition, values = seen(actor)
    if not whole or any(scope.kind is ScopeKind.CITY for scope in actor.scopes):
        return Whose(condition, values, "yes", "true")
    return Whose("true", values, "", condition)


def trend(of: Whose, measure: Measure, pace: Pace, now: datetime) -> tuple[TrendRow, ...]:
    """The last periods, the newest first, each beside the same one of the year before; one statement."""
    rows = periods(pace, day_of(now))
    moment, which = _OF[measure]
    starts = starts_of(pace, a_year_before(pace, rows[-1].begins), rows[0].ends)
    year_ago = now - (midnight(day_of(now)) - midnight(a_year_before(pace, day_of(now))))
    sql = _COUNTS.format(moment=moment, which=which, seen=of.condition, own=of.own)
    facts = {
        "starts": [midnight(day) for day in starts], "begins": midnight(starts[0]),
        "ends": now + timedelta(microseconds=1), "year_ago": year_ago, **of.values,
    }  # fmt: skip
    counted = {starts[row[0] - 1]: (Part(*row[1:4]), Part(*row[4:7])) for row in select(sql, facts)}
    pairs = [_pair(pace, one, counted, at == 0) for at, one in enumerate(rows)]
    numbers = [by for each in _wholes(pace, rows) for by in told_of(of, pairs[each])]
    return tuple(
        TrendRow(one, by, "yes" if at == 0 else "") for at, (one, by) in enumerate(zip(rows, numbers, strict=True))
    )


def _wholes(pace: Pace, rows: Sequence[Period]) -> list[slice]:
    """The months of one year make a whole of their own: the year is told elsewhere."""
    if pace is not Pace.MONTH:
        return [slice(0, len(rows))]
    ours = sum(one.begins.year == rows[0].begins.year for one in rows)
    return [slice(0, ours), slice(ours, len(rows))]


def first_receipt() -> datetime | None:
    """When the first case came of which there is a trace."""
    first: datetime | None = select("select min(received_at) from traces_casetrace", {})[0][0]
    return first


def _pair(pace: Pace, one: Period, counted: Mapping[date, tuple[Part, Part]], runs: bool) -> tuple[Part, Part]:
    before = counted.get(a_year_before(pace, one.begins), NONE)
    return counted.get(one.begins, NONE)[0], before[1 if runs else 0]


def hot_items(of: Whose, span: Span) -> tuple[HotItem, ...]:
    """The items most asked for in a time, each beside the same time of the year before; one statement."""
    facts = {**times(span), **of.values}
    sql = _ITEMS.format(
        seen=of.condition, own=of.own, most=MOST_ITEMS, item_name=ITEM_NAME.format(item="i.id"),
        office_name=OFFICE_NAME.format(office="i.office_id"),
    )  # fmt: skip
    rows = select(sql, facts)
    numbers = told_of(of, [(Part(*row[3:5]), Part(*row[5:7])) for row in rows])
    return tuple(
        HotItem(ref, name or "", office or "", by)
        for (ref, name, office, *_), by in zip(rows, numbers, strict=True)
    )  # fmt: skip


def asked_again(of: Whose, span: Span) -> tuple[AskedAgain, ...]:
    """The materials most often asked for again, of the cases received in a time; one statement."""
    sql = _MATERIALS.format(seen=of.condition, own=of.own, most=MOST_ITEMS, item_name=ITEM_NAME.format(item="i.id"))
    rows = select(sql, {"begins": span.begins, "ends": span.ends, **of.values})
    numbers = [row[3] for row in rows] if of.sees else few.told([Part(*row[3:5]) for row in rows])
    return tuple(
        AskedAgain(ref, name or "", material, cases)
        for (ref, name, material, *_), cases in zip(rows, numbers, strict=True)
    )


def times(span: Span) -> dict[str, datetime]:
    """A time and the same of the year before; they do not overlap."""
    begins, ends = (
        midnight(a_year_before(Pace.YEAR, day_of(one))) + (one - midnight(day_of(one)))
        for one in (span.begins, span.ends)
    )
    return {"begins": span.begins, "ends": span.ends, "begins_before": begins, "ends_before": min(ends, span.begins)}


def told_of(of: Whose, pairs: Sequence[tuple[Part, Part]]) -> list[Counted]:
    """Numbers beside those of the year before, as the reader may have them."""
    if of.sees:
        return [Counted(now.count, before.count) for now, before in pairs]
    now, before = few.told([one for one, _ in pairs]), few.told([one for _, one in pairs])
    return [Counted(*one) for one in zip(now, before, strict=True)]
