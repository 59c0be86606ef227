"""Looking at cards: supervision by where they lie, the head of an office by its own, the leading group at all; by key.

Each right to look is a branch on an index of its own, cut at the page; never one OR over all of them.
"""

import json
from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import datetime
from typing import Any

from django.db import connection

from yimen.engine.case.cases.noticing import Noticing
from yimen.engine.supervision.findings.rows import (
    READERS_OF_ALL,
    CardCount,
    CardFilter,
    CardLine,
    CardPage,
    CardRow,
    CardView,
    NoteRow,
    reaches,
)
from yimen.kernel.actor import Actor, Role, ScopeKind
from yimen.kernel.supervision.card_life import CARD_LIFE, CLOSED, LEVELS, CardMove, CardState
from yimen.kernel.supervision.rules import RULES, Answering, RuleCode

PAGE = 30
_LAST = 2**62
_CLOSED = ", ".join(f"'{state}'" for state in sorted(CLOSED))
_OVERDUE = "k.state in ('open', 'ordered') and k.due_at < %(now)s"
_AGE = (
    "case when k.raised_at > %(now)s - interval '3 days' then 'days_3' when k.raised_at > %(now)s - interval '7 days'"
    " then 'days_7' when k.raised_at > %(now)s - interval '30 days' then 'days_30' else 'older' end"
)
AGES = ("days_3", "days_7", "days_30", "older")
STATES = (
    "open",
    "grave",
    "waiting",
    "overdue",
    "closed",
    *(state.value for state in CardState if state is not CardState.OPEN),
)
_NARROWS = {
    "colour": "k.colour = %(colour)s",
    "rule": "k.rule = %(rule)s",
    "office": "k.office_id = (select id from offices_office where ref = %(office)s)",
    "age": f"{_AGE} = %(age)s",
    "level": "k.level = %(level)s",
    "case": "k.case_id = (select id from cases_case where ref = %(case)s)",
}
_BY_STATE = {
    "open": f"k.state not in ({_CLOSED})",
    "grave": f"k.colour <> 'warning' and k.state not in ({_CLOSED})",
    "waiting": "k.state in ('open', 'ordered') and k.colour <> 'warning'",
    "overdue": _OVERDUE,
    "closed": f"k.state in ({_CLOSED})",
}
_NAMED = "coalesce((select name from offices_officeterm where office_id = k.office_id order by valid desc limit 1), '')"
# Padded and never cut: the millionth card has a number of its own.
_NUMBER = (
    "'JC' || to_char(k.raised_at at time zone 'Asia/Shanghai', 'YYYY') || '-'"
    " || lpad(k.id::text, greatest(6, length(k.id::text)), '0')"
)
_ROW = f"""
select k.id, k.ref, {_NUMBER},
  k.rule, k.colour, k.state, k.level, o.ref, {_NAMED}, k.subject_kind, k.subject_ref,
  coalesce(c.item_name, p.violation, v.name, ''), coalesce(c.number, p.number, ''), k.happened_at, k.raised_at,
  k.due_at,
  case when {_OVERDUE} then 'yes' else 'no' end
from findings_card k join offices_office o on o.id = k.office_id left join cases_case c on c.id = k.case_id
  left join penalties_penalty p on k.subject_kind = 'penalty' and p.ref = k.subject_ref
  left join lateral (select v.name from catalogue_itemversion v join catalogue_item i on i.id = v.item_id
    where k.subject_kind = 'item' and i.ref = k.subject_ref order by v.number desc limit 1) v on true
"""
_VIEW = """
select k.id, k.rule_version, k.facts::text, coalesce((select name from people_post where id = k.desk_id), '') desk_name,
  k.lines, k.answer, coalesce(a.name, '') answered_by, k.answered_at, k.judgement, coalesce(j.name, '') judged_by,
  k.judged_at, k.objection, k.objected_at, k."order", coalesce(d.name, '') ordered_by, k.ordered_at, k.report,
  coalesce(r.name, '') reported_by, k.reported_at, k.accountability, k.closed_at, k.actors, k.office_id,
  k.city_id city, k.county_id county, k.town_id town, k.village_id village, k.judged_by_id, k.answered_by_id,
  k.reported_by_id, k.case_id
from findings_card k left join people_staff a on a.id = k.answered_by_id
  left join people_staff j on j.id = k.judged_by_id left join people_staff d on d.id = k.ordered_by_id
  left join people_staff r on r.id = k.reported_by_id where k.id = %s
"""
_SAID = (
    "rule_version", "desk_name", "answer", "answered_by", "answered_at", "judgement", "judged_by", "judged_at",
    "objection", "objected_at", "order", "ordered_by", "ordered_at", "report", "reported_by", "reported_at",
    "accountability", "closed_at",
)  # fmt: skip
_LINES = """
select e.id, e.subject_kind, e.verb, e.effective_at, coalesce(s.name, ''), e.law
from journal_entry e left join people_account a on a.ref = e.actor_ref left join people_staff s on s.account_id = a.id
where {where} order by e.subject_kind = 'card', e.subject_id, e.seq
"""
_NOTES = """
select s.name, n.text, n.written_at from findings_cardnote n join people_staff s on s.id = n.staff_id
where n.card_id = %s order by n.id
"""


def cards(actor: Actor, now: datetime, only: CardFilter, after: str = "") -> CardPage:
    """The cards that the actor may read, the latest first, narrowed; a page by key."""
    narrowed, facts = _narrowed(only, now)
    last = int(after) if after.isascii() and after.isdigit() and len(after) < 19 else _LAST
    facts |= {"last": last, "limit": PAGE + 1}
    branches = [
        f"(select k.id from findings_card k where {right} and k.id < %(last)s{narrowed}"
        " order by k.id desc limit %(limit)s)"
        for right in _rights(actor, facts)
    ]
    if not branches:
        return CardPage((), "")
    found = f"select id from ({' union '.join(branches)}) k order by id desc limit %(limit)s"
    rows = _all(f"{_ROW} where k.id in ({found}) order by k.id desc", facts)
    shown = tuple(CardRow(*row[1:]) for row in rows[:PAGE])
    return CardPage(shown, str(rows[PAGE - 1][0]) if len(rows) > PAGE else "")


def counts(actor: Actor, now: datetime) -> tuple[CardCount, ...]:
    """The open cards by rule, office, age and state: what the command view adds up. Grows with open cards alone."""
    facts: dict[str, Any] = {"now": now}
    branches = [
        f"(select k.id from findings_card k where {right} and k.state not in ({_CLOSED}))"
        for right in _rights(actor, facts)
    ]
    if not branches:
        return ()
    sql = (
        f"select k.rule, k.colour, o.ref, {_NAMED}, {_AGE}, k.state, count(*), count(*) filter (where {_OVERDUE})"
        f" from findings_card k join offices_office o on o.id = k.office_id where k.id in ({' union '.join(branches)})"
        " group by 1, 2, 3, 4, 5, 6"
    )
    return tuple(CardCount(*row) for row in _all(sql, facts))


def waiting_for(actor: Actor, now: datetime) -> tuple[CardRow, ...]:
    """The cards that wait for the offices that this actor heads, what falls due first ahead; a hundred at most."""
    facts: dict[str, Any] = {"now": now, "offices": sorted(actor.offices(Role.OFFICE_HEAD))}
    sql = f"{_ROW} where k.office_id = any(%(offices)s) and {_BY_STATE['waiting']} order by k.due_at, k.id limit 100"
    return tuple(CardRow(*row[1:]) for row in _all(sql, facts))


def waiting(actor: Actor, now: datetime) -> int:
    """How many cards wait for an answer or a report of the offices that this actor heads, counted up to a hundred."""
    facts: dict[str, Any] = {"now": now, "offices": sorted(actor.offices(Role.OFFICE_HEAD))}
    sql = (
        "select count(*) from (select from findings_card k where k.office_id = any(%(offices)s)"
        f" and {_BY_STATE['waiting']} limit 100) k"
    )
    return int(_all(sql, facts)[0][0])


def card(ref: str, actor: Actor, now: datetime) -> CardView | None:
    """One card with its explanation and history; None for whoever may not read it."""
    facts: dict[str, Any] = {"now": now, "ref": ref}
    rights = " or ".join(f"({right})" for right in _rights(actor, facts))
    rows = _all(f"{_ROW} where k.ref = %(ref)s and ({rights})", facts) if rights else []
    if not rows:
        return None
    id, row = rows[0][0], CardRow(*rows[0][1:])
    told = _by_name(_VIEW, (id,))
    rule = RULES[RuleCode(row.rule)]
    return CardView(
        row=row,
        law=rule.law,
        facts=json.loads(told["facts"]),
        rests_on=_lines("e.id = any(%s)", list(told["lines"])),
        told=_lines("e.subject_kind = 'card' and e.subject_id = %s", id),
        notes=tuple(NoteRow(*one) for one in _all(_NOTES, (id,))),
        may=tuple(_may(actor, row, told)),
        opens="yes" if told["case_id"] is not None and Noticing().may_see(told["case_id"], actor) else "",
        answered_where=rule.answering,
        **{name: told[name] for name in _SAID},
    )


def _lines(where: str, fact: object) -> tuple[CardLine, ...]:
    return tuple(CardLine(*one) for one in _all(_LINES.format(where=where), (fact,)))


def _may(actor: Actor, row: CardRow, told: Mapping[str, Any]) -> Iterator[str]:
    """Which acts are open: by the life of the card, the rule's way of answering, and who asks."""
    open_moves = set(CARD_LIFE.open_moves(CardState(row.state)))
    if told["office_id"] in actor.offices(Role.OFFICE_HEAD):
        yield from _of_office(row, told, open_moves)
    reached = reaches(actor, {level: told[level.value] for level in LEVELS})
    if not reached or not actor.has_role(Role.SUPERVISOR):
        return
    judges = any(LEVELS.index(one) >= LEVELS.index(ScopeKind(row.level)) for one in reached)
    own = actor.ref in told["actors"] or actor.staff_id in (told["answered_by_id"], told["reported_by_id"])
    if judges and not own:
        yield from _of_supervision(actor, row, told, open_moves)
    yield "annotate"


def _of_office(row: CardRow, told: Mapping[str, Any], open_moves: Set[CardMove]) -> Iterator[str]:
    if CardMove.ANSWER in open_moves and RULES[RuleCode(row.rule)].answering is Answering.ON_THE_CARD:
        yield "answer"
    if CardMove.OBJECT in open_moves and told["objected_at"] is None:
        yield "object"
    if CardMove.REPORT in open_moves:
        yield "report"


def _of_supervision(actor: Actor, row: CardRow, told: Mapping[str, Any], open_moves: Set[CardMove]) -> Iterator[str]:
    again = told["objected_at"] is not None and told["judged_by_id"] == actor.staff_id
    by_hand = RULES[RuleCode(row.rule)].answering in (Answering.ON_THE_CARD, Answering.AS_ITEM)
    if by_hand and not again:
        yield from (move.value for move in (CardMove.UPHOLD, CardMove.LIFT) if move in open_moves)
    yield from (move.value for move in (CardMove.ORDER, CardMove.RETURN, CardMove.CONFIRM) if move in open_moves)


def _rights(actor: Actor, facts: dict[str, Any]) -> list[str]:
    """What lets this actor look: one condition an index, its values put among the facts."""
    if actor.has_role(*READERS_OF_ALL):
        return ["true"]
    rights = []
    for n, scope in enumerate(sorted(one for one in actor.scopes if one.kind in LEVELS)):
        facts[f"scope{n}"] = scope.id
        rights.append(f"k.{scope.kind}_id = %(scope{n})s")
    for n, office in enumerate(sorted(actor.offices(Role.OFFICE_HEAD))):
        facts[f"office{n}"] = office
        rights.append(f"k.office_id = %(office{n})s")
    return rights


def _narrowed(only: CardFilter, now: datetime) -> tuple[str, dict[str, Any]]:
    said = {name: getattr(only, name) for name in _NARROWS if getattr(only, name)}
    narrowed = "".join(f" and {_NARROWS[name]}" for name in said)
    if only.state:
        narrowed += f" and {_BY_STATE.get(only.state, 'k.state = %(state)s')}"
        said["state"] = only.state
    return narrowed, {"now": now, **said}


def _all(sql: str, facts: Mapping[str, Any] | Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def _by_name(sql: str, facts: Sequence[Any]) -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        names = [column[0] for column in cursor.description]
        return dict(zip(names, cursor.fetchone(), strict=True))
