"""Looking at shared data: the catalogue with who uses it, requests of one's office, and who used what about me."""

from datetime import datetime, timedelta

from yimen.engine.case.cases.reading import select
from yimen.engine.exchange.sharing.rows import READERS, DataRequestRow, DataSetRow, DataUseRow, UsableSet
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.capped import Capped

MONTH = timedelta(days=30)
_OFFICE = "(select name from offices_officeterm where office_id = {} order by valid desc limit 1)"
_SETS = f"""
select s.ref, s.name, s.about, coalesce({_OFFICE.format("s.office_id")}, '') office_name, s.source, s.condition,
  s.basis, s.published_at, s.ended_at,
  (select count(distinct r.item_id) from sharing_datarequest r where r.data_set_id = s.id and r.until > %s) items,
  u.uses, u.answered, case when %s or s.office_id = any(%s) then 'yes' else '' end mine
from sharing_dataset s left join lateral (
  select count(*) uses, count(*) filter (where outcome <> 'unanswered') answered from sharing_datause d
   where d.data_set_id = s.id and d.used_at > %s) u on true
order by s.ended_at is not null, s.name, s.id limit 500
"""
_REQUESTS = f"""
select r.ref, s.name data_set_name, coalesce({_OFFICE.format("s.office_id")}, '') owner_name,
  coalesce({_OFFICE.format("r.office_id")}, '') office_name,
  coalesce((select name from catalogue_itemversion v where v.item_id = r.item_id order by v.number desc limit 1), '')
    item_name,
  r.why, r.asked_at, r.answer_by, r.answer, r.reason, r.until,
  case when r.answered_at is null and s.office_id = any(%s) then 'yes' else '' end mine
from sharing_datarequest r join sharing_dataset s on s.id = r.data_set_id
where %s or s.office_id = any(%s) or r.office_id = any(%s)
order by r.answered_at is not null, r.answer_by, r.id desc limit 101
"""
_USES = f"""
select s.name data_set_name, coalesce({_OFFICE.format("s.office_id")}, '') owner_name, u.purpose, u.place, u.used_at,
  u.outcome, c.item_name, c.number case_number
from sharing_datause u join sharing_dataset s on s.id = u.data_set_id join cases_case c on c.id = u.case_id
where {{}} order by u.id desc limit 51
"""


def catalogue(actor: Actor, now: datetime) -> tuple[DataSetRow, ...]:
    """The catalogue of shared data, for staff who lead, keep or watch it."""
    if actor.kind is not ActorKind.SYSTEM and not actor.has_role(*READERS):
        return ()
    everywhere = actor.has_role(Role.ADMINISTRATOR, Role.REFORM_OFFICE)
    heads = sorted(actor.offices(Role.OFFICE_HEAD))
    return tuple(DataSetRow(**row) for row in select(_SETS, (now, everywhere, heads, now - MONTH)))


def requests(actor: Actor) -> tuple[DataRequestRow, ...]:
    """The requests that one's office made or answers; all of them for who keeps or watches; open ones first."""
    everywhere = actor.has_role(Role.ADMINISTRATOR, Role.REFORM_OFFICE, Role.SUPERVISOR)
    heads, mine = sorted(actor.offices(Role.OFFICE_HEAD)), sorted(actor.offices(Role.OFFICE_HEAD, Role.CHIEF))
    return Capped((DataRequestRow(**row) for row in select(_REQUESTS, (heads, everywhere, mine, mine))), 100)


def usable(item_ref: str, now: datetime) -> tuple[UsableSet, ...]:
    """The data sets that may be used for a case of this item now."""
    found = select(
        "select s.ref, s.name from sharing_dataset s where s.ended_at is null and (s.condition = 'open' or exists ("
        " select from sharing_datarequest r join catalogue_item i on i.id = r.item_id"
        "  where r.data_set_id = s.id and i.ref = %s and r.until > %s)) order by s.name",
        (item_ref, now),
    )
    return tuple(UsableSet(**row) for row in found)


def used_about_mine(actor: Actor) -> tuple[DataUseRow, ...]:
    """Who used which data about those I act for, the latest first."""
    rows = select(_USES.format("u.party_id = any(%s)"), (sorted(set(actor.parties())),))
    return Capped((DataUseRow(**row) for row in rows), 50)


def used_for_case(case_id: int) -> tuple[DataUseRow, ...]:
    """What was used for a case, for whoever was shown the case."""
    return Capped((DataUseRow(**row) for row in select(_USES.format("u.case_id = %s"), (case_id,))), 50)
