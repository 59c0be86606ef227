"""Looking from the counter: what lies ready for who stands there, whichever window took it in."""

from yimen.engine.cases import seeing
from yimen.engine.cases.reading import select
from yimen.engine.counter.rows import ReadyRow
from yimen.kernel.actor import Actor

MOST = 50

_READY = """
select c.ref, c.number, c.item_name, c.office_name, c.decided_at,
  case when c.state = 'denied' then 'deny' else 'grant' end as outcome,
  case when c.state = 'denied' then '' else coalesce((select b.state from fees_bill b where b.case_id = c.id
    and b.state = 'open'), '') end as owed
from cases_case c join people_party p on p.id = c.applicant_id
where p.ref = %s and c.state in ('granted', 'granted_tolerated', 'denied') and c.delivered_at is null and """


def ready(party_ref: str, actor: Actor) -> tuple[ReadyRow, ...]:
    """The decided cases of a party that this officer may see and nobody has handed out, the oldest first."""
    condition, values = seeing.visible(actor)
    rows = select(f"{_READY}{condition} order by c.decided_at, c.id limit {MOST}", (party_ref, *values))
    return tuple(ReadyRow(**row) for row in rows)
