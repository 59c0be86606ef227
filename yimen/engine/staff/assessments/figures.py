"""Figures of people: counted from rotas, traces, ratings, complaints, cards and the journal; nobody types one in."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import connection

from yimen.engine.staff.rotas import queries as rotas
from yimen.engine.staff.rotas.reading import posted
from yimen.engine.staff.rotas.rows import AttendanceSum
from yimen.kernel.evaluation import BAD
from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot
from yimen.kernel.staffing.assessment import Indicator, spared
from yimen.registries.dated import days, midnight, moments

Measures = dict[Indicator, Share]


@snapshot
class Assessed:
    """Somebody who is assessed, with what was measured."""

    staff_id: int
    staff_ref: str
    name: str
    measured: Measures


_FIGURES = """
select s.id,
  (select count(*) filter (where t.kept = 'in_time') from {cases}) kept,
  (select count(*) filter (where t.kept <> '') from {cases}) ended,
  (select count(*) filter (where e.grade <> all(%(bad)s)) from {rated}) satisfied,
  (select count(*) from {rated}) rated,
  (select count(distinct c.id) from complaints_complaint c join complaints_investigation i on i.complaint_id = c.id
    where c.staff @> array[s.id] and i.found in ('upheld', 'partly') and i.answered_at >= %(since)s
      and i.answered_at < %(until)s) complaints,
  (select count(*) from findings_card k where k.actors @> array[a.ref] and k.judged_at >= %(since)s
    and k.judged_at < %(until)s and k.state in ('upheld', 'ordered', 'reported', 'done')) cards,
  (select count(distinct t.id) from {trained} and p.passed = 'yes') passed,
  (select count(distinct t.id) from {trained}) trainings
from people_staff s left join people_account a on a.id = s.account_id where s.id = any(%(staff)s)
"""
_CASES = """traces_casetrace t where t.ended_at >= %(since)s and t.ended_at < %(until)s
    and exists (select from journal_entry j where j.subject_kind = 'case' and j.subject_id = t.case_id
      and j.actor_ref = a.ref and j.verb <> 'remark')"""
_RATED = """evaluations_evaluation e where e.staff @> array[s.id] and e.grade <> '' and e.served_at >= %(since)s
    and e.served_at < %(until)s"""
_TRAINED = """trainings_trainingplace p join trainings_training t on t.id = p.training_id
    where p.staff_id = s.id and t.held_at >= %(since)s and t.held_at < %(until)s and t.called_off_at is null"""
_SQL = _FIGURES.format(cases=_CASES, rated=_RATED, trained=_TRAINED)
_ACTS = """
select s.id, count(*) from journal_entry e join people_account a on a.ref = e.actor_ref
  join people_staff s on s.account_id = a.id
where e.effective_at >= %(since)s and e.effective_at < %(until)s and e.subject_kind = 'case' and s.id = any(%(staff)s)
group by s.id
"""


def measured(centre_id: int, since: date, until: date, now: datetime) -> tuple[Assessed, ...]:
    """Everybody posted at a centre from one day up to and not with another, with what was measured of them."""
    begins, ends = midnight(since), midnight(until)
    people = posted(centre_id, days(since, until), moments(begins, ends))
    facts = {
        "staff": [id for id, *_ in people], "since": begins, "until": ends, "bad": sorted(one.value for one in BAD),
    }  # fmt: skip
    counted = {row[0]: row[1:] for row in _all(_SQL, facts)}
    acts = {id: n for id, n in _all(_ACTS, facts)}
    came = {one.staff_id: one for one in rotas.of_span(centre_id, since, until, now)}
    most = max(acts.values(), default=0)
    return tuple(
        Assessed(id, ref, name, _measures(counted[id], came.get(id), acts.get(id, 0), most))
        for id, ref, name, _ in people
    )


def _measures(row: tuple[Any, ...], came: AttendanceSum | None, acts: int, most: int) -> Measures:
    kept, ended, satisfied, rated, complaints, cards, passed, trainings = row
    return {
        Indicator.ATTENDANCE: Share(came.in_order, came.due) if came else Share(0, 0),
        Indicator.ON_TIME: Share(kept, ended),
        Indicator.SATISFACTION: Share(satisfied, rated),
        Indicator.COMPLAINTS: spared(complaints),
        Indicator.CARDS: spared(cards),
        Indicator.VOLUME: Share(acts, most),
        Indicator.TRAINING: Share(passed, trainings),
        Indicator.HOLIDAY: Share(came.holidays, came.holidays_due) if came else Share(0, 0),
    }


def kept_as(measures: Mapping[Indicator, Share]) -> dict[str, list[int]]:
    """Figures as they are kept with a result."""
    return {str(name): [share.part, share.whole] for name, share in measures.items()}


def shares(kept: Mapping[str, Iterable[int]]) -> dict[str, Share]:
    """Kept figures as shares."""
    return {name: Share(*pair) for name, pair in kept.items()}


def _all(sql: str, facts: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
