"""Looking at pairs: who stands by, what waits at the counter for this officer, and how it went."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any

from yimen.engine.case.cases import seeing
from yimen.engine.case.cases.reading import select
from yimen.engine.centre.pairs.models import Standby
from yimen.engine.centre.pairs.rows import Beside, OnlineRow, PairFigure, PairRow, StandbyRow
from yimen.kernel.actor import Actor, Role
from yimen.kernel.case_life import OPEN_STATES, CaseState
from yimen.kernel.visits.standby import STALE, Standing
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

DESKS = (Role.REVIEWER, Role.CHIEF, Role.DECIDER)
MOST = 50
_OPEN_DAYS = timedelta(days=10)
_DECIDED_DAYS = timedelta(days=1)

_STATES = (CaseState.GRANTED, CaseState.GRANTED_TOLERATED, CaseState.DENIED, CaseState.REVOKED)
_DECIDED = "k.state in (" + ", ".join(f"'{state}'" for state in _STATES) + ")"

_PAIR = """
select k.ref case_ref, k.number, k.item_name, k.applicant_name, p.ref party_ref, k.office_name, k.state, k.leg,
  k.decided_at, k.delivered_at, x.opened_by_id, o.name clerk_name, x.reviewer_id, r.name reviewer_name, x.approver_id,
  a.name approver_name, x.opened_at, x.due_at, x.left_at
from pairs_pair x join cases_case k on k.id = x.case_id join people_party p on p.id = k.applicant_id
join people_staff o on o.id = x.opened_by_id join people_staff r on r.id = x.reviewer_id
join people_staff a on a.id = x.approver_id where """

_MINE = f"""x.id in (
    select id from pairs_pair where reviewer_id = %(me)s and opened_at > %(open)s
    union select id from pairs_pair where approver_id = %(me)s and opened_at > %(open)s
    union select id from pairs_pair where opened_by_id = %(me)s and opened_at > %(open)s)
  and x.left_at is null and (k.{seeing.OPEN} or (x.opened_by_id = %(me)s and {_DECIDED}
    and k.delivered_at is null and x.opened_at > %(decided)s))
order by x.due_at, x.id limit {MOST}"""

# Whoever has the decision in hand answers for who is there: with an entrusted item that is not the item's own office.
_OFFICE = """
select coalesce(d.office_id, c.office_id) office_id from cases_case c
left join delegations_delegation d on d.id = c.decides_under_id where c.ref = %s and """

_ONLINE = """
select coalesce(min(t.name), '') office_name, s.name staff_name, b.since, b.said_at, b.until,
  bool_or(p.role = 'reviewer') reviews,
  bool_or(p.role in ('chief', 'decider')) approves
from pairs_standby b join people_staff s on s.id = b.staff_id
join people_posting g on g.staff_id = s.id and g.valid @> %(now)s::timestamptz
join people_post p on p.id = g.post_id and p.office_id = b.office_id and p.role in ('reviewer', 'chief', 'decider')
left join offices_officeterm t on t.office_id = b.office_id
  and t.valid @> (%(now)s::timestamptz at time zone 'Asia/Shanghai')::date
where b.since <= %(now)s and b.until > %(now)s and b.said_at > %(fresh)s
  and not exists (select from people_absence a where a.staff_id = s.id and a.during @> %(now)s::timestamptz)
"""
_BY_NAME = f" group by b.id, b.office_id, s.name order by b.office_id, s.name, b.id limit {MOST}"

_FIGURES = f"""
select k.office_name, count(*) opened,
  count(*) filter (where x.left_at is null and {_DECIDED} and k.decided_at <= x.due_at) in_time,
  count(*) filter (where x.left_at is null and ({_DECIDED} and k.decided_at > x.due_at
    or k.{seeing.OPEN} and x.due_at < %s)) late,
  count(*) filter (where x.left_at is not null) as left
from pairs_pair x join cases_case k on k.id = x.case_id where x.opened_at >= %s and x.opened_at < %s and """


def mine(actor: Actor, now: datetime) -> tuple[StandbyRow, ...]:
    """For which offices this officer can stand by, and does."""
    found = sorted({post.office_id for post in actor.posts if post.role in DESKS and post.office_id is not None})
    said = {row.office_id: row for row in Standby.objects.filter(staff_id=actor.staff_id or 0, office_id__in=found)}
    named = [office for one in found if (office := offices.office(one, day_of(now))) is not None]
    return tuple(_standby(office.ref, office.name, said.get(office.id), now) for office in named)


def _standby(ref: str, name: str, row: Standby | None, now: datetime) -> StandbyRow:
    standing = Standing(row.since, row.said_at, row.until) if row else None
    if standing is None or not standing.lasts_at(now):
        return StandbyRow(ref, name, "", None, None)
    return StandbyRow(ref, name, "yes", standing.since, standing.ends)


def online(office: str | int, now: datetime) -> tuple[OnlineRow, ...]:
    """Who stands by for an office at this moment."""
    found = offices.office(office, day_of(now))
    facts: Any = {"now": now, "fresh": now - STALE, "office": found.id if found else 0}
    return tuple(_online(row) for row in select(f"{_ONLINE} and b.office_id = %(office)s{_BY_NAME}", facts))


def online_anywhere(now: datetime) -> tuple[OnlineRow, ...]:
    """Who stands by at this moment, office by office: what a clerk looks at before promising anything."""
    facts: Any = {"now": now, "fresh": now - STALE}
    return tuple(_online(row) for row in select(_ONLINE + _BY_NAME, facts))


def _online(row: Mapping[str, Any]) -> OnlineRow:
    ends = Standing(row["since"], row["said_at"], row["until"]).ends
    reviews, approves = _yes(row["reviews"]), _yes(row["approves"])
    return OnlineRow(row["office_name"], row["staff_name"], reviews, approves, row["since"], ends)


def at_the_counter(actor: Actor, now: datetime) -> tuple[PairRow, ...]:
    """The pairs this officer is one of or opened, while somebody waits at the counter; due first comes first."""
    if actor.staff_id is None:
        return ()
    facts: Any = {"me": actor.staff_id, "open": now - _OPEN_DAYS, "decided": now - _DECIDED_DAYS}
    return tuple(_pair(row, actor, now) for row in select(_PAIR + _MINE, facts))


def of_case(case_ref: str, actor: Actor, now: datetime) -> PairRow | None:
    """The pair of a case, for whoever may see the case."""
    condition, values = seeing.visible(actor, "k")
    rows = select(f"{_PAIR} k.ref = %s and {condition}", (case_ref, *values))
    return _pair(rows[0], actor, now) if rows else None


def beside(case_ref: str, actor: Actor, now: datetime) -> Beside | None:
    """What the page of a case that may be handled at once shows: its pair, else who stands by for its office."""
    pair = of_case(case_ref, actor, now)
    if pair is not None:
        return Beside(pair, pair.office_name, ())
    condition, values = seeing.visible(actor)
    rows = select(_OFFICE + condition, (case_ref, *values))
    office = offices.office(rows[0]["office_id"], day_of(now)) if rows else None
    return Beside(None, office.name, online(office.id, now)) if office else None


def figures(actor: Actor, since: datetime, until: datetime) -> tuple[PairFigure, ...]:
    """How the pairs opened in a span of time went, by office, as far as the actor may see."""
    condition, values = seeing.visible(actor, "k")
    rows = select(f"{_FIGURES}{condition} group by 1 order by 2 desc, 1 limit {MOST}", (until, since, until, *values))
    return tuple(PairFigure(**row) for row in rows)


def _pair(row: Mapping[str, Any], actor: Actor, now: datetime) -> PairRow:
    standing = _where(row)
    hand = {"review": "reviewer_id", "approve": "approver_id", "window": "opened_by_id", "decided": "opened_by_id"}
    mine = standing in hand and row[hand[standing]] == actor.staff_id
    late = (row["decided_at"] or now) > row["due_at"] and standing not in ("ended", "left")
    told = {one.name: row[one.name] for one in fields(PairRow) if one.name in row}
    return PairRow(**told, standing=standing, turn="mine" if mine else "", late=_yes(late))


def _where(row: Mapping[str, Any]) -> str:
    """Where a pair stands, in one word of PairRow.standing."""
    if row["left_at"] is not None:
        return "left"
    if row["state"] in _STATES:
        return "decided" if row["delivered_at"] is None else "handed_out"
    if row["state"] not in OPEN_STATES:
        return "ended"
    return ("window", "review", "approve")[min(row["leg"], 2)]


def _yes(fact: object) -> str:
    return "yes" if fact else ""
