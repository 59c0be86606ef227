"""Counting what stands out: officer by officer in a month, from the journal; nothing of it is kept or typed.

Every statement gives one row for an act that counts: who, which case, when, and of how many.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import connection

from yimen.engine.supervision.anomalies import moves
from yimen.engine.supervision.anomalies.rows import AnomalyCase, AnomalyFigure
from yimen.kernel.actor import Actor, Role
from yimen.kernel.anomalies import AnomalyKind, AnomalyRuleSaid
from yimen.kernel.staffing.assessment import month_after, month_of
from yimen.registries.dated import midnight

_OF = "e.subject_kind = 'case' and e.effective_at >= %(since)s and e.effective_at < %(until)s"
_FOUND: Mapping[AnomalyKind, str] = {
    AnomalyKind.ASKED_AGAIN: f"""
select e.actor_ref, e.subject_id, e.effective_at, 0 from journal_entry e
 where {_OF} and e.verb = 'open_further_correction'""",
    AnomalyKind.LATE_MATERIAL: f"""
select e.actor_ref, e.subject_id, e.effective_at, 0 from journal_entry e join cases_case c on c.id = e.subject_id
 where {_OF} and e.verb = 'ask_supplement' and e.effective_at >= c.accepted_at + make_interval(days => %(margin)s)""",
    AnomalyKind.SENT_BACK: f"""
select e.actor_ref, e.subject_id, min(e.effective_at), 0 from journal_entry e
 where e.subject_kind = 'case' and e.verb = 'send_back' and e.effective_at < %(until)s
   and e.subject_id in (select e.subject_id from journal_entry e where {_OF} and e.verb = 'send_back')
 group by e.actor_ref, e.subject_id having count(*) >= %(margin)s and max(e.effective_at) >= %(since)s""",
    AnomalyKind.IN_SECONDS: f"""
select e.actor_ref, e.subject_id, e.effective_at, 0 from journal_entry e
  join journal_entry b on b.subject_kind = 'case' and b.subject_id = e.subject_id and b.seq = e.seq - 1
 where {_OF} and e.verb in ('grant', 'grant_tolerated', 'deny') and b.verb in ('review', 'hand_over')
   and e.effective_at < b.effective_at + make_interval(secs => %(margin)s)""",
    AnomalyKind.PULLED_FORWARD: f"""
select e.actor_ref, e.subject_id, e.effective_at, 0 from journal_entry e where {_OF} and e.verb = 'prioritise'""",
    AnomalyKind.ONE_AGENT: f"""
with r as (select e.actor_ref, e.subject_id, e.effective_at at,
    case when m.kind = 'agent' then m.agent_id end agent,
    count(*) over (partition by e.actor_ref) of_all
  from journal_entry e join cases_case c on c.id = e.subject_id left join people_mandate m on m.id = c.mandate_id
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
    order by valid desc limit 1), ''), c.id, c.ref, c.number, c.item_name, f.at, f.of_all
from f join people_account a on a.ref = f.actor_ref join people_staff s on s.account_id = a.id
  join cases_case c on c.id = f.case_id
where {seen} and (%(staff)s = '' or s.ref = %(staff)s) order by s.number, f.at, c.id
"""


def of_month(
    rules: Iterable[AnomalyRuleSaid], month: date, actor: Actor, staff_ref: str = ""
) -> tuple[AnomalyFigure, ...]:
    """Every figure of a month that reached its rule, in cases that somebody supervises; the largest first."""
    seen, facts = _supervised(actor)
    facts |= {"since": midnight(month_of(month)), "until": midnight(month_after(month_of(month))), "staff": staff_ref}
    found = [one for rule in rules for one in _of_rule(rule, seen, facts)] if seen else []
    return tuple(sorted(found, key=lambda one: (-one.count, one.kind, one.staff_ref)))


def _supervised(actor: Actor) -> tuple[str, dict[str, Any]]:
    """What supervision of a place reads, as a condition on a case; empty: nothing."""
    scopes = [scope for scope in sorted(actor.scopes) if scope.kind in moves.PLACES]
    if not actor.has_role(Role.SUPERVISOR):
        return "", {}
    tests = [f"c.{scope.kind}_id = %(scope{n})s" for n, scope in enumerate(scopes)]
    return f"({' or '.join(tests)})" if tests else "", {f"scope{n}": one.id for n, one in enumerate(scopes)}


def _of_rule(rule: AnomalyRuleSaid, seen: str, facts: Mapping[str, Any]) -> Iterable[AnomalyFigure]:
    """One officer after the other whose count reached the least of the rule."""
    by_officer: dict[tuple[str, str, str], dict[str, AnomalyCase]] = defaultdict(dict)
    of_all: dict[str, int] = {}
    with connection.cursor() as cursor:
        sql = _NAMED.format(found=_FOUND[AnomalyKind(rule.kind)], seen=seen)
        cursor.execute(sql, {**facts, "margin": rule.margin})
        for ref, name, office, case_id, case, number, item, at, whole in cursor.fetchall():
            by_officer[ref, name, office][case] = AnomalyCase(case_id, case, number, item, at)
            of_all[ref] = whole
    for (ref, name, office), cases in by_officer.items():
        if len(cases) >= rule.least:
            yield AnomalyFigure(rule.kind, ref, name, office, len(cases), of_all[ref], tuple(cases.values()))
