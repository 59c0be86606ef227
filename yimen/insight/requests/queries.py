"""Looking at all requests at once: voices with posts and interviews, complaints, enquiries; narrowed to one's places.

It runs as the read-only role, counts and lists what is open by the partial indexes of each kind, and pages by key. Of a
complaint about somebody that one sees nothing: it is not theirs to look at.
"""

import base64
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import connections

from yimen.insight.requests.rows import DivisionRow, KindStanding, RequestKind, RequestPage, RequestRow
from yimen.kernel.actor import Actor, Role, Scope, ScopeKind
from yimen.kernel.rates import Share
from yimen.kernel.voice_life import HANDED_OUT_WITHIN

PAGE, SINCE, SOON = 50, timedelta(days=30), timedelta(hours=24)
COLUMNS: Mapping[ScopeKind, tuple[str, str]] = {
    ScopeKind.CITY: ("city_id", "county_id"),
    ScopeKind.COUNTY: ("county_id", "town_id"),
    ScopeKind.TOWN: ("town_id", "village_id"),
    ScopeKind.VILLAGE: ("village_id", "village_id"),
}
"""In which column lies the place that is supervised, and in which those right below it."""
_WIDEST = tuple(COLUMNS)

# A place with the city, county, town and village in which it lies; what has no place is the city's.
_LINE = """left join lateral (with recursive up as (
      select id, parent_id, level from regions_region where id = {place}
      union all select r.id, r.parent_id, r.level from regions_region r join up on r.id = up.parent_id)
    select max(id) filter (where level = 2) as city_id, max(id) filter (where level = 3) as county_id,
      max(id) filter (where level = 4) as town_id, max(id) filter (where level = 5) as village_id from up) l on true"""
_PLACES = "city_id, county_id, town_id, village_id"
_VOICES = f"""
select 'voice' as kind, v.ref, v.number, v.way, v.kind as what, v.title, v.office_id, v.lodged_at as came_at,
  case when v.state = 'received' or o.id is null then v.hand_out_by
    when v.state = 'answered' then o.ended_at + (v.hand_out_by - v.lodged_at)
    when o.taken_at is null then o.respond_by else o.answer_by end as due_at,
  v.raised_at is not null as raised, v.state as stage, coalesce(o.urged, 0) as urged, {_PLACES}
from voices_voice v left join lateral (
  select * from voices_voiceorder o where o.voice_id = v.id order by o.nth desc limit 1) o on true
where v.state in ('received', 'assigned', 'answered')"""
_COMPLAINTS = f"""
select 'complaint', c.ref, c.number, c.way, c.kind, left(c.told, 40), c.office_id, c.lodged_at,
  coalesce(i.answer_by, c.acknowledge_by), c.raised_at is not null,
  case when c.acknowledged_at is null then 'received' else 'assigned' end, 0, {_PLACES}
from complaints_complaint c left join lateral (
  select i.answer_by from complaints_investigation i where i.complaint_id = c.id and i.answered_at is null
  order by i.nth desc limit 1) i on true
where c.ended_at is null and not (%(staff)s = any(c.staff))"""
_ENQUIRIES = f"""
select 'enquiry', e.ref, e.outside_number, e.way, '', e.topic, coalesce(e.office_id, s.office_id), e.asked_at, e.due_at,
  false, case when e.owner_id is null then 'received' else 'assigned' end, 0, l.*
from enquiries_enquiry e left join people_staff s on s.id = e.owner_id
left join offices_centre n on n.id = e.centre_id
left join offices_office f on f.id = coalesce(e.office_id, s.office_id)
{_LINE.format(place="coalesce(n.region_id, f.region_id)")}
where e.ended = ''"""
_POSTS = f"""
select 'post', p.ref, '', 'post', '', left(p.text, 40), m.office_id, p.taken_at, p.taken_at + %(within)s,
  false, 'received', 0, l.*
from microblogs_blogpost p join microblogs_microblog m on m.id = p.microblog_id
{_LINE.format(place="m.region_id")}
where p.read_at is null"""
_OPEN = f"({_VOICES} union all {_COMPLAINTS} union all {_ENQUIRIES} union all {_POSTS}) q"

_LISTED = """
select q.*, coalesce(t.name, '') as office, coalesce(g.name, '') as place from {open}
left join offices_officeterm t on t.office_id = q.office_id and t.valid @> %(now)s::timestamptz::date
left join regions_regionterm g on g.region_id = coalesce(village_id, town_id, county_id, city_id)
  and g.valid @> %(now)s::timestamptz::date
where {where} order by due_at, q.kind, q.ref limit %(most)s
"""
_DIVIDED = """
select g.ref, coalesce(t.name, '') as name, count(*) filter (where kind = 'voice') as voices,
  count(*) filter (where kind = 'complaint') as complaints, count(*) filter (where kind = 'enquiry') as enquiries,
  count(*) filter (where kind = 'post') as posts, count(*) filter (where due_at < %(now)s) as red,
  count(*) filter (where due_at >= %(now)s and due_at < %(soon)s) as amber, count(*) as all
from {open} left join regions_region g on g.id = {below}
left join regions_regionterm t on t.region_id = g.id and t.valid @> %(now)s::timestamptz::date
where {where} group by g.ref, t.name order by count(*) filter (where due_at < %(now)s) desc, count(*) desc, g.ref
"""
_KINDS = """
select kind, count(*) as open, count(*) filter (where due_at < %(now)s) as red from {open} where {where} group by 1
"""
_ENDED = f"""
select 'voice' as kind, v.lodged_at as came_at, v.closed_at as ended_at, o.ended_at <= o.answer_by as kept, {_PLACES}
from voices_voice v left join lateral (
  select * from voices_voiceorder o where o.voice_id = v.id order by o.nth desc limit 1) o on true
where v.lodged_at >= %(since)s or v.closed_at >= %(since)s
union all
select 'complaint', c.lodged_at, c.ended_at, i.answered_at <= i.answer_by, {_PLACES}
from complaints_complaint c left join complaints_investigation i on i.complaint_id = c.id and i.nth = 1
where (c.lodged_at >= %(since)s or c.ended_at >= %(since)s) and not (%(staff)s = any(c.staff))
union all
select 'enquiry', e.asked_at, e.ended_at, e.ended_at <= e.due_at, l.*
from enquiries_enquiry e left join people_staff s on s.id = e.owner_id
left join offices_centre n on n.id = e.centre_id
left join offices_office f on f.id = coalesce(e.office_id, s.office_id)
{_LINE.format(place="coalesce(n.region_id, f.region_id)")}
where e.asked_at >= %(since)s or e.ended_at >= %(since)s
union all
select 'post', p.taken_at, p.read_at, p.read_at <= p.taken_at + %(within)s, l.*
from microblogs_blogpost p join microblogs_microblog m on m.id = p.microblog_id
{_LINE.format(place="m.region_id")}
where p.taken_at >= %(since)s or p.read_at >= %(since)s
"""
_LATELY = """
select kind, count(*) filter (where came_at >= %(since)s) as came,
  count(*) filter (where ended_at >= %(since)s) as ended,
  count(*) filter (where ended_at >= %(since)s and kept) as kept
from ({ended}) q where {where} group by 1
"""


def listed(
    actor: Actor, now: datetime, kind: str = "", only_late: str = "", place: str = "", after: str = ""
) -> RequestPage:
    """What lies open in one's places, what is due first on top; of a kind, what is late alone, of one division."""
    found = _overseen(actor)
    if found is None:
        return RequestPage((), None)
    where, facts = found[0], {**found[1], "now": now, "most": PAGE + 1}
    if kind in set(RequestKind):
        where, facts = f"{where} and q.kind = %(kind)s", {**facts, "kind": kind}
    if only_late:
        where = f"{where} and due_at < %(now)s"
    if place:
        where = f"{where} and {found[2]} = (select id from regions_region where ref = %(place)s)"
        facts["place"] = place
    if key := _opened(after):
        where = f"{where} and (due_at, q.kind, q.ref) > (%(at)s::timestamptz, %(of)s, %(ref)s)"
        facts |= {"at": key[0], "of": key[1], "ref": key[2]}
    rows = [_row(one, now) for one in _select(_LISTED.format(open=_OPEN, where=where), facts)]
    return RequestPage(tuple(rows[:PAGE]), _key(rows[PAGE - 1]) if len(rows) > PAGE else None)


def by_division(actor: Actor, now: datetime) -> tuple[DivisionRow, ...]:
    """What lies open in each division right below one's place, the one with most that is late on top."""
    found = _overseen(actor)
    if found is None:
        return ()
    where, facts, below = found
    rows = _select(_DIVIDED.format(open=_OPEN, where=where, below=below), {**facts, "now": now, "soon": now + SOON})
    return tuple(DivisionRow(**{**one, "ref": one["ref"] or ""}) for one in rows)


def standing(actor: Actor, now: datetime) -> tuple[KindStanding, ...]:
    """Each kind: what lies open, and what came and ended in the last thirty days."""
    found = _overseen(actor)
    if found is None:
        return ()
    where, facts = found[0], {**found[1], "now": now, "since": now - SINCE}
    lying = {one["kind"]: one for one in _select(_KINDS.format(open=_OPEN, where=where), facts)}
    lately = {one["kind"]: one for one in _select(_LATELY.format(ended=_ENDED, where=where), facts)}
    return tuple(_standing(kind, lying.get(kind, {}), lately.get(kind, {})) for kind in RequestKind)


def _standing(kind: str, lying: Mapping[str, Any], lately: Mapping[str, Any]) -> KindStanding:
    kept = Share(lately.get("kept", 0), lately.get("ended", 0))
    figures = (lying.get("open", 0), lying.get("red", 0), lately.get("came", 0), lately.get("ended", 0))
    return KindStanding(str(kind), *figures, kept)


def _overseen(actor: Actor) -> tuple[str, dict[str, Any], str] | None:
    """What narrows to the places that somebody supervises, its facts, and the column of the divisions below."""
    scopes = [scope for scope in actor.scopes if scope.kind in COLUMNS] if actor.has_role(Role.SUPERVISOR) else []
    if not scopes:
        return None
    tests = [_is_in(scope, f"scope{n}") for n, scope in enumerate(sorted(scopes))]
    facts: dict[str, Any] = {f"scope{n}": scope.id for n, scope in enumerate(sorted(scopes))}
    widest = min((scope.kind for scope in scopes), key=_WIDEST.index)
    facts |= {"staff": actor.staff_id or 0, "within": HANDED_OUT_WITHIN}
    return f"({' or '.join(tests)})", facts, COLUMNS[widest][1]


def _is_in(scope: Scope, name: str) -> str:
    nowhere = " or city_id is null" if scope.kind is ScopeKind.CITY else ""
    return f"({COLUMNS[scope.kind][0]} = %({name})s{nowhere})"


def _row(one: Mapping[str, Any], now: datetime) -> RequestRow:
    lamp = "red" if one["due_at"] < now else "amber" if one["due_at"] < now + SOON else "green"
    return RequestRow(
        one["kind"], one["ref"], one["number"], one["way"], one["what"], one["title"], one["office"], one["place"],
        one["came_at"], one["due_at"], lamp, "yes" if one["raised"] else "", one["stage"], one["urged"],
    )  # fmt: skip


def _select(sql: str, facts: Mapping[str, Any]) -> list[dict[str, Any]]:
    with connections["read"].cursor() as cursor:
        cursor.execute(sql, facts)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _key(row: RequestRow) -> str:
    text = f"{row.due_at.isoformat()}|{row.kind}|{row.ref}"
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _opened(key: str) -> tuple[datetime, str, str] | None:
    """The key of a page; a broken one starts from the beginning rather than failing."""
    try:
        at, kind, ref = base64.urlsafe_b64decode(key + "=" * (-len(key) % 4)).decode().split("|")
        return datetime.fromisoformat(at), kind, ref
    except ValueError:
        return None
