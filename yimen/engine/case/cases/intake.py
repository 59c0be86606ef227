"""What a new case takes over: the version in force, the office, the party, the desks and the place, read at once.

One statement, which is spared what most items do not need. It decides nothing: `placing` does, and `receiving` writes.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from yimen.engine.case.cases.applicable import must_not_be_suspended
from yimen.engine.case.cases.frozen import known, terms_of
from yimen.engine.case.cases.placing import Answering, Desk, Door
from yimen.engine.case.cases.refusals import ItemNotApplicable
from yimen.journal.statement import built, prepared
from yimen.kernel.actor import Role
from yimen.kernel.offices.powers import CentreClass, Delegated, Mode, OfficeNotOffered, Point
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Terms
from yimen.registries.dated import day_of

_MOST_KEPT = 2048


@snapshot
class Intake:
    """Everything a new case takes over: the version in force, the office, the party, the desks and the place."""

    item_id: int
    decision_ranks: tuple[int, ...]
    version_id: int
    name: str
    terms: Terms
    terms_hash: bytes
    office: Answering
    others: Mapping[int, Answering]
    door: Door
    party_id: int
    party_kind: str
    party_name: str
    desks: tuple[Desk, ...]
    elsewhere: tuple[Desk, ...]
    place: Mapping[int, int]


# First what belongs to this office or item, then what is valid today ("offset 0"): the planner would compare the days
# of everybody's rows first, and a span is dear to compare.
def _answering(office: str) -> str:
    """An office as it answers for a case, by its name of today."""
    return f"""json_build_array({office}.id,
    coalesce((select t.name from (select name, valid from offices_officeterm where office_id = {office}.id offset 0) t
      where t.valid @> %(today)s::date), ''), {office}.calendar_id,
    (select revision from calendars_calendar where id = {office}.calendar_id), {office}.region_id)"""


_FROM_CENTRE = "(select region_id from offices_centre where id = %(centre)s)"
_FROM_OFFICE = """(select o.region_id from offices_office o join catalogue_item i on i.office_id = o.id
    where i.ref = %(item)s)"""
_DESKS = """(select json_agg(json_build_array(id, role, centre_id, office_id, rank) order by id)::text
     from (select id, role, centre_id, office_id, rank, valid from people_post
       where office_id = any({offices}) or centre_id = %(centre)s offset 0) near
     where ((office_id = any({offices}) and role in ('reviewer', 'chief', 'decider'))
         or (role = 'window' and centre_id = %(centre)s and (office_id is null or office_id = any({offices}))))
       and valid @> %(today)s::date)"""

_ELSEWHERE = """(select json_agg(json_build_array(id, role, centre_id, office_id, rank) order by id)::text
     from people_post where valid @> %(today)s::date and role = 'window' and (office_id = any({offices})
         or (office_id is null and centre_id in (select c.id from offices_centre c
             where c.kind = 'administrative' and c.region_id = o.region_id))))"""

_HANDED_DOWN = """
left join lateral (
  select array_agg(u.office_id) filter (where u.office_id is not null) as offices,
    json_agg(json_build_array(u.id, u.mode, u.office_id, u.centre_id, u.region_id, u.least_class, u.equal, u.villages)
      order by u.id)::text as told
  from delegations_delegation u where u.item_id = i.id and u.valid @> %(today)s::date
    and (u.centre_id = %(centre)s or u.region_id in (select id from place)
      or u.office_id in (select office_id from towns_host where centre_id = %(centre)s and valid @> %(today)s::date)
      or u.office_id = (select id from offices_office where ref = %(chosen)s))) d on true"""


_NOTHING_HANDED_DOWN = """null::text, null::text, null::bigint,
  exists (select from delegations_delegation u where u.item_id = i.id and u.valid @> %(today)s::date)"""
_WHAT_IS_HANDED_DOWN = f"""d.told,
  (select json_agg({_answering("u")})::text from offices_office u where u.id = any(d.offices)),
  (select id from offices_office where ref = %(chosen)s), true"""


@lru_cache(maxsize=4)
def _gathering(handed_down: str, at_centre: str) -> str:
    """The one statement that gathers what a case takes over. An item of which nothing is handed down to anybody, as
    most are, is spared what the others need; the last column says whether something is after all."""
    plain = handed_down == "no"
    offices = "array[o.id]" if plain else "array_append(d.offices, o.id)"
    lowest = _FROM_CENTRE if at_centre == "yes" else _FROM_OFFICE
    return f"""
with recursive place as (
  select r.id, r.parent_id, r.level from regions_region r where r.id = {lowest}
  union all select r.id, r.parent_id, r.level from regions_region r join place on r.id = place.parent_id)
select i.id, i.decision_ranks, v.id, v.name,
  case when position(v.terms_hash in %(known)s::bytea) = 0 then v.terms::text end,
  v.terms_hash, {_answering("o")}::text, p.id, p.kind, p.name,
  (select json_object_agg(level, id)::text from place),
  {_DESKS.format(offices=offices)},
  {_elsewhere(plain, at_centre, offices)},
  (select json_build_array(c.id, c.kind,
      (select g.centre_class from towns_centreclass g where g.centre_id = c.id and g.valid @> %(today)s::date),
      (select json_agg(h.office_id) from towns_host h where h.centre_id = c.id and h.valid @> %(today)s::date))::text
     from offices_centre c where c.id = %(centre)s),
  (select h.way from delegations_itemhandling h where h.item_id = i.id and h.valid @> %(today)s::date),
  {_NOTHING_HANDED_DOWN if plain else _WHAT_IS_HANDED_DOWN}
from catalogue_item i
join lateral (select id, name, terms, terms_hash, in_force from catalogue_itemversion where item_id = i.id offset 0) v
  on v.in_force @> %(now)s::timestamptz
join offices_office o on o.id = coalesce((select t.office_id from delegations_takeover t
  where t.item_id = i.id and t.valid @> %(today)s::date), i.office_id)
join people_party p on p.ref = %(party)s{"" if plain else _HANDED_DOWN}
where i.ref = %(item)s
  and not exists (select from catalogue_suspension s where s.item_id = i.id and s.during @> %(now)s::timestamptz)
"""


def _elsewhere(plain: bool, at_centre: str, offices: str) -> str:
    """The windows outside this centre; a centre needs them only for what is handed down."""
    windows = _ELSEWHERE.format(offices=offices)
    if at_centre == "no":
        return windows
    return "null::text" if plain else f"case when d.told is not null then {windows} end"


def gathered(item_ref: str, party_ref: str, centre_id: int | None, office_ref: str, now: datetime) -> Intake:
    """What a case of an item would take over from a party now, at a counter and for an office chosen; refused when the
    item is not offered."""
    facts = {
        "item": item_ref, "party": party_ref, "centre": centre_id, "chosen": office_ref,
        "now": now, "today": day_of(now), "known": known(),
    }  # fmt: skip
    row = _gathered(facts)
    if row is None:
        must_not_be_suspended(item_ref, now)
        raise ItemNotApplicable(item=item_ref)
    item, ranks, version, name, terms, terms_hash, office, party, kind, party_name, place, desks, elsewhere, *rest = row
    point, way, told, others, chosen, _ = rest
    if office_ref and chosen is None:
        raise OfficeNotOffered()
    regions = {int(level): region for level, region in built(place or "{}").items()}
    return Intake(
        item_id=item,
        decision_ranks=tuple(ranks or ()),
        version_id=version,
        name=name,
        terms=terms_of(bytes(terms_hash), terms),
        terms_hash=bytes(terms_hash),
        office=Answering(*built(office)),
        others={one.id: one for one in (Answering(*facts) for facts in built(others or "[]"))},
        door=Door(_point(regions, point), way or "", _delegated(told), chosen),
        party_id=party,
        party_kind=kind,
        party_name=party_name,
        desks=_desks(desks),
        elsewhere=_desks(elsewhere),
        place=regions,
    )


_HINTS: set[str] = set()
"""Items of which something was handed down when this process last looked; the full statement is right for all."""


def _gathered(facts: Mapping[str, Any]) -> tuple[Any, ...] | None:
    """The facts of a new case, read in one statement; in two when something of the item turns out to be handed down."""
    at_centre = "no" if facts["centre"] is None else "yes"
    if not facts["chosen"] and facts["item"] not in _HINTS:
        row = prepared(_gathering("no", at_centre), facts).fetchone()
        if row is None or not row[-1]:
            return row
        if len(_HINTS) >= _MOST_KEPT:
            _HINTS.clear()
        _HINTS.add(facts["item"])
    return prepared(_gathering("yes", at_centre), facts).fetchone()


def _desks(text: str | None) -> tuple[Desk, ...]:
    return tuple(Desk(id, Role(role), centre, office, rank) for id, role, centre, office, rank in _told(text))


def _told(text: str | None) -> list[list[Any]]:
    return list(built(text or "[]"))


def _point(regions: Mapping[int, int], text: str | None) -> Point | None:
    if text is None:
        return None
    id, kind, centre_class, hosts = built(text)
    upward = tuple(regions[level] for level in sorted(regions, reverse=True))
    return Point(id, kind, CentreClass(centre_class or 0), upward, frozenset(hosts or ()))


def _delegated(text: str | None) -> tuple[Delegated, ...]:
    return tuple(
        Delegated(id, Mode(mode), office, centre, region, CentreClass(least), equal, villages)
        for id, mode, office, centre, region, least, equal, villages in built(text or "[]")
    )
