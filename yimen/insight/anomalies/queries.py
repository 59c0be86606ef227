"""Counting what stands out: officer by officer in a span, from the journal; with the reading role, nothing is kept.

Every statement gives one row for an act that counts: who, which case, when, and of how many.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import connections

from yimen.insight.anomalies.rows import AnomalyCase, AnomalyFigure
from yimen.kernel.anomalies import AnomalyKind, AnomalyRuleSaid

READ = "read"
MOST_CASES = 50
_OF = "e.subject_kind = 'case' and e.effective_at >= %(since)s and e.effective_at < %(until)s"
_FOUND: Mapping[AnomalyKind, str] = {
    AnomalyKind.ASKED_AGAIN: f"""
select e.actor_ref, e.subject_id, e.effective_at, 0 from journal_entry e
 where {_OF} and e.verb = 'open_further_correction'""",
    AnomalyKind.LATE_MATERIAL: f"""
select e.actor_ref, e.subject_id, e.effective_at, 0 from journal_entry e join cases_case c on c.id = e.subject_id
 where {_OF} and e.verb = 'ask_supplement' and e.effective_at >= c.accepted_at + make_interval(days => %(margin)s)""",
    AnomalyKind.SENT_BACK: f"""
select actor_ref, subject_id, max(at), 0 from (select e.actor_ref, e.subject_id, e.effective_at at from journal_entry e
  where {_OF} and e.verb = 'send_back') b group by actor_ref, subject_id having count(*) >= %(margin)s""",
    AnomalyKind.IN_SECONDS: f"""
select e.actor_ref, e.subject_id, e.effective_at, 0 from journal_entry e
  join journal_entry b on b.subject_kind = 'case' and b.subject_id = e.subject_id and b.seq = e.seq - 1
 where {_OF} and e.verb in ('grant', 'grant_tolerated', 'deny') and b.verb in ('review', 'hand_over')
   and e.effective_at < b.effective_at + make_interval(secs => %(margin)s)""",
    AnomalyKind.PULLED_FORWARD: f"""
select e.actor_ref, e.subject_id, e.effective_at, 0 from journal_entry e where {_OF} and e.verb = 'prioritise'""",
    AnomalyKind.ONE_AGENT: f"""
with r as (select e.actor_ref, e.subject_id, e.effective_at at,
    case when c.actor_party_id <> c.applicant_id then c.actor_party_id end agent,
    count(*) over (partition by e.actor_ref) of_all
  from journal_entry e join cases_case c on c.id = e.subject_id
  where {_OF} and e.verb in ('accept', 'accept_tolerating', 'accept_on_commitment'))
select r.actor_ref, r.subject_id, r.at, r.of_all from r
  join (select distinct on (actor_ref) actor_ref, agent, count(*) n from r where agent is not null
    group by actor_ref, agent order by actor_ref, n desc, agent) most
    on most.actor_ref = r.actor_ref and most.agent = r.agent and most.n * 100 >= r.of_all * %(margin)s""",
    AnomalyKind.SPECIAL_LATE: f"""
select e.actor_ref, e.subject_id, e.effective_at, 0 from journal_entry e join cases_case c on c.id = e.subject_id
 where {_OF} and e.verb = 'open_special' and e.effective_at >= c.accepted_at + make_interval(days => %(margin)s)""",
}
_NAMED = """
with f (actor_ref, case_id, at, of_all) as ({found})
select s.ref, s.name, coalesce((select name from offices_officeterm where office_id = s.office_id
    order by valid desc limit 1), ''), c.ref, c.number, c.item_name, f.at, f.of_all
from f join people_account a on a.ref = f.actor_ref join people_staff s on s.account_id = a.id
  join cases_case c on c.id = f.case_id
where {seen} order by s.number, f.at, c.id
"""


def figures(
    rules: Iterable[AnomalyRuleSaid], since: datetime, until: datetime, places: Mapping[str, tuple[int, ...]]
) -> tuple[AnomalyFigure, ...]:
    """Every figure that reached its rule, in the cases that lie in these places; the largest first."""
    found = [one for rule in rules for one in _of_rule(rule, since, until, places)]
    return tuple(sorted(found, key=lambda one: (-one.count, one.kind, one.staff_ref)))


def _of_rule(
    rule: AnomalyRuleSaid, since: datetime, until: datetime, places: Mapping[str, tuple[int, ...]]
) -> Iterable[AnomalyFigure]:
    """One officer after the other whose count reached the least of the rule."""
    by_officer: dict[tuple[str, str, str], dict[str, AnomalyCase]] = defaultdict(dict)
    of_all: dict[str, int] = {}
    for ref, name, office, case, number, item, at, whole in _rows(rule, since, until, places):
        by_officer[ref, name, office][case] = AnomalyCase(case, number, item, at)
        of_all[ref] = whole
    for (ref, name, office), cases in by_officer.items():
        if len(cases) >= rule.least:
            listed = tuple(cases.values())[:MOST_CASES]
            yield AnomalyFigure(rule.kind, ref, name, office, len(cases), of_all[ref], listed)


def _rows(
    rule: AnomalyRuleSaid, since: datetime, until: datetime, places: Mapping[str, tuple[int, ...]]
) -> list[tuple[Any, ...]]:
    named = [(f"c.{column} = any(%({column})s)", column, list(ids)) for column, ids in sorted(places.items())]
    facts: dict[str, Any] = {
        "since": since,
        "until": until,
        "margin": rule.margin,
        **{column: ids for _, column, ids in named},
    }
    seen = " or ".join(test for test, *_ in named) or "false"
    with connections[READ].cursor() as cursor:
        cursor.execute(_NAMED.format(found=_FOUND[AnomalyKind(rule.kind)], seen=f"({seen})"), facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
