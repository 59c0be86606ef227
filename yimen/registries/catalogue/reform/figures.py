"""Reform in figures: rounds and batches with their changes, rates over a baseline, before and after, petitions.

Nothing here is counted ahead: every figure is read from versions and decided changes, and comes out the same later.
"""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import connection

from yimen.kernel.change_life import ChangeKind
from yimen.kernel.reform.streamlining import Measure, Streamlined, streamlined
from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue.rows import limit_from_text

_MEASURE = """
select i.ref, jsonb_array_length(v.terms->'materials'),
       (select coalesce(sum((m->>'originals')::int + (m->>'copies')::int), 0)
          from jsonb_array_elements(v.terms->'materials') m),
       jsonb_array_length(v.terms->'steps'), v.terms->'promised', encode(v.terms_hash, 'hex') || v.name || v.kind
  from catalogue_itemversion v join catalogue_item i on i.id = v.item_id
"""


@snapshot
class KindCount:
    """How many changes of a kind."""

    kind: ChangeKind
    count: int


@snapshot
class BatchRow:
    """Changes that were decided under one document: when the first took effect, and which kinds."""

    document: str
    began: datetime
    kinds: tuple[KindCount, ...]


@snapshot
class Turn:
    """An item that came onto a list or left it with a change of a batch."""

    item_ref: str
    name: str
    document: str
    since: datetime
    way: str
    """added or removed"""


@snapshot
class BaselineRow:
    """A kept catalogue."""

    ref: str
    name: str
    as_of: datetime
    basis: str
    items: int


@snapshot
class PetitionRow:
    """A petition with what came of it."""

    ref: str
    office_name: str
    item_name: str
    wish: str
    domain: str
    addressed_to: str
    reason: str
    sent_at: datetime
    answered_at: datetime | None
    outcome: str
    answer: str


@snapshot
class DomainCount:
    """Petitions of a domain: how many were sent, answered and accepted."""

    domain: str
    sent: int
    answered: int
    accepted: int


@snapshot
class RemovedMaterial:
    """A material that a decided change does not ask for any more, and why."""

    item_ref: str
    name: str
    material: str
    why: str
    since: datetime


def of_round(ref: str) -> tuple[KindCount, ...]:
    """How many changes of each kind a round has brought, of those that were decided."""
    rows = _all(
        "select c.kind, count(*) from catalogue_change c join catalogue_round r on r.id = c.round_id"
        " where r.ref = %(ref)s and c.state = 'decided' group by 1 order by 2 desc, 1",
        {"ref": ref},
    )
    return tuple(KindCount(ChangeKind(kind), count) for kind, count in rows)


def changes_of_round(ref: str) -> tuple[str, ...]:
    """Refs of the decided changes of a round, in the order in which they took effect."""
    rows = _all(
        "select c.ref from catalogue_change c join catalogue_round r on r.id = c.round_id"
        " where r.ref = %(ref)s and c.state = 'decided' order by c.takes_effect, c.id limit 1000",
        {"ref": ref},
    )
    return tuple(row[0] for row in rows)


def batches() -> tuple[BatchRow, ...]:
    """The batches by document, the newest first, each with what it changed."""
    rows = _all(
        "select batch, kind, count(*), min(takes_effect) from catalogue_change"
        " where state = 'decided' and batch <> '' group by 1, 2",
        {},
    )
    found: dict[str, list[tuple[KindCount, datetime]]] = {}
    for batch, kind, count, began in rows:
        found.setdefault(batch, []).append((KindCount(ChangeKind(kind), count), began))
    told = [
        BatchRow(batch, min(began for _, began in kinds), tuple(kind for kind, _ in kinds))
        for batch, kinds in found.items()
    ]
    return tuple(sorted(told, key=lambda row: row.began, reverse=True))


def at_most_once_by_batch(limit: int = 500) -> tuple[Turn, ...]:
    """What came onto the list "at most one trip" 跑一次 with each batch, and what left it, the newest first."""
    rows = _all(
        "select i.ref, v.name, c.batch, c.takes_effect, (v.terms->>'trips')::int, (b.terms->>'trips')::int"
        " from catalogue_change c join catalogue_item i on i.id = c.item_id"
        " join catalogue_itemversion v on v.id = c.version_id"
        " left join lateral (select terms from catalogue_itemversion where item_id = i.id and number < v.number"
        "  and in_force is not null and not isempty(in_force) order by number desc limit 1) b on true"
        " where c.state = 'decided' and c.batch <> ''"
        "   and ((v.terms->>'trips')::int <= 1) is distinct from ((b.terms->>'trips')::int <= 1)"
        "   and ((v.terms->>'trips')::int <= 1 or b.terms is not null)"
        " order by c.takes_effect desc, c.id desc limit %(limit)s",
        {"limit": limit},
    )
    return tuple(
        Turn(ref, name, batch, since, "added" if trips <= 1 else "removed")
        for ref, name, batch, since, trips, _ in rows
    )


def compared(before: datetime, after: datetime, office_ref: str = "") -> Streamlined:
    """The catalogue at two moments, of one office or of all."""
    return streamlined(_at(before, office_ref), _at(after, office_ref))


def over_baseline(ref: str, now: datetime) -> Streamlined | None:
    """What became of a kept catalogue by `now`; None: there is no such baseline."""
    rows = _all("select version_ids from catalogue_baseline where ref = %(ref)s", {"ref": ref})
    if not rows:
        return None
    kept = _measured("where v.id = any(%(ids)s)", {"ids": rows[0][0]})
    return streamlined(kept, _at(now, ""))


def baselines() -> tuple[BaselineRow, ...]:
    """The kept catalogues, the newest first."""
    rows = _all(
        "select ref, name, as_of, basis, coalesce(array_length(version_ids, 1), 0) from catalogue_baseline"
        " order by as_of desc, id desc",
        {},
    )
    return tuple(BaselineRow(*row) for row in rows)


def removals(since: datetime, until: datetime) -> tuple[RemovedMaterial, ...]:
    """Materials that changes between two moments do not ask for any more, each with its reason."""
    rows = _all(
        "select i.ref, v.name, r.key, r.value, c.takes_effect from catalogue_change c"
        " join catalogue_item i on i.id = c.item_id join catalogue_itemversion v on v.id = c.version_id"
        " cross join lateral jsonb_each_text(c.removed) r"
        " where c.state = 'decided' and c.takes_effect >= %(since)s and c.takes_effect < %(until)s"
        " order by c.takes_effect, c.id, r.key limit 5000",
        {"since": since, "until": until},
    )
    return tuple(RemovedMaterial(*row) for row in rows)


_NAME = """
  left join lateral (select name from offices_officeterm t where t.office_id = {}
                      order by upper(t.valid) desc nulls first limit 1) t on true
"""


def petitions(after: str = "", limit: int = 50) -> tuple[PetitionRow, ...]:
    """The petitions, the newest first; `after` is the ref of the last one seen."""
    rows = _all(
        "select p.ref, coalesce(t.name, ''), p.item_name, p.wish, p.domain, p.addressed_to, p.reason, p.sent_at,"
        f" p.answered_at, p.outcome, p.answer from catalogue_petition p {_NAME.format('p.office_id')}"
        " where %(after)s = '' or p.id < (select id from catalogue_petition where ref = %(after)s)"
        " order by p.id desc limit %(limit)s",
        {"after": after, "limit": limit},
    )
    return tuple(PetitionRow(*row) for row in rows)


def petitions_by_domain() -> tuple[DomainCount, ...]:
    """Petitions by domain, the most petitioned first."""
    rows = _all(
        "select domain, count(*), count(answered_at), count(*) filter (where outcome in ('accepted', 'partly'))"
        " from catalogue_petition group by 1 order by 2 desc, 1",
        {},
    )
    return tuple(DomainCount(*row) for row in rows)


def _at(moment: datetime, office_ref: str) -> dict[str, Measure]:
    return _measured(
        "join offices_office o on o.id = i.office_id where v.in_force @> %(at)s::timestamptz"
        " and (%(office)s = '' or o.ref = %(office)s)",
        {"at": moment, "office": office_ref},
    )


def _measured(where: str, values: dict[str, Any]) -> dict[str, Measure]:
    rows = _all(f"{_MEASURE} {where}", values)
    return {
        ref: Measure(materials, int(Decimal(copies)), steps, limit_from_text(promised), digest)
        for ref, materials, copies, steps, promised, digest in rows
    }


def _all(sql: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
