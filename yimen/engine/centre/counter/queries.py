"""Looking from the counter: what lies ready for who stands there, whichever window took it in."""

from datetime import datetime

from yimen.engine.case.cases import seeing
from yimen.engine.case.cases.reading import select
from yimen.engine.centre.counter.rows import InstantRow, ReadyRow
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


# Finished at the window: the only desk of the case decided it, or its pair did. Fallen back: the journal says so.
_INSTANT = """
select c.office_name,
  count(*) filter (where e.verb <> 'fall_back' and (cardinality(c.route) = 1
    or exists (select from pairs_pair p where p.case_id = c.id and p.left_at is null))) as finished,
  count(*) filter (where e.verb = 'fall_back') as fallen_back
from journal_entry e join cases_case c on c.id = e.subject_id
where e.subject_kind = 'case' and e.verb in ('grant', 'grant_tolerated', 'deny', 'fall_back')
  and e.effective_at >= %s and e.effective_at < %s and """


def instant(actor: Actor, since: datetime, until: datetime) -> tuple[InstantRow, ...]:
    """How instant items went in a span of time, by office, as far as the actor may see."""
    condition, values = seeing.visible(actor)
    rows = select(f"{_INSTANT}{condition} group by 1 order by 3 desc, 1 limit {MOST}", (since, until, *values))
    return tuple(InstantRow(**row) for row in rows if row["finished"] or row["fallen_back"])


# The miss of the promise has opened its item; at the one desk it has is a case that goes the ordinary way by itself.
_LATE = """
select c.ref from accountability_accountabilityitem a join cases_case c on c.id = a.case_id
where a.answered_at is null and a.side = 'promised' and a.step = '' and c.state = 'accepted'
  and cardinality(c.route) = 1 order by a.id limit 200
"""


def due_late() -> tuple[str, ...]:
    """Instant items still at the window though their promised time is over."""
    return tuple(row["ref"] for row in select(_LATE, ()))
