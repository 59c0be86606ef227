"""Looking at audits: samples that the asker drew for, oversees or audits, and one case as its auditor reads it."""

from typing import Any

from yimen.engine.case.cases.reading import select
from yimen.engine.supervision.audits.rows import ActRow, AuditRow, AuditView, SampleRow, SampleView
from yimen.kernel.actor import Actor, Role, ScopeKind

MOST = 200
_SAMPLES = """
select p.ref, coalesce((select n.name from offices_officeterm n where n.office_id = p.office_id
    order by upper(n.valid) desc nulls first limit 1), '') office_name, s.name auditor_name, p.since, p.until, p.pool,
  p.drawn_at, p.due_on, d.cases, d.recorded, d.flawed, d.wrong
from audits_auditsample p join people_staff s on s.id = p.auditor_id
cross join lateral (select count(*)::int cases, count(recorded_at)::int recorded,
    (count(*) filter (where result = 'flawed'))::int flawed, (count(*) filter (where result = 'wrong'))::int wrong
  from audits_auditedcase where sample_id = p.id) d
where (p.auditor_id = %s or p.office_id = any(%s) or p.drawn_by = %s)
"""
_CASES = """
select d.ref, c.ref case_ref, c.number, c.item_name, r.outcome, c.decided_at, d.result, d.finding, d.recorded_at
from audits_auditedcase d join cases_case c on c.id = d.case_id join cases_ruling r on r.case_id = c.id
"""


def samples(actor: Actor) -> tuple[SampleRow, ...]:
    """The samples that the actor audits, drew, or answers for as head of the office; the newest first."""
    rows = select(f"{_SAMPLES} order by p.id desc limit {MOST}", _mine(actor))
    return tuple(SampleRow(**row) for row in rows)


def sample(ref: str, actor: Actor) -> SampleView | None:
    """One of them with its cases."""
    rows = select(f"{_SAMPLES} and p.ref = %s", (*_mine(actor), ref))
    if not rows:
        return None
    cases = select(
        f"{_CASES} where d.sample_id = (select id from audits_auditsample where ref = %s) order by d.id", (ref,)
    )
    return SampleView(SampleRow(**rows[0]), tuple(AuditRow(**row) for row in cases), _is_auditor(ref, actor))


def audit(ref: str, actor: Actor) -> AuditView | None:
    """A case of a sample as its auditor reads it; others see it as far as they see the sample."""
    rows = select(
        f"{_CASES} where d.ref = %s and d.sample_id in (select p.id from audits_auditsample p"
        " where p.auditor_id = %s or p.office_id = any(%s) or p.drawn_by = %s)",
        (ref, *_mine(actor)),
    )
    if not rows:
        return None
    row = AuditRow(**rows[0])
    (facts,) = select(
        "select p.ref sample_ref, r.reasons, r.law, (select k.due_at from cases_caseclock k where k.case_id = d.case_id"
        "   and k.side in ('promised', 'statutory') order by k.side limit 1) due_at,"
        " coalesce((select array_agg(s.name || ' · ' || v.opinion order by v.id) from cases_review v"
        "   join people_staff s on s.id = v.staff_id where v.case_id = d.case_id), '{}') reviews"
        " from audits_auditedcase d join audits_auditsample p on p.id = d.sample_id"
        " join cases_ruling r on r.case_id = d.case_id where d.ref = %s",
        (ref,),
    )
    acts = select(
        "select e.verb, e.effective_at at, coalesce(s.name, '') who from journal_entry e"
        " left join people_account a on a.ref = e.actor_ref left join people_staff s on s.account_id = a.id"
        " where e.subject_kind = 'case'"
        " and e.subject_id = (select case_id from audits_auditedcase where ref = %s) order by e.seq",
        (ref,),
    )
    told = tuple(ActRow(**act) for act in acts)
    mine = _is_auditor(facts["sample_ref"], actor)
    return AuditView(
        row, facts["sample_ref"], facts["due_at"], facts["reasons"], facts["law"], tuple(facts["reviews"]), told, mine
    )


def _mine(actor: Actor) -> tuple[Any, ...]:
    offices = [scope.id for scope in actor.scopes if scope.kind is ScopeKind.OFFICE]
    return actor.staff_id, offices if actor.has_role(Role.OFFICE_HEAD) else [], actor.ref


def _is_auditor(sample_ref: str, actor: Actor) -> str:
    rows = select("select auditor_id from audits_auditsample where ref = %s", (sample_ref,))
    return "yes" if rows and rows[0]["auditor_id"] == actor.staff_id is not None else ""
