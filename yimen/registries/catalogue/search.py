"""Search: plain words, synonyms, pinyin, initials, slips of the pen, codes; ranked by fit and use, with the reason.

The index narrows (reading.py says by what), fitting.py says how well what it found fits, ranking.py puts it in order.
Offices that do the same are one hit, handling sub-items stand under it: a newcomer looks for an errand, not for an
office.
"""

from dataclasses import replace
from datetime import datetime
from itertools import islice

from yimen.journal.statement import prepared
from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue import reading
from yimen.registries.catalogue.fitting import Why, Width, lines_of
from yimen.registries.catalogue.indexing import WAY, plain
from yimen.registries.catalogue.queries import OFFICE, ROW, Filter, item_row, narrow
from yimen.registries.catalogue.ranking import Candidate, Ranked, folded, ranked
from yimen.registries.catalogue.reading import LONGEST, Chunk
from yimen.registries.catalogue.rows import ItemRow

__all__ = ["Elsewhere", "Hit", "SubItem", "Suggestion", "Why", "nearest", "search", "suggest", "understood"]

APPLICABLE_CANDIDATES, GUIDE_CANDIDATES = 120, 40
NAMED_ELSEWHERE = 5
#: Offices write plain words of their own: of so many of them, the busiest, they are read for one name.
OFFICES_READ = 12
NAMED_BESIDE = 5
#: What nobody does near by stands behind what fits about as well.
FAR_AWAY = 4.5
SHORT = 2
LONGEST_NEAR, NEAR_TRIES = 8, 4
#: Fits worse than this are not the answer to what was said: wider ways are tried as well.
GOOD_ENOUGH = 40


@snapshot
class Elsewhere:
    """Another office that does the same."""

    ref: str
    office_name: str


@snapshot
class SubItem:
    """Another handling sub-item of the same base item: 变更 beside 新办."""

    ref: str
    name: str
    office_name: str


@snapshot
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
    beside: tuple[SubItem, ...] = ()
    """Other handling sub-items of the same base item that fit too."""

    @property
    def others(self) -> int:
        """How many offices besides the first do it."""
        return self.offices - 1


@snapshot
class Suggestion:
    """What may be meant while somebody still types, and the word of the item that begins so."""

    ref: str
    name: str
    office_name: str
    matched: str


def search(
    words: str, now: datetime, narrowed: Filter | None = None, limit: int = 30, near: str = ""
) -> tuple[Hit, ...]:
    """The items that fit `words`, the best first; what can only be read stands behind what fits about as well.

    `near`: the region where somebody asks. The office that is theirs stands first, and what they have near by.
    """
    chunks = reading.read(words)
    if not chunks:
        return ()
    found = folded(_widening(chunks, now, narrowed or Filter()))[:limit]
    leading = [one.one for one in found]
    besides = [other for one in found for other in one.beside[:NAMED_BESIDE]]
    rows = iter(_rows(leading + besides, NAMED_ELSEWHERE + 1, near))
    offices = list(islice(rows, len(found)))
    hits = [
        _hit(one, of_it, [beside[0][0] for beside in islice(rows, min(len(one.beside), NAMED_BESIDE))])
        for one, of_it in zip(found, offices, strict=True)
    ]
    if near:
        far = {hit.row.ref for hit, of_it in zip(hits, offices, strict=True) if of_it[0][1] is None}
        hits.sort(key=lambda hit: hit.score - (FAR_AWAY if hit.row.ref in far else 0), reverse=True)
    return tuple(hits)


def suggest(prefix: str, now: datetime, limit: int = 8) -> tuple[Suggestion, ...]:
    """What begins with the few letters typed so far, the often asked for first; else what fits them best."""
    said = plain(prefix)[:LONGEST]
    if not said:
        return ()
    found = _begun(said, _often(said, now)) if len(said) <= SHORT else []
    if len(found) < limit:
        found = _begun(said, _candidates(reading.begun(said), said, now, Filter()))
    if not found:
        found = _widening(reading.read(prefix), now, Filter())
    found = folded(found)[:limit]
    rows = _rows([one.one for one in found], 1)
    return tuple(
        Suggestion(row.ref, row.name, row.office_name, "" if one.fit.reason is Why.NAME else one.fit.matched)
        for one, ((row, _),) in zip(found, rows, strict=True)
    )


def _begun(said: str, found: list[Candidate]) -> list[Ranked]:
    return ranked((Chunk(said),), found, Width.EXACT)


# A letter or two begin thousands of words: what people ask for most is looked through instead. What is in force is
# asked afterwards: the planner, who does not know the moment, would look up everything that is in force first.
# The lines hold word, pinyin and initials, apart by tabs: each of them may begin so.
OFTEN = r"""
with often as materialized (
  select id, used, name, search_name, in_force from catalogue_itemversion where used > 0 order by used desc limit 300)
select name, array_agg(id order by used desc, id), sum(used), min(search_name)
  from often where in_force @> %(now)s group by name
 having strpos(E'\n' || min(search_name), E'\n' || %(said)s::text) > 0
     or strpos(min(search_name), E'\t' || %(said)s::text) > 0
"""


def _often(said: str, now: datetime) -> list[Candidate]:
    found = prepared(OFTEN, {"now": now, "said": said}).rows
    return [Candidate(name, ids, int(used), False, lines_of(lines)) for name, ids, used, lines in found]


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


def _widening(chunks: tuple[Chunk, ...], now: datetime, narrowed: Filter) -> list[Ranked]:
    """Each way is wider and dearer than the one before, and only asked when that one found nothing good."""
    best: list[Ranked] = []
    found: dict[str, list[Candidate]] = {}
    said = max((chunk.said for chunk in chunks), key=len)
    for width, wider in QUERIES.items():
        query = wider(chunks)
        if query not in found:
            found[query] = _candidates(query, said, now, narrowed)
        fitting = ranked(chunks, found[query], width)
        if not best or (fitting and fitting[0].fit.score > best[0].fit.score):
            best = fitting
        if best and best[0].fit.score >= GOOD_ENOUGH:
            break
    return best


# Fenced by offset 0: the index of the search is read and no other, however many are in force.
FOUND = """
with named as materialized (
  select v.in_force is null guide, v.name, sum(v.used) used, array_agg(v.id order by v.used desc, v.id) ids,
         min(v.item_id) item, strpos(v.name, %(said)s) = 0 other, length(v.name) long
    from (select id, item_id, used, name, state, in_force, kind, audience, theme, life_event, search
            from catalogue_itemversion where search @@ (select %(query)s::tsquery) offset 0) v {source}
   where {where} group by v.name, 1),
best as (
  (select * from named where not guide order by other, used desc, long, name limit {applicable})
  union all
  (select * from named where guide order by other, used desc, long, name limit {guides}))
select b.name, b.ids, b.used, b.guide, v.search_name || case when b.ids[2] is null then '' else coalesce(
         (select E'\n' || string_agg(o.search_name, E'\n') from catalogue_itemversion o
           where o.id = any(b.ids[2:{offices}]) and o.search_name <> v.search_name), '') end,
       i.base_code
  from best b join catalogue_itemversion v on v.id = b.ids[1] join catalogue_item i on i.id = b.item
"""


def _candidates(query: str, said: str, now: datetime, narrowed: Filter) -> list[Candidate]:
    if not query:
        return []
    if narrowed.way:
        query = reading.all_of((query, reading.quoted(WAY + narrowed.way)))
    conditions, values = narrow(replace(narrowed, way=""))
    sql = FOUND.format(
        source=OF_AN_OFFICE if narrowed.office else "",
        where=" and ".join([SHOWN_FITTING, *conditions]),
        guides=GUIDE_CANDIDATES,
        offices=OFFICES_READ,
        applicable=APPLICABLE_CANDIDATES,
    )
    found = prepared(sql, values | {"query": query, "said": said, "now": now})
    return [
        Candidate(name, ids, int(used), guide, lines_of(lines), base)
        for name, ids, used, guide, lines, base in found.rows
    ]


#: What the index holds was published or is a guide.
SHOWN_FITTING = "case when v.in_force is null then v.state <> 'discarded' else v.in_force @> %(now)s end"
OF_AN_OFFICE = "join catalogue_item i on i.id = v.item_id join offices_office o on o.id = i.office_id"

# Of several offices the nearest to who asks stands first, then the more used, then the higher one.
ROWS = f"""
with recursive line as (
  select id, parent_id, level from regions_region where ref = %(near)s
  union all select r.id, r.parent_id, r.level from regions_region r join line l on r.id = l.parent_id),
hits as (
  select n.number, v.id, l.level near,
         row_number() over (partition by n.number
                                order by l.level desc nulls last, v.used desc, r.level, o.id, v.id) place
    from (select * from unnest(%(ids)s::bigint[], %(numbers)s::int[]) n(id, number)) n
    join catalogue_itemversion v on v.id = n.id join catalogue_item i on i.id = v.item_id
    join offices_office o on o.id = i.office_id join regions_region r on r.id = o.region_id
    left join line l on l.id = r.id)
select h.number, h.near, {ROW} from hits h join catalogue_itemversion v on v.id = h.id
  join catalogue_item i on i.id = v.item_id {OFFICE} where h.place <= %(most)s order by h.number, h.place
"""


def _rows(found: list[Candidate], most: int, near: str = "") -> list[list[tuple[ItemRow, int | None]]]:
    """The items behind each candidate, at most so many, the nearest first; and the level of the place they share."""
    told: list[list[tuple[ItemRow, int | None]]] = [[] for _ in found]
    if not found:
        return told
    # Who says no place is answered from the busiest offices: a common errand has hundreds.
    most_read = None if near else OFFICES_READ
    ids = [(version_id, number) for number, one in enumerate(found) for version_id in one.ids[:most_read]]
    asked = {"ids": [one for one, _ in ids], "numbers": [number for _, number in ids], "most": most, "near": near}
    for number, here, *row in prepared(ROWS, asked).rows:
        told[number].append((item_row(row), here))
    return told


def _hit(ranked: Ranked, rows: list[tuple[ItemRow, int | None]], beside: list[ItemRow]) -> Hit:
    (first, _), *others = rows
    fit, offices = ranked.fit, len(ranked.one.ids)
    elsewhere = tuple(Elsewhere(other.ref, other.office_name) for other, _ in others)
    subs = tuple(SubItem(row.ref, row.name, row.office_name) for row in beside)
    return Hit(first, fit.reason, fit.said, fit.matched, round(fit.score, 1), elsewhere, offices, subs)
