"""Reading the agency: mandates at a point, what waits for its agent, one coming with all its cases, and the ledger.

The ledger is a view of the records: nobody writes it, so nobody forgets to.
"""

from datetime import datetime
from typing import Any

from django.db import connection

from yimen.engine.public.agency.rows import AtHand, FiledRow, IntakeRow, ProofRow, VillageLedger, VillageLedgerRow
from yimen.kernel.actor import Actor, Scope, ScopeKind
from yimen.kernel.case_life import OPEN_STATES, CaseState

PAGE = 50
_CENTRE_NAME = """left join lateral (select name from offices_centreterm where centre_id = {}
     order by upper(valid) desc nulls first limit 1) n on true"""
_PROOFS = f"""
select m.ref, p.ref, p.name, a.name, coalesce(n.name, ''),
  (select json_agg(json_build_array(i.ref, coalesce((select name from catalogue_itemversion v where v.item_id = i.id
      order by case when state = 'draft' then 1 else 0 end, number desc limit 1), '')))
     from catalogue_item i where i.ref = any(m.items)),
  m.way, m.asked_at, m.given_at, m.until,
  case when m.declined_at is not null then 'declined' when m.until <= %(now)s then 'ended'
    when m.given_at is null then 'waiting'
    when exists (select from people_mandate x where x.ref = any(m.mandates) and x.revoked_at is null) then 'given'
    else 'ended' end
from agency_mandateproof m join people_party p on p.id = m.principal_id join people_staff a on a.id = m.agent_id
  {_CENTRE_NAME.format("m.centre_id")}
"""
_FILED = """
select c.ref, c.number, c.item_name, c.applicant_name, c.office_name, r.level, c.state, c.due_at, c.decided_at,
  c.delivered_at, case when 'village_returned' = any(c.awaits) then 'yes' else '' end
from cases_case c join offices_office o on o.id = c.office_id join regions_region r on r.id = o.region_id
"""
_LEDGER = """
select c.id, c.number, c.applicant_name, c.item_name, coalesce(s.name, ''), c.received_at, c.state, c.decided_at,
  c.delivered_at, c.delivered_how, case when c.delivered_how in ('window', 'post') then 'yes' else 'no' end
from cases_case c left join agency_filedcase f on f.case_id = c.id left join agency_intake i on i.id = f.intake_id
  left join people_staff s on s.id = i.agent_id
where c.centre_id = %(centre)s and c.village_id is not null and (%(after)s::bigint is null or c.id < %(after)s)
order by c.id desc limit %(limit)s
"""
_ABOVE = """
with recursive up as (
  select r.id, r.parent_id, r.level from regions_region r join offices_centre c on c.region_id = r.id where c.id = %s
  union all select r.id, r.parent_id, r.level from regions_region r join up on r.id = up.parent_id)
select id, level from up
"""
_SIGHTS = {2: ScopeKind.CITY, 3: ScopeKind.COUNTY, 4: ScopeKind.TOWN, 5: ScopeKind.VILLAGE}


def mandates(actor: Actor, now: datetime, limit: int = PAGE) -> tuple[ProofRow, ...]:
    """The mandates given or asked for at the agent's own point, the newest first."""
    point = actor.agent_at()
    if point is None:
        return ()
    return _proofs("m.centre_id = %(point)s order by m.id desc limit %(limit)s", now, point=point, limit=limit)


def mandate(ref: str, actor: Actor, now: datetime) -> ProofRow | None:
    """One mandate of the agent's own point."""
    found = _proofs("m.ref = %(ref)s and m.centre_id = %(point)s", now, ref=ref, point=actor.agent_at() or 0)
    return next(iter(found), None)


def asked_of(actor: Actor, now: datetime) -> tuple[ProofRow, ...]:
    """The mandates that agents asked this citizen for and that wait for an answer."""
    where = (
        "m.principal_id = %(party)s and m.given_at is null and m.declined_at is null and m.until > %(now)s"
        " order by m.id desc"
    )
    return _proofs(where, now, party=actor.party_id or 0) if actor.party_id is not None else ()


def at_hand(actor: Actor, limit: int = 100) -> AtHand | None:
    """What waits for the agent of a point; None for who is none."""
    point = actor.agent_at()
    if point is None:
        return None
    ref, name = _all(
        f"select c.ref, coalesce(n.name, '') from offices_centre c {_CENTRE_NAME.format('c.id')} where c.id = %s",
        (point,),
    )[0]
    undelivered = [CaseState.GRANTED, CaseState.GRANTED_TOLERATED, CaseState.DENIED]
    decided = _filed(
        "c.centre_id = %s and c.village_id is not null and c.state = any(%s) and c.delivered_at is null"
        " order by c.id desc limit %s",
        (point, undelivered, limit),
    )
    ongoing = _filed(
        "c.centre_id = %s and c.state = any(%s) order by c.due_at nulls last, c.id limit %s",
        (point, sorted(OPEN_STATES), limit),
    )
    mend = tuple(row for row in ongoing if row.state == CaseState.CORRECTION_OPEN or row.returned)
    return AtHand(ref, name, mend, decided, tuple(row for row in ongoing if row not in mend))


def intake(ref: str, actor: Actor) -> IntakeRow | None:
    """One coming of a villager to the agent's own point, with every case and the level that decides it."""
    rows = _all(
        "select i.id, i.ref, p.name, s.name, i.taken_at from agency_intake i join people_party p"
        " on p.id = i.principal_id join people_staff s on s.id = i.agent_id where i.ref = %s and i.centre_id = %s",
        (ref, actor.agent_at() or 0),
    )
    if not rows:
        return None
    number, ref, principal, agent, taken_at = rows[0]
    cases = _filed("c.id in (select case_id from agency_filedcase where intake_id = %s) order by c.id", (number,))
    return IntakeRow(ref, principal, agent, taken_at, cases)


def ledger(centre_ref: str, actor: Actor, after: str = "", limit: int = PAGE) -> VillageLedger | None:
    """The ledger of a point, for its agent and for whoever may look at everything of its place; else None."""
    rows = _all(
        f"select c.id, coalesce(n.name, '') from offices_centre c {_CENTRE_NAME.format('c.id')} where c.ref = %s",
        (centre_ref,),
    )
    if not rows or not _may_look(rows[0][0], actor):
        return None
    centre, name = rows[0]
    facts = {"centre": centre, "after": int(after) if after.isdigit() else None, "limit": limit + 1}
    found = tuple(VillageLedgerRow(*row) for row in _all(_LEDGER, facts))
    return VillageLedger(centre_ref, name, found[:limit], str(found[limit - 1].id) if len(found) > limit else None)


def _may_look(centre: int, actor: Actor) -> bool:
    if Scope(ScopeKind.CENTRE, centre) in actor.scopes:
        return True
    above = {Scope(_SIGHTS[level], region) for region, level in _all(_ABOVE, (centre,)) if level in _SIGHTS}
    return bool(above & actor.scopes)


def _proofs(where: str, now: datetime, **facts: object) -> tuple[ProofRow, ...]:
    rows = _all(f"{_PROOFS} where {where}", {"now": now, **facts})
    return tuple(
        ProofRow(ref, party, name, agent, centre, tuple((item, called) for item, called in items or ()), *rest)
        for ref, party, name, agent, centre, items, *rest in rows
    )


def _filed(where: str, facts: tuple[Any, ...]) -> tuple[FiledRow, ...]:
    return tuple(FiledRow(*row) for row in _all(f"{_FILED} where {where}", facts))


def _all(sql: str, facts: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
