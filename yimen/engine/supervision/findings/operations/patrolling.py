"""The patrol 巡查: case by case, what stands in the rows is held against what the chains tell, round and round.

Who changes a row behind the back of the operations tells no line, and no cursor would ever hear of it. So many cases
an hour are walked through whatever was told, and every case that ends is looked at when its line is read.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import Any

from yimen.engine.supervision.findings import gathering, moves
from yimen.engine.supervision.findings.models import Card, Patrol
from yimen.engine.supervision.findings.moves import Found
from yimen.engine.supervision.findings.refusals import CardsFollow
from yimen.journal.operation import operation
from yimen.kernel import evidence
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.case_life import CaseState
from yimen.kernel.snapshot import snapshot
from yimen.kernel.supervision.replaying import Told, differing, replay
from yimen.kernel.supervision.rules import RuleCode
from yimen.kernel.supervision.watching import Line, Sighting

WALK = 200
# One statement, hence one moment: an act between two of them would look like an alteration.
_WALKED = """
with c as materialized (
  select id, ref, journal_seq, journal_head, state, accepted_at, decided_at, delivered_at,
    (select max(k.stopped_at) from cases_caseclock k where k.case_id = cases_case.id) stopped_at
  from cases_case where id > %s order by id limit %s)
select c.*, e.id, e.seq, e.verb, e.effective_at, e.actor_ref, e.on_behalf, e.authority, e.law, e.body, e.prev, e.hash
from c left join journal_entry e on e.subject_kind = 'case' and e.subject_id = c.id order by c.id, e.seq
"""
_OF_CASE = 9


@snapshot
class Patrolled:
    """How many cases were looked at, and how many cards were raised."""

    cases: int
    raised: int


@operation
def patrol_cases(size: int = WALK, *, by: Actor, now: datetime) -> Patrolled:
    """Look at the next cases: whether chain and row say the same. What differs is a red card; nothing is mended."""
    if by.kind is not ActorKind.SYSTEM:
        raise CardsFollow()
    Patrol.objects.get_or_create(id=1, defaults={"walked_at": now})
    at = Patrol.objects.select_for_update(skip_locked=True).filter(id=1).first()
    if at is None:
        return Patrolled(0, 0)
    walked = [(case, list(lines)) for case, lines in groupby(_rows(at.last_case, size), key=lambda row: row[:_OF_CASE])]
    raised = moves.raise_all(list(_altered(walked, now)), by, now)
    over = len(walked) < size
    at.last_case, at.walked_at, at.rounds = (0 if over else walked[-1][0][0]), now, at.rounds + int(over)
    at.save(update_fields=["last_case", "walked_at", "rounds"])
    return Patrolled(len(walked), raised)


def _rows(last: int, size: int) -> list[tuple[Any, ...]]:
    def plain(value: object) -> object:
        return bytes(value) if isinstance(value, memoryview) else value

    return [tuple(plain(value) for value in row) for row in gathering.rows(_WALKED, last, size)]


def _altered(walked: list[tuple[tuple[Any, ...], list[tuple[Any, ...]]]], now: datetime) -> Iterator[Found]:
    strange = []
    for case, rows in walked:
        links = [row[_OF_CASE:] for row in rows if row[_OF_CASE] is not None]
        what = _strange(case, links)
        if what:
            last = tuple(link[0] for link in links[-1:])
            at = links[-1][3] if links else now
            occurrence = f"{','.join(what)}@{case[2]}"
            strange.append((case[0], Sighting(RuleCode.RECORD_ALTERED, occurrence, at, last, {"what": ",".join(what)})))
    if strange:
        known, standing = gathering.abouts(id for id, _ in strange), _standing([id for id, _ in strange])
        for id, sighting in strange:
            if (id, sighting.facts["what"]) not in standing:
                yield Found(sighting, known[id][0], ())


def _standing(case_ids: list[int]) -> set[tuple[int | None, str]]:
    """What was found of these cases and is not settled: no further act on the case makes another card of the same."""
    open_ = Card.objects.filter(case_id__in=case_ids, rule=RuleCode.RECORD_ALTERED, closed_at=None)
    return {(case, facts["what"]) for case, facts in open_.values_list("case_id", "facts")}


def _strange(case: tuple[Any, ...], links: list[tuple[Any, ...]]) -> tuple[str, ...]:
    """What is wrong with a case: its chain, its head, or the columns that say otherwise; nothing when all is well."""
    _, ref, seq, head, state, accepted, decided, delivered, stopped = case
    before = evidence.NOTHING
    for n, (_, number, verb, at, actor, behalf, authority, law, body, prev, hash) in enumerate(links, start=1):
        line = evidence.Line(verb, {}, at, law, authority, behalf)
        if number != n or prev != before or evidence.link_hash("case", ref, n, prev, line, actor, body) != hash:
            return ("chain",)
        before = hash
    if (seq, head) != (len(links), before):
        return ("head",)
    told = replay([Line(id, verb, at, actor, authority, json.loads(body))
                   for id, _, verb, at, actor, _, authority, _, body, _, _ in links])  # fmt: skip
    differs = differing(told, Told(CaseState(state), accepted, decided, delivered))
    if not differs and told is not None and None not in (stopped, told.ended_at) and stopped != told.ended_at:
        return ("stopped_at",)
    return differs
