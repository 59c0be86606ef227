"""Reading tickets: one statement for a row with how many wait before it. It writes nothing."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from yimen.engine.cases.reading import select
from yimen.engine.tickets.rows import HeldTicket, QueueRow, TicketRow
from yimen.kernel.actor import Actor, Role
from yimen.kernel.visits.tickets import TicketState, number
from yimen.registries.dated import day_of

MOST = 100
EXPIRED = "expired"
_ROWS = f"""
select t.ref, t.letter, t.n, c.ref centre_ref, coalesce(k.name, '') centre_name, g.ref group_ref, g.name group_name,
  t.wanted, t.about, coalesce(i.ref, '') item_ref, coalesce(b.ref, '') bundle_ref, t.day, t.state,
  case when t.state = 'waiting' then (select count(*) from (select from tickets_ticket o where o.group_id = t.group_id
    and o.day = t.day and o.state = 'waiting' and o.id < t.id limit {MOST}) few) else 0 end "before",
  coalesce(w.code, '') "window", t.calls, t.taken_at, t.called_at, t.ended_at,
  coalesce(p.ref, '') party_ref, coalesce(p.name, '') party_name, coalesce(m.ref, '') matter_ref,
  coalesce(v.ref, '') visit_ref
from tickets_ticket t join offices_centre c on c.id = t.centre_id join windows_windowgroup g on g.id = t.group_id
  left join lateral (select name from offices_centreterm where centre_id = c.id
    order by upper(valid) desc nulls first limit 1) k on true
  left join catalogue_item i on i.id = t.item_id left join bundles_bundle b on b.id = t.bundle_id
  left join offices_window w on w.id = t.window_id left join matters_matter m on m.id = t.matter_id
  left join people_party p on p.id = coalesce(t.party_id, m.party_id) left join visits_visit v on v.id = t.visit_id
where """
_QUEUES = f"""
select g.ref group_ref, g.letter, g.name,
  (select count(*) from (select from tickets_ticket t where t.group_id = g.id and t.day = %s
    and t.state = 'waiting' limit {MOST}) few) waiting,
  coalesce((select t.letter || lpad(t.n::text, greatest(3, length(t.n::text)), '0') from tickets_ticket t
    where t.centre_id = g.centre_id and t.day = %s and t.letter = g.letter and t.group_id = g.id
      and t.called_at is not null order by t.n desc limit 1), '') called
from windows_windowgroup g where g.ref = any(%s) order by g.letter
"""

_CENTRES = """
select distinct c.ref from windows_windowgroup g join offices_centre c on c.id = g.centre_id
  join windows_groupedwindow x on x.group_id = g.id and x.valid @> %s::date
where g.valid @> %s::date
"""


def found(where: str, values: tuple[Any, ...], now: datetime) -> tuple[HeldTicket, ...]:
    """Tickets by a condition, as a counter sees them."""
    return tuple(_held(row, day_of(now)) for row in select(f"{_ROWS}{where}", values))


def queues(groups: Mapping[str, Collection[str]], now: datetime) -> tuple[QueueRow, ...]:
    """The queues of some groups, each with its counters, by letter."""
    on = day_of(now)
    return tuple(
        QueueRow(**row, windows=tuple(groups[row["group_ref"]])) for row in select(_QUEUES, (on, on, list(groups)))
    )


def centres(now: datetime) -> frozenset[str]:
    """The centres that give tickets today."""
    return frozenset(row["ref"] for row in select(_CENTRES, (day_of(now), day_of(now))))


def windows_of(actor: Actor) -> Mapping[int, int]:
    """The counters at which the actor stands, by the posts held there."""
    posts = [post.post_id for post in actor.posts if post.role is Role.WINDOW]
    if not posts:
        return {}
    sql = "select id, window_id from people_post where id = any(%s) and window_id is not null order by id"
    return {int(row["id"]): int(row["window_id"]) for row in select(sql, (posts,))}


def _held(row: dict[str, Any], today: date) -> HeldTicket:
    facts = dict(row)
    apart = {name: facts.pop(name) for name in ("party_ref", "party_name", "matter_ref", "visit_ref")}
    state, letter, nth = facts.pop("state"), facts.pop("letter"), facts.pop("n")
    over = state == TicketState.WAITING and facts["day"] < today
    return HeldTicket(TicketRow(number=number(letter, nth), standing=EXPIRED if over else state, **facts), **apart)
