"""Comparing a pilot: its cases beside those of the rest, since it began and as long before; with the reading role.

Counted are cases that came and were decided within one span, or long ones would be missing on one side alone. Asked for
a day that is over, it counts what that day knew, and those who took part or were named by then: an evaluation's figures
can be counted again by anybody.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connections

from yimen.insight.pilots.rows import Compared, Comparison, PilotGroup
from yimen.kernel.evaluation import BAD, Grade
from yimen.kernel.rates import Share
from yimen.kernel.reform.pilots import Measured, Span, spans
from yimen.registries.dated import ZONE

READ = "read"
_SATISFIED = tuple(grade.value for grade in Grade if grade not in BAD)
_KINDS = {
    "office": "s.office_id in (t.office_id, o.parent_id)",
    "item": "s.item_id = t.item_id",
    "centre": "s.centre_id = t.centre_id",
}


def _member(further: str) -> str:
    """Whether a case is one of those that are named, kind by kind; of a kind that nobody names all are."""
    return " and ".join(
        f"(not k.{kind} or exists (select from known s where {test}{further}))" for kind, test in _KINDS.items()
    )


_SINCE = " and s.since <= (t.received_at at time zone 'Asia/Shanghai')::date"
#: The rest is what can be compared: the same items at other places, the like at other offices, the office's own others.
_COUNTED = f"""
with known as (
  select s.* from pilots_pilotsubject s left join pilots_pilotdecision b on b.id = s.decision_id
   where s.pilot_id = %(pilot)s and (b.id is null or b.at < %(known)s)),
k as (
  select coalesce(bool_or(office_id is not null), false) office, coalesce(bool_or(item_id is not null), false) item,
    coalesce(bool_or(centre_id is not null), false) centre from known),
items as (select i.id, i.base_code, i.office_id from known s join catalogue_item i on i.id = s.item_id),
d as (
  select t.*, case when {_member(" and s.decision_id is null")} then 'first'
    when {_member(_SINCE)} then 'later' when {_member("")} then '' else 'rest' end as who
  from traces_casetrace t join offices_office o on o.id = t.office_id join catalogue_item i on i.id = t.item_id, k
  where t.ended_at >= %(begins)s and t.ended_at < %(ends)s and t.received_at >= %(begins)s
    and t.outcome in ('granted', 'denied')
    and (not k.item or t.item_id in (select id from items)
      or not k.centre and (t.office_id in (select office_id from items)
        or i.base_code <> '' and i.base_code in (select base_code from items))))
select d.who, count(*), coalesce(sum(d.took), 0), count(d.took), count(*) filter (where d.kept = 'in_time'),
  count(*) filter (where d.kept <> ''), coalesce(sum(d.visits), 0), count(*) filter (where d.visits = 0),
  count(*) filter (where e.grade in {_SATISFIED}), count(*) filter (where e.grade <> '')
from d left join evaluations_evaluation e on e.kind = 'case' and e.subject_id = d.case_id and e.rated_at < %(known)s
where d.who <> '' group by 1
"""
_NOTHING = Measured(0, 0, 0, Share(0, 0), 0, Share(0, 0), Share(0, 0))


def comparison(pilot_id: int, span: Span, on: date) -> Comparison:
    """A pilot beside the rest and beside what was before, by the end of a day."""
    compared = spans(span, on)
    known = _morning(on + timedelta(days=1))
    before, since = (_counted(pilot_id, *days, known) for days in (compared.before, compared.since))
    groups = [Compared(group, before.get(group, _NOTHING), since.get(group, _NOTHING)) for group in PilotGroup]
    later = next(one for one in groups if one.group is PilotGroup.LATER)
    if not later.since.cases:
        groups.remove(later)
    until = compared.since[1] - timedelta(days=1)
    return Comparison(on, compared.before[0], compared.since[0], until, tuple(groups))


def _counted(pilot_id: int, begins: date, ends: date, known: datetime) -> Mapping[PilotGroup, Measured]:
    facts = {"pilot": pilot_id, "begins": _morning(begins), "ends": _morning(ends), "known": known}
    return {PilotGroup(who): _measured(*counts) for who, *counts in _all(_COUNTED, facts)}


def _measured(
    cases: int, minutes: int, timed: int, kept: int, due: int, visits: int, none: int, good: int, rated: int
) -> Measured:
    return Measured(cases, minutes, timed, Share(kept, due), visits, Share(none, cases), Share(good, rated))


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(), ZONE)


def _all(sql: str, facts: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connections[READ].cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
