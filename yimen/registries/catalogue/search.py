"""Search: plain words, synonyms, pinyin, initials, slips of the pen, codes; ranked by fit and use, with the reason.

The index narrows (reading.py says by what), the fit ranks (fitting.py). Offices that do the same are one hit: a
newcomer looks for an errand, not for an office.
"""

import math
import re
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from yimen.journal.statement import prepared
from yimen.registries.catalogue import reading
from yimen.registries.catalogue.fitting import Fit, Line, Why, Width, fits, lines_of
from yimen.registries.catalogue.indexing import WAY, plain
from yimen.registries.catalogue.queries import OFFICE, ROW, Filter, item_row, narrow
from yimen.registries.catalogue.reading import LONGEST, Chunk
from yimen.registries.catalogue.rows import ItemRow

__all__ = ["Elsewhere", "Hit", "Suggestion", "Why", "nearest", "search", "suggest", "understood"]

APPLICABLE_CANDIDATES, GUIDE_CANDIDATES = 120, 40
NAMED_ELSEWHERE = 5
WORTH_SHOWING = 14
#: Of several acts on one thing the first one is meant, unless another is named.
FIRST = re.compile("新办|设立|首次|申领|核发|认定")
#: A guide stands behind what can be applied for, unless it fits far better.
GUIDE_BEHIND = 15
MOST_FOR_USE = 4.0
SHORT = 2
LONGEST_NEAR, NEAR_TRIES = 8, 4
#: Fits worse than this are not the answer to what was said: wider ways are tried as well.
GOOD_ENOUGH = 40


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another office that does the same."""

    ref: str
    office_name: str


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that was found, why, which words of what was said, and the word of the item by which it was."""

    row: ItemRow
    reason: Why
    said: str
    matched: str
    score: float
    elsewhere: tuple[Elsewhere, ...]
    """Some of the other offices that do the same."""
    offices: int
    """How many offices do it."""

    @property
    def others(self) -> int:
        """How many offices besides the first do it."""
        return self.offices - 1


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What may be meant while somebody still types, and the word of the item that begins so."""

    ref: str
    name: str
    office_name: str
    matched: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Versions of one name, with the lines by which they are found."""

    ids: list[int]
    used: int
    guide: bool
    lines: tuple[Line, ...]


def search(words: str, now: datetime, narrowed: Filter | None = None, limit: int = 30) -> tuple[Hit, ...]:
    """The items that fit `words`, the best first; what can only be read stands behind what fits about as well."""
    chunks = reading.read(words)
    if not chunks:
        return ()
    ranked = _widening(chunks, now, narrowed or Filter())[:limit]
    rows = _rows([one for one, _ in ranked], NAMED_ELSEWHERE + 1)
    return tuple(_hit(one, fit, of_it) for (one, fit), of_it in zip(ranked, rows, strict=True))


def suggest(prefix: str, now: datetime, limit: int = 8) -> tuple[Suggestion, ...]:
    """What begins with the few letters typed so far, the often asked for first; else what fits them best."""
    said = plain(prefix)[:LONGEST]
    if not said:
        return ()
    ranked = _begun(said, _often(said, now)) if len(said) <= SHORT else []
    if len(ranked) < limit:
        ranked = _begun(said, _candidates(reading.begun(said), said, now, Filter()))
    if not ranked:
        ranked = _widening(reading.read(prefix), now, Filter())
    ranked = ranked[:limit]
    rows = _rows([one for one, _ in ranked], 1)
    return tuple(
        Suggestion(row.ref, row.name, row.office_name, "" if fit.reason is Why.NAME else fit.matched)
        for (_, fit), (row,) in zip(ranked, rows, strict=True)
    )


def _begun(said: str, found: list[_Candidate]) -> list[tuple[_Candidate, Fit]]:
    return _ranked((Chunk(said),), found, Width.EXACT)


# A letter or two begin thousands of words: what people ask for most is looked through instead. What is in force is
# asked afterwards: the planner, who does not know the moment, would look up everything that is in force first.
# The lines hold word, pinyin and initials, apart by tabs: each of them may begin so.
OFTEN = r"""
with often as materialized (
  select id, used, name, search_name, in_force from catalogue_itemversion where used > 0 order by used desc limit 300)
select max(used), array_agg(id), min(search_name) from often where in_force @> %(now)s group by name
 having strpos(E'\n' || min(search_name), E'\n' || %(said)s::text) > 0
     or strpos(min(search_name), E'\t' || %(said)s::text) > 0
"""


def _often(said: str, now: datetime) -> list[_Candidate]:
    found = prepared(OFTEN, {"now": now, "said": said}).rows
    return [_Candidate(ids, used, False, lines_of(lines)) for used, ids, lines in found]


def understood(words: str) -> tuple[str, ...]:
    """The other words by which a search was also understood."""
    tokens = (token for chunk in reading.read(words) for token in chunk.tokens)
    return tuple(dict.fromkeys(other for token in tokens for other in token.others))


def nearest(words: str, now: datetime, limit: int = 5) -> tuple[Suggestion, ...]:
    """For words that found nothing: what the longest piece of them finds."""
    said = plain(words)[:LONGEST_NEAR]
    tried = ((said[: length - step], said[step:length]) for length in [len(said)] for step in range(1, len(said) - 1))
    pieces = (piece for pair in tried for piece in pair)
    for piece in islice(dict.fromkeys(pieces), NEAR_TRIES):
        hits = search(piece, now, limit=limit)
        if hits:
            return tuple(Suggestion(hit.row.ref, hit.row.name, hit.row.office_name, piece) for hit in hits)
    return ()


QUERIES = {Width.EXACT: reading.exact, Width.SLIP: reading.slips, Width.LOOSE: reading.loose}


def _widening(chunks: tuple[Chunk, ...], now: datetime, narrowed: Filter) -> list[tuple[_Candidate, Fit]]:
    """Each way is wider and dearer than the one before, and only asked when that one found nothing good."""
    best: list[tuple[_Candidate, Fit]] = []
    found: dict[str, list[_Candidate]] = {}
    said = max((chunk.said for chunk in chunks), key=len)
    for width, wider in QUERIES.items():
        query = wider(chunks)
        if query not in found:
            found[query] = _candidates(query, said, now, narrowed)
        ranked = _ranked(chunks, found[query], width)
        if not best or (ranked and ranked[0][1].score > best[0][1].score):
            best = ranked
        if best and best[0][1].score >= GOOD_ENOUGH:
            break
    return best


# Fenced by offset 0: the index of the search is read and no other, however many are in force.
FOUND = """
with named as materialized (
  select v.in_force is null guide, v.name, max(v.used) used, array_agg(v.id) ids,
         strpos(v.name, %(said)s) = 0 other, length(v.name) long
    from (select id, item_id, used, name, state, in_force, kind, audience, theme, life_event, search
            from catalogue_itemversion where search @@ (select %(query)s::tsquery) offset 0) v {source}
   where {where} group by v.name, 1),
best as (
  (select * from named where not guide order by other, used desc, long, name limit {applicable})
  union all
  (select * from named where guide order by other, used desc, long, name limit {guides}))
select b.ids, b.used, b.guide, v.search_name from best b join catalogue_itemversion v on v.id = b.ids[1]
"""


def _candidates(query: str, said: str, now: datetime, narrowed: Filter) -> list[_Candidate]:
    if not query:
        return []
    if narrowed.way:
        query = reading.all_of((query, reading.quoted(WAY + narrowed.way)))
    conditions, values = narrow(replace(narrowed, way=""))
    sql = FOUND.format(
        source=OF_AN_OFFICE if narrowed.office else "",
        where=" and ".join([SHOWN_FITTING, *conditions]),
        guides=GUIDE_CANDIDATES,
        applicable=APPLICABLE_CANDIDATES,
    )
    found = prepared(sql, values | {"query": query, "said": said, "now": now})
    return [_Candidate(ids, used, guide, lines_of(lines)) for ids, used, guide, lines in found.rows]


#: What the index holds was published or is a guide.
SHOWN_FITTING = "case when v.in_force is null then v.state <> 'discarded' else v.in_force @> %(now)s end"
OF_AN_OFFICE = "join catalogue_item i on i.id = v.item_id join offices_office o on o.id = i.office_id"

# Of several offices the more used stands first, then the higher one.
ROWS = f"""
with hits as (
  select n.number, v.id, row_number() over (partition by n.number order by v.used desc, r.level, o.id, v.id) place
    from (select * from unnest(%s::bigint[], %s::int[]) n(id, number)) n
    join catalogue_itemversion v on v.id = n.id join catalogue_item i on i.id = v.item_id
    join offices_office o on o.id = i.office_id join regions_region r on r.id = o.region_id)
select h.number, {ROW} from hits h join catalogue_itemversion v on v.id = h.id
  join catalogue_item i on i.id = v.item_id {OFFICE} where h.place <= %s order by h.number, h.place
"""


def _rows(found: list[_Candidate], most: int) -> list[list[ItemRow]]:
    """The items behind each candidate, at most so many, the first of them first."""
    told: list[list[ItemRow]] = [[] for _ in found]
    if not found:
        return told
    ids = [(version_id, number) for number, one in enumerate(found) for version_id in one.ids]
    for number, *row in prepared(ROWS, ([one for one, _ in ids], [number for _, number in ids], most)).rows:
        told[number].append(item_row(row))
    return told


def _ranked(chunks: tuple[Chunk, ...], found: list[_Candidate], width: Width) -> list[tuple[_Candidate, Fit]]:
    ranked = []
    for one, fit in zip(found, fits(chunks, [one.lines for one in found], width), strict=True):
        if fit.score >= WORTH_SHOWING:
            name = one.lines[0][0]
            score = (
                fit.score
                - (GUIDE_BEHIND if one.guide else 0)
                - min(len(name), 60) / 20
                + (0.7 if FIRST.search(name) else 0)
                + min(MOST_FOR_USE, math.log10(1 + one.used))
            )
            ranked.append((-score, name, one, fit))
    ranked.sort(key=lambda one: one[:2])
    enough = -ranked[0][0] / 2 if ranked else 0
    return [(one, replace(fit, score=-minus)) for minus, _, one, fit in ranked if -minus >= enough]


def _hit(one: _Candidate, fit: Fit, rows: list[ItemRow]) -> Hit:
    elsewhere = tuple(Elsewhere(other.ref, other.office_name) for other in rows[1:])
    return Hit(rows[0], fit.reason, fit.said, fit.matched, round(fit.score, 1), elsewhere, len(one.ids))
