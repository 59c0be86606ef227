"""Figures of graded decision, each from rulings, reviews and returns themselves. Read with the reading role."""

from datetime import datetime
from fractions import Fraction
from typing import Any

from django.db import connections

from yimen.engine.case.rule_orders.queries import decided_by_hand
from yimen.kernel.rates import per_hundred
from yimen.kernel.snapshot import snapshot

READ = "read"


@snapshot
class RankCount:
    """Decisions of one office in one class of case at one rank."""

    office_name: str
    complexity: str
    rank: int
    decided: int
    raised: int
    """How many of them were raised above their lowest authorised rank, each with its reason on record."""


@snapshot
class PingPong:
    """A case that went to and fro."""

    case_ref: str
    number: str
    item_name: str
    office_name: str
    returns: int
    last_at: datetime


@snapshot
class ReviewedOnce:
    """Of so many decided cases so many took one review and one decision, by two people."""

    office_name: str
    decided: int
    once: int
    percent: float


_BY_RANK = f"""
select c.office_name, coalesce(f.terms ->> 'complexity', 'general'), l.rank, count(*),
  count(*) filter (where exists (select from journal_entry e
    where e.subject_kind = 'case' and e.subject_id = c.id and e.verb = 'raise_decision'))
from cases_case c join cases_ruling r on r.case_id = c.id join grants_letter l on l.ref = r.letter_ref
  join cases_frozenterms f on f.hash = c.terms_hash
where c.decided_at >= %s and c.decided_at <= %s and {decided_by_hand("c.id")}
group by 1, 2, 3 order by 1, 2, 3
"""
_PING_PONG = """
select c.ref, c.number, c.item_name, c.office_name, count(*), max(r.returned_at)
from cases_return r join cases_case c on c.id = r.case_id
where r.returned_at >= %s group by c.id having count(*) > 1 order by 5 desc, 6 desc limit 200
"""
_ONCE = f"""
select c.office_name, count(*), count(*) filter (where cardinality(c.reviewers) = 1 and c.reviewers[1] <> r.staff_id)
from cases_case c join cases_ruling r on r.case_id = c.id
where c.decided_at >= %s and c.decided_at <= %s and {decided_by_hand("c.id")} group by 1 order by 1
"""


def by_rank(since: datetime, until: datetime) -> tuple[RankCount, ...]:
    """Decisions by rank, per office and class of case."""
    return tuple(RankCount(*row) for row in _all(_BY_RANK, since, until))


def ping_pong(since: datetime) -> tuple[PingPong, ...]:
    """Cases sent back at least twice, the worst first."""
    return tuple(PingPong(*row) for row in _all(_PING_PONG, since))


def reviewed_once(since: datetime, until: datetime) -> tuple[ReviewedOnce, ...]:
    """The share of 一审一核 of each office."""
    return tuple(
        ReviewedOnce(name, decided, once, float(per_hundred(Fraction(once, decided))))
        for name, decided, once in _all(_ONCE, since, until)
    )


def _all(sql: str, *values: datetime) -> list[tuple[Any, ...]]:
    with connections[READ].cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
