"""Gathering what a trace is made of: the chain of each case, its frozen facts and its desks. Three statements."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import connection

from yimen.kernel.reform.figures import minutes_of
from yimen.kernel.service_modes import ServiceMode, modes_of
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import TimeLimit
from yimen.kernel.time.worktime import WorkCalendar
from yimen.kernel.traces import FINISHED, OURS, Effort, Hand, Happened, Stay, Step, Trace, traced
from yimen.registries.calendars import queries as calendars

_LINES = """
select e.subject_id, e.verb, e.effective_at, e.body, coalesce(a.kind, 'system')
from journal_entry e left join people_account a on a.ref = e.actor_ref
where e.subject_kind = 'case' and e.subject_id = any(%s) order by e.subject_id, e.seq
"""
_CASES = """
select c.id, c.item_id, c.version_id, t.terms ->> 'complexity', c.office_id, c.centre_id, c.city_id, c.county_id,
  c.town_id, c.village_id, c.route, c.received_at, c.accepted_at, c.due_at, c.calendar_id,
  (select revision from calendars_calendar where id = c.calendar_id),
  (select json_agg(json_build_array(k.side, k.amount::text, k.unit, k.stopped_at, k.due_at))::text
     from cases_caseclock k where k.case_id = c.id and k.side <> 'acceptance'),
  (select coalesce(max(v.nth), 0) from visits_visitact v where v.case_id = c.id),
  (select count(*) from fees_payment p join fees_bill b on b.id = p.bill_id
     where b.case_id = c.id and p.purpose = 'settles'),
  (select count(*) from disclosures_objection o join disclosures_disclosure d on d.id = o.disclosure_id
     where d.case_id = c.id)
  + (select count(*) from enquiries_enquiry q where q.case_id = c.id and q.solved = 'no'),
  (select l.rank from cases_ruling r join grants_letter l on l.ref = r.letter_ref where r.case_id = c.id),
  (select coalesce(array_agg(distinct s.post_id), '{}') from consultations_consultationanswer s
     join consultations_consultation n on n.id = s.consultation_id where n.case_id = c.id),
  (select json_agg(distinct jsonb_build_array(u.office_id, r.level))::text from subtasks_subtask u
     join offices_office o on o.id = u.office_id join regions_region r on r.id = o.region_id where u.case_id = c.id)
from cases_case c join cases_frozenterms t on t.hash = c.terms_hash where c.id = any(%s) order by c.id
"""
_POSTS = """
select p.id, p.role, coalesce(p.rank, 0), coalesce(p.office_id, 0), r.level
from people_post p left join offices_office o on o.id = p.office_id
left join offices_window w on w.id = p.window_id
left join offices_centre n on n.id = coalesce(p.centre_id, w.centre_id)
left join regions_region r on r.id = coalesce(o.region_id, n.region_id)
where p.id = any(%s)
"""


# An objection, an answer that did not help and a payment are told on chains of their own.
_ABOUT: Mapping[str, str] = {
    "disclosure": "select case_id from disclosures_disclosure where id = any(%s)",
    "enquiry": "select case_id from enquiries_enquiry where id = any(%s) and case_id is not null",
    "bill": "select case_id from fees_bill where id = any(%s) and case_id is not null",
}


@snapshot
class Desk:
    """A post as the trace counts it."""

    role: str
    rank: int
    office_id: int
    level: int | None


@snapshot
class TimedStay:
    """A stay with its times as minutes of office time."""

    stay: Stay
    post_id: int
    waited: int | None
    worked: int | None


@snapshot
class Facts:
    """A case with its trace, ready to be written."""

    columns: Mapping[str, Any]
    stays: tuple[TimedStay, ...]


#: Which rank does the work of a desk, where its post names none.
_RANKS = {"reviewer": 1, "chief": 2}


def cases_of(subjects: Iterable[tuple[str, int]]) -> list[int]:
    """The cases that these subjects of the journal are, or that they are about: what is counted of them may differ."""
    told: dict[str, set[int]] = {}
    for kind, subject in subjects:
        told.setdefault(kind, set()).add(subject)
    cases = told.get("case", set())
    for kind, asked in _ABOUT.items():
        if kind in told:
            cases = cases | {case for (case,) in _all(asked, sorted(told[kind]))}
    return sorted(cases)


def gather(case_ids: Sequence[int]) -> tuple[Facts, ...]:
    """The traces of these cases as they stand now."""
    if not case_ids:
        return ()
    chains: dict[int, list[Happened]] = {}
    modes: dict[int, set[ServiceMode]] = {}
    for case, verb, at, body, kind in _all(_LINES, list(case_ids)):
        told = json.loads(bytes(body))
        chains.setdefault(case, []).append(
            Happened(verb, at, _hand(kind), int(told.get("leg") or 0), str(told.get("how", "")))
        )
        modes.setdefault(case, set()).update(modes_of(verb, told))
    rows = _all(_CASES, list(case_ids))
    desks = _desks({post for row in rows for post in (*row[10], *row[21])})
    return tuple(
        _facts(row, traced(chains.get(row[0], ()), len(row[10])), desks, sorted(modes.get(row[0], ()))) for row in rows
    )


def _hand(kind: str) -> Hand:
    return {"staff": Hand.STAFF, "system": Hand.SYSTEM}.get(kind, Hand.APPLICANT)


def _desks(posts: set[int]) -> dict[int, Desk]:
    return {row[0]: Desk(*row[1:]) for row in _all(_POSTS, sorted(posts))}


def _facts(row: tuple[Any, ...], trace: Trace, desks: Mapping[int, Desk], modes: Sequence[str]) -> Facts:
    (
        case, item, version, complexity, office, centre, city, county, town, village, route, received, accepted, due,
        calendar_id, revision, clocks, visits, paid, complaints, ruled_at, asked, units,
    ) = row  # fmt: skip
    calendar = calendars.at_revision(calendar_id, revision)
    stays = tuple(_timed(stay, route, calendar) for stay in trace.stays)
    limits = _limits(clocks)
    kept, fell_due = _kept(limits, trace)
    efforts = Counter(trace.efforts)
    efforts[Effort.PAY] += paid
    touched = {one.post_id for one in stays if one.stay.step in OURS} | set(asked)
    columns = {
        "case_id": case,
        "item_id": item,
        "version_id": version,
        "complexity": complexity or "general",
        "office_id": office,
        "centre_id": centre,
        "window_post_id": route[0],
        "city_id": city,
        "county_id": county,
        "town_id": town,
        "village_id": village,
        "received_at": received,
        "accepted_at": accepted,
        "due_at": fell_due or (due if accepted and not trace.outcome else None),
        "ended_at": trace.ended_at,
        "outcome": trace.outcome,
        "kept": kept,
        "statutory": _minutes(limits, "statutory"),
        "promised": _minutes(limits, "promised"),
        "took": _took(stays, trace),
        "vetoes": trace.vetoes,
        "corrections": trace.corrections,
        "passed_back": trace.passed_back,
        "errors": trace.errors,
        "visits": visits,
        "complaints": complaints,
        "efforts": [efforts[one] for one in Effort],
        "modes": [str(one) for one in modes],
        **_touched([desks[post] for post in touched if post in desks], ruled_at, json.loads(units or "[]")),
    }
    return Facts(columns, stays)


def _timed(stay: Stay, route: Sequence[int], calendar: WorkCalendar) -> TimedStay:
    post = route[min(stay.leg, len(route) - 1)]
    waited = _between(calendar, stay.came_at, stay.touched_at)
    worked = _between(calendar, stay.touched_at, stay.left_at)
    return TimedStay(stay, post, waited, worked)


def _between(calendar: WorkCalendar, since: datetime | None, until: datetime | None) -> int | None:
    if since is None or until is None:
        return None
    return int(calendar.between(since, until).total_seconds() // 60)


@snapshot
class _Limit:
    side: str
    amount: str
    unit: str
    stopped_at: str | None
    due_at: str | None


def _limits(told: str | None) -> dict[str, _Limit]:
    return {one[0]: _Limit(*one) for one in json.loads(told or "[]")}


def _minutes(limits: Mapping[str, _Limit], side: str) -> int | None:
    one = limits.get(side)
    minutes = minutes_of(TimeLimit(Decimal(one.amount), one.unit)) if one else None
    return None if minutes is None else int(minutes)


def _kept(limits: Mapping[str, _Limit], trace: Trace) -> tuple[str, datetime | None]:
    """Whether a decided case kept its promise (its statute, where nothing was promised), and when it was due."""
    one = limits.get("promised") or limits.get("statutory")
    if one is None or one.due_at is None or trace.outcome not in FINISHED:
        return "", None
    due = datetime.fromisoformat(one.due_at)
    if one.stopped_at is None:
        return "", due
    return ("in_time" if datetime.fromisoformat(one.stopped_at) <= due else "late"), due


def _took(stays: Sequence[TimedStay], trace: Trace) -> int | None:
    """Office time from acceptance to the decision in the office's own hands; None when nothing was decided."""
    if trace.outcome not in FINISHED:
        return None
    counted = OURS - {Step.ACCEPT, Step.DELIVER}
    return sum((one.waited or 0) + (one.worked or 0) for one in stays if one.stay.step in counted)


def _touched(desks: Sequence[Desk], ruled_at: int | None, units: Sequence[Sequence[int]]) -> dict[str, int]:
    """Sections and ranks inside, departments and levels outside; the units that did a piece of it count as well."""
    behind = [one for one in desks if one.role != "window"]
    ranks = {one.rank or _RANKS.get(one.role, 0) for one in behind} | ({ruled_at} if ruled_at else set())
    return {
        "sections": len(desks),
        "ranks": len(ranks - {0}),
        "departments": len(({one.office_id for one in desks} | {office for office, _ in units}) - {0}),
        "levels": len(({one.level for one in desks} | {level for _, level in units}) - {None}),
    }


def _all(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
