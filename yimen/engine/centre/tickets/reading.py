"""Reading tickets, queues and counters as they are now, in one statement each. It writes nothing."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from yimen.engine.case.cases.reading import select
from yimen.engine.centre.tickets import ordering
from yimen.engine.centre.tickets.ordering import InLine
from yimen.engine.centre.tickets.rows import CallRow, CounterNow, HeldTicket, QueueRow, TicketRow, WaitRow
from yimen.kernel.actor import Actor, Role
from yimen.kernel.visits.tickets import KEPT, MOST_RETURNS, TicketState, kept_until, number
from yimen.kernel.visits.waiting import RECENT, WITHIN_DAYS, Serving, Unknown, minutes_to_wait
from yimen.kernel.visits.window_groups import LONGEST_MINUTES
from yimen.registries.dated import day_of

MOST = 100
EXPIRED = "expired"
_ROWS = """
select t.ref, t.letter, t.n, c.ref centre_ref, coalesce(k.name, '') centre_name, g.id group_id, g.ref group_ref,
  g.name group_name, t.wanted, t.about, coalesce(i.ref, '') item_ref, coalesce(b.ref, '') bundle_ref, t.day, t.state,
  case when t.put_first_at is null then 'no' else 'yes' end "first", t.returns,
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
#: Per queue: who waits, who was called last, its open counters and how many of them serve somebody, and how long the
#: last ones took from their call to their end.
_QUEUES = f"""
select g.ref group_ref, g.letter, g.name,
  (select count(*) from (select from tickets_ticket t where t.group_id = g.id and t.day = %(on)s
    and t.state = 'waiting' limit {MOST}) few) waiting,
  coalesce((select t.letter || lpad(t.n::text, greatest(3, length(t.n::text)), '0') from tickets_ticket t
    where t.centre_id = g.centre_id and t.day = %(on)s and t.group_id = g.id and t.called_at is not null
    order by t.called_at desc, t.n desc limit 1), '') called,
  s.codes "open", s.busy, p.counted, p.mean
from windows_windowgroup g cross join lateral (
    select coalesce(array_agg(w.code order by w.code), '{{}}') codes, count(*) filter (where exists (
      select from tickets_ticket h where h.window_id = w.id and h.state in ('called', 'serving'))) busy
    from tickets_countersession o join windows_groupedwindow x on x.window_id = o.window_id and x.valid @> %(on)s::date
      join offices_window w on w.id = o.window_id
    where o.centre_id = g.centre_id and o.day = %(on)s and o.state = 'open' and x.group_id = g.id) s
  cross join lateral (select count(*) counted, coalesce(avg(minutes), 0)::float8 mean from (
    select least({LONGEST_MINUTES}, extract(epoch from f.ended_at - f.called_at) / 60) minutes from tickets_ticket f
    where f.group_id = g.id and f.state = 'finished' and f.ended_at > %(since)s and f.ended_at <= %(now)s
    order by f.ended_at desc limit {RECENT}) lately) p
where g.ref = any(%(refs)s) order by g.letter
"""
_CENTRES = """
select distinct c.ref from windows_windowgroup g join offices_centre c on c.id = g.centre_id
  join windows_groupedwindow x on x.group_id = g.id and x.valid @> %s::date
where g.valid @> %s::date
"""
_CALLS = """
select t.letter, t.n, coalesce(w.code, '') "window", coalesce(w.name, '') window_name, g.name group_name, t.called_at,
  t.calls, t.state standing
from tickets_ticket t join offices_centre c on c.id = t.centre_id join windows_windowgroup g on g.id = t.group_id
  left join offices_window w on w.id = t.window_id
where c.ref = %s and t.day = %s and t.called_at is not null and g.ref = any(%s)
order by t.called_at desc, t.id desc limit %s
"""
_COUNTERS = """
select w.ref window_ref, w.code, w.name, coalesce(g.letter, '') letter, coalesce(g.name, '') group_name,
  coalesce(s.ref, '') session_ref, coalesce(s.state, 'closed') state, coalesce(s.paused_for, '') paused_for,
  coalesce(p.name, '') clerk, s.changed_at since, h.letter number_letter, h.n number_n, h.called_at number_since
from offices_window w join offices_centre c on c.id = w.centre_id
  left join windows_groupedwindow x on x.window_id = w.id and x.valid @> %(on)s::date
  left join windows_windowgroup g on g.id = x.group_id
  left join tickets_countersession s on s.window_id = w.id and s.day = %(on)s and s.state in ('open', 'paused')
  left join people_staff p on p.id = s.staff_id
  left join lateral (select letter, n, called_at from tickets_ticket t
    where t.window_id = w.id and t.state in ('called', 'serving') limit 1) h on true
where w.valid @> %(on)s::date and """


def found(where: str, values: tuple[Any, ...], now: datetime) -> tuple[HeldTicket, ...]:
    """Tickets by a condition, as a counter sees them; those that wait with how many are before them, and how long."""
    rows = select(f"{_ROWS}{where}", values)
    today = day_of(now)
    waiting = {row["group_id"]: row["group_ref"] for row in rows if row["state"] == "waiting" and row["day"] == today}
    lines = ordering.lines(waiting, now) if waiting else {}
    served = _serving(waiting.values(), now) if waiting else {}
    return tuple(_held(row, lines, served, now) for row in rows)


def queues(groups: Mapping[str, Collection[str]], now: datetime) -> tuple[QueueRow, ...]:
    """The queues of some groups, each with its counters, by letter."""
    return tuple(_queue(row, tuple(groups[row["group_ref"]])) for row in _queue_rows(groups, now))


def calls(centre_ref: str, group_refs: Collection[str], now: datetime, limit: int) -> tuple[CallRow, ...]:
    """The numbers of these groups that were called last today, the latest first."""
    rows = select(_CALLS, (centre_ref, day_of(now), list(group_refs), limit))
    return tuple(CallRow(number(row.pop("letter"), row.pop("n")), **row) for row in map(dict, rows))


def counters(where: str, facts: Mapping[str, Any], now: datetime) -> tuple[CounterNow, ...]:
    """Counters by a condition, as they are now, by code."""
    rows = _named(f"{_COUNTERS}{where} order by w.code limit 300", {**facts, "on": day_of(now)})
    return tuple(_counter(row) for row in rows)


def centres(now: datetime) -> frozenset[str]:
    """The centres that give tickets today."""
    return frozenset(row["ref"] for row in select(_CENTRES, (day_of(now), day_of(now))))


def missed(group_ids: Collection[int], now: datetime) -> tuple[TicketRow, ...]:
    """Numbers of these groups that were passed over and may still come back, the last first."""
    where = "t.group_id = any(%s) and t.day = %s and t.state = 'missed' and t.ended_at >= %s and t.returns < %s"
    facts = (list(group_ids), day_of(now), now - KEPT, MOST_RETURNS)
    return tuple(one.ticket for one in found(f"{where} order by t.ended_at desc limit 20", facts, now))


def unreminded(now: datetime) -> Mapping[int, frozenset[str]]:
    """Of each group the tickets that wait today and whose party is not told yet that their turn comes."""
    sql = """select group_id, array_agg(ref) refs from tickets_ticket
      where day = %s and state = 'waiting' and party_id is not null and reminded_at is null group by group_id"""
    return {int(row["group_id"]): frozenset(row["refs"]) for row in select(sql, (day_of(now),))}


def session_of(actor: Actor, now: datetime) -> str:
    """The counter session of today that this clerk has open or paused; empty: none."""
    sql = """select ref from tickets_countersession
      where staff_id = %s and day = %s and state in ('open', 'paused')"""
    return next((str(row["ref"]) for row in select(sql, (actor.staff_id or 0, day_of(now)))), "")


def windows_of(actor: Actor) -> Mapping[int, int]:
    """The counters at which the actor stands, by the posts held there."""
    posts = [post.post_id for post in actor.posts if post.role is Role.WINDOW]
    if not posts:
        return {}
    sql = "select id, window_id from people_post where id = any(%s) and window_id is not null order by id"
    return {int(row["id"]): int(row["window_id"]) for row in select(sql, (posts,))}


def own_windows(actor: Actor, now: datetime) -> frozenset[int]:
    """Of the counters at which the actor stands those that nobody else has open or paused today."""
    ids = frozenset(windows_of(actor).values())
    sql = """select window_id from tickets_countersession
      where window_id = any(%s) and day = %s and state in ('open', 'paused') and staff_id <> %s"""
    return ids - {int(row["window_id"]) for row in select(sql, (list(ids), day_of(now), actor.staff_id or 0))}


def _named(sql: str, facts: Mapping[str, Any]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _queue_rows(refs: Collection[str], now: datetime) -> Sequence[dict[str, Any]]:
    facts = {"refs": list(refs), "on": day_of(now), "now": now, "since": now - timedelta(days=WITHIN_DAYS)}
    return _named(_QUEUES, facts)


def _serving(refs: Collection[str], now: datetime) -> Mapping[str, Serving]:
    return {row["group_ref"]: _served_by(row) for row in _queue_rows(refs, now)}


def _served_by(row: Mapping[str, Any]) -> Serving:
    return Serving(len(row["open"]), len(row["open"]) - row["busy"], row["counted"], round(row["mean"], 1))


def _queue(row: Mapping[str, Any], windows: tuple[str, ...]) -> QueueRow:
    wait = _wait(row["waiting"], _served_by(row))
    called, waiting, codes = row["called"], row["waiting"], tuple(row["open"])
    return QueueRow(row["group_ref"], row["letter"], row["name"], windows, waiting, called, codes, wait)


def _wait(before: int, serving: Serving) -> WaitRow:
    minutes = minutes_to_wait(before, serving)
    return WaitRow(
        minutes=None if isinstance(minutes, Unknown) else minutes,
        unknown=minutes if isinstance(minutes, Unknown) else "",
        before=before,
        counters=serving.counters,
        counted=serving.counted,
        mean_minutes=serving.mean_minutes,
    )


def _counter(row: dict[str, Any]) -> CounterNow:
    letter, nth = row.pop("number_letter"), row.pop("number_n")
    return CounterNow(number=number(letter, nth) if letter else "", **row)


def _held(
    row: dict[str, Any], lines: Mapping[int, Sequence[InLine]], served: Mapping[str, Serving], now: datetime
) -> HeldTicket:
    facts = dict(row)
    apart = {name: facts.pop(name) for name in ("party_ref", "party_name", "matter_ref", "visit_ref")}
    state, letter, nth, returns = facts.pop("state"), facts.pop("letter"), facts.pop("n"), facts.pop("returns")
    group_id, today = facts.pop("group_id"), day_of(now)
    over = state == TicketState.WAITING and facts["day"] < today
    line = [one.ref for one in lines.get(group_id, ())] if state == TicketState.WAITING else []
    before = line.index(facts["ref"]) if facts["ref"] in line else 0
    waits = facts["ref"] in line and facts["group_ref"] in served
    missed_at = facts["ended_at"] if state == TicketState.MISSED and facts["day"] == today else None
    return HeldTicket(
        TicketRow(
            number=number(letter, nth),
            standing=EXPIRED if over else state,
            before=before,
            wait=_wait(before, served[facts["group_ref"]]) if waits else None,
            back_until=kept_until(missed_at, returns, now) if missed_at else None,
            **facts,
        ),
        **apart,
    )
