"""Looking at portals: the register with what comes by each, its old addresses, those nobody registered, and mine."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from yimen.engine.case.cases.reading import select
from yimen.engine.exchange.portals.models import PortalBinding
from yimen.engine.exchange.portals.rows import READERS, BindingRow, OldLinkRow, PortalShown
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.capped import Capped
from yimen.registries.dated import day_of

MONTH = timedelta(days=30)
PORTALS, MOST = 100, 200
_PORTALS = """
select p.ref, p.name, coalesce(t.name, '') office_name, r.ref region_ref, coalesce(g.name, '') region_name, p.origin,
  p.opened_at, p.closed_at, p.close_basis,
  (select count(*) from portals_portalbinding b where b.portal_id = p.id and b.ended_at is null) bound,
  (select count(*) from portals_portalentry e where e.portal_id = p.id and e.entered_at > %(since)s
     and e.account_id is not null) entered,
  (select count(*) from portals_oldlink l where l.portal_id = p.id) links,
  coalesce(u.followed, 0) followed, coalesce(u.unknown, 0) unknown
from portals_portal p join regions_region r on r.id = p.region_id
  left join lateral (select name from offices_officeterm where office_id = p.office_id order by valid desc limit 1) t
    on true
  left join lateral (select name from regions_regionterm where region_id = p.region_id order by valid desc limit 1) g
    on true
  left join lateral (select sum(count) followed, sum(count) filter (where known = '') unknown
    from portals_oldlinkuse where portal_id = p.id and day > %(day)s) u on true
where %(ref)s = '' or p.ref = %(ref)s
order by p.closed_at is not null, p.id limit 101
"""
_LINKS = """
select l.path, coalesce(i.ref, '') item_ref, coalesce(v.name, '') item_name, l.page, coalesce(u.n, 0) count
from portals_oldlink l join portals_portal p on p.id = l.portal_id left join catalogue_item i on i.id = l.item_id
  left join lateral (select name from catalogue_itemversion where item_id = i.id order by number desc limit 1) v on true
  left join lateral (select sum(count) n from portals_oldlinkuse where portal_id = p.id and path = l.path
    and day > %(day)s) u on true
where p.ref = %(ref)s order by count desc, l.path limit 201
"""
_UNKNOWN = """
select u.path, '' item_ref, '' item_name, '' page, sum(u.count) count
from portals_oldlinkuse u join portals_portal p on p.id = u.portal_id
where p.ref = %(ref)s and u.day > %(day)s and u.known = ''
  and not exists (select 1 from portals_oldlink l where l.portal_id = p.id and l.path = u.path)
group by u.path order by 5 desc, 1 limit 201
"""


def portals(actor: Actor, now: datetime, ref: str = "") -> Sequence[PortalShown]:
    """The portals, for who keeps or watches them; those in use first."""
    if actor.kind is not ActorKind.SYSTEM and not actor.has_role(*READERS):
        return ()
    rows = select(_PORTALS, {"since": now - MONTH, "day": day_of(now - MONTH), "ref": ref})
    return Capped((PortalShown(**row) for row in rows), PORTALS)


def portal(ref: str, actor: Actor, now: datetime) -> PortalShown | None:
    """One of them."""
    return next(iter(portals(actor, now, ref)), None) if ref else None


def open_portal(ref: str, now: datetime) -> PortalShown | None:
    """A portal in use, for whoever comes by it."""
    rows = select(_PORTALS, {"since": now, "day": day_of(now), "ref": ref}) if ref else []
    return next((PortalShown(**row) for row in rows if row["closed_at"] is None), None)


def old_links(ref: str, now: datetime) -> tuple[OldLinkRow, ...]:
    """The old addresses of a portal that was shown, those most followed first."""
    rows = select(_LINKS, {"ref": ref, "day": day_of(now - MONTH)})
    return Capped((OldLinkRow(**{**row, "count": int(row["count"])}) for row in rows), MOST)


def unknown_links(ref: str, now: datetime) -> tuple[OldLinkRow, ...]:
    """The old addresses that people followed and nobody registered, those most followed first."""
    rows = select(_UNKNOWN, {"ref": ref, "day": day_of(now - MONTH)})
    return Capped((OldLinkRow(**{**row, "count": int(row["count"])}) for row in rows), MOST)


def bound_to(actor: Actor) -> tuple[BindingRow, ...]:
    """The portals to which one's own account is bound."""
    if actor.kind is not ActorKind.CITIZEN or actor.account_id is None:
        return ()
    rows = PortalBinding.objects.filter(account_id=actor.account_id, ended_at=None).select_related("portal")
    return tuple(BindingRow(one.ref, one.portal.name, one.bound_at) for one in rows.order_by("id")[:MOST])
