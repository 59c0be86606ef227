"""What is stuck between departments 堵点: over its limit in a joint approval, at a site or in a sitting; or a card."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from yimen.kernel.snapshot import snapshot

MOST = 100
_SQL = """
select source, ref, office_id, title, since, project_ref, project from (
  select 'opinion' source, p.ref, p.office_id, c.item_name title, p.due_at since, coalesce(pr.ref, '') project_ref,
    coalesce(pr.name, '') project
  from joint_opinion p join joint_jointapproval j on j.id = p.joint_id join cases_case c on c.id = j.case_id
    left join matters_matterpart mp on mp.case_id = c.id left join projects_projectstage s on s.matter_id = mp.matter_id
    left join projects_project pr on pr.id = s.project_id
  where p.state = 'running' and p.due_at < %(now)s and j.concluded_at is null and j.called_off_at is null
  union all
  select 'site', o.ref, o.office_id, pr.name, o.due_at, pr.ref, pr.name
  from projects_siteopinion o join projects_site s on s.id = o.site_id join projects_project pr on pr.id = s.project_id
  where o.said_at is null and o.due_at < %(now)s and s.concluded_at is null and pr.stopped_at is null
  union all
  select 'sitting', t.ref, t.lead_id, pr.name, t.due_at, pr.ref, pr.name
  from projects_jointsitting t join projects_projectstage s on s.id = t.stage_id
    join projects_project pr on pr.id = s.project_id
  where t.state = 'open' and t.due_at < %(now)s and pr.stopped_at is null
  union all
  select 'card', k.ref, k.office_id, coalesce(c.item_name, n.violation, ''), k.raised_at, coalesce(pr.ref, ''),
    coalesce(pr.name, '')
  from findings_card k left join cases_case c on c.id = k.case_id
    left join penalties_penalty n on k.subject_kind = 'penalty' and n.ref = k.subject_ref
    left join matters_matterpart mp on mp.case_id = c.id left join projects_projectstage s on s.matter_id = mp.matter_id
    left join projects_project pr on pr.id = s.project_id
  where k.state in ('open', 'ordered') and k.colour <> 'warning'
) found where (%(project)s = '' or project_ref = %(project)s) and (%(refs)s::text[] is null or ref = any(%(refs)s))
order by source = 'card', since, ref limit %(most)s
"""


@snapshot
class Stuck:
    """One thing that is stuck, on which office it hangs and since when."""

    source: str
    ref: str
    office_id: int
    title: str
    since: datetime
    project_ref: str
    project: str


def stuck(now: datetime, project_ref: str = "", refs: Sequence[str] | None = None) -> tuple[Stuck, ...]:
    """What is stuck now, the longest first, cards last; of one project, or what is named alone. A hundred at most."""
    asked: dict[str, Any] = {
        "now": now,
        "project": project_ref,
        "refs": list(refs) if refs is not None else None,
        "most": MOST,
    }
    with connection.cursor() as cursor:
        cursor.execute(_SQL, asked)
        return tuple(Stuck(*row) for row in cursor.fetchall())
