"""Gathering what supervision looks at: chains, frozen terms, letters and places.

As many statements for a thousand lines as for one.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import connection

from yimen.engine.case.cases import frozen
from yimen.engine.supervision.findings.moves import About, Found
from yimen.journal.reading import Told
from yimen.kernel.actor import ScopeKind
from yimen.kernel.supervision import elsewhere
from yimen.kernel.supervision.watching import CaseSeen, LetterSeen, Line, sightings
from yimen.registries.catalogue.codec import terms_from_text

_CHAINS = """
select subject_id, id, verb, effective_at, actor_ref, authority, body from journal_entry
where subject_kind = 'case' and subject_id = any(%s) order by subject_id, seq
"""
_CASES = """
select c.id, c.ref, c.item_id, t.terms ->> 'complexity', t.terms ->> 'instant', c.office_id, o.calendar_id,
  c.city_id, c.county_id, c.town_id, c.village_id
from cases_case c join cases_frozenterms t on t.hash = c.terms_hash join offices_office o on o.id = c.office_id
where c.id = any(%s)
"""
_LETTERS = """
select l.ref, l.office_id, a.ref, l.items::text, lower(l.valid), upper(l.valid), l.revoked_at
from grants_letter l join people_staff s on s.id = l.holder_id left join people_account a on a.id = s.account_id
where l.ref = any(%s)
"""
_LINE_OF_PLACES = """
with recursive up as (
  select o.id office_id, r.id region_id, r.parent_id, r.level from offices_office o
    join regions_region r on r.id = o.region_id where o.id = any(%s)
  union all select up.office_id, r.id, r.parent_id, r.level from up join regions_region r on r.id = up.parent_id)
select u.office_id, o.calendar_id, json_object_agg(u.level, u.region_id)::text from up u
  join offices_office o on o.id = u.office_id group by u.office_id, o.calendar_id
"""
_BILLS = f"""
select b.id, c.id, {frozen.TERMS} from fees_bill b join cases_case c on c.id = b.case_id where b.id = any(%s)
"""
_STAMPS = """
select s.id, s.office_id, c.id, c.number from stamps_stamp s
  join cases_case c on c.number = any(%s) where s.id = any(%s)
"""
_PENALTIES = "select id, office_id from penalties_penalty where id = any(%s)"
_VERSIONS = """
select v.id, i.ref, i.office_id, case when v.instant = 'yes' or v.terms ->> 'promised' is not null
    or v.terms ->> 'statutory' is not null then 'yes' else 'no' end
from catalogue_itemversion v join catalogue_item i on i.id = v.item_id where v.id = any(%s)
"""
OVERSEEN = """
select distinct p.region_id from people_post p join people_posting g on g.post_id = p.id
where p.role = 'supervisor' and p.region_id is not null and p.valid @> %s::date and g.valid @> %s::timestamptz
"""
"""The regions over which somebody holds a post of supervision."""
_KINDS = {2: ScopeKind.CITY, 3: ScopeKind.COUNTY, 4: ScopeKind.TOWN, 5: ScopeKind.VILLAGE}


def rows(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """The rows of one statement."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def chains(case_ids: Sequence[int]) -> Mapping[int, list[Line]]:
    """The whole chains of these cases."""
    found: dict[int, list[Line]] = {id: [] for id in case_ids}
    for case, id, verb, at, actor, authority, body in rows(_CHAINS, list(case_ids)):
        found[case].append(Line(id, verb, at, actor, authority, json.loads(bytes(body))))
    return found


def abouts(case_ids: Iterable[int]) -> Mapping[int, tuple[About, int, str, str]]:
    """Cases by id, each with its item, class and whether it is decided at once."""
    found = {}
    for id, ref, item, complexity, instant, office, calendar, *places in rows(_CASES, sorted(set(case_ids))):
        where = dict(zip((ScopeKind.CITY, ScopeKind.COUNTY, ScopeKind.TOWN, ScopeKind.VILLAGE), places, strict=True))
        about = About("case", ref, id, office, calendar, None, where)
        found[id] = (about, item, complexity or "general", instant or "no")
    return found


def at_desk(about: About, office_id: int, calendar_id: int, desk_id: int) -> About:
    """The same case, for which the office of another desk answers."""
    return replace(about, office_id=office_id, calendar_id=calendar_id, desk_id=desk_id)


def letters(refs: Iterable[str]) -> Mapping[str, tuple[LetterSeen, int]]:
    """Letters by reference, each with its office."""
    wanted = sorted({ref for ref in refs if ref})
    return {
        ref: (LetterSeen(holder or "", frozenset(json.loads(items)), begins, ends, revoked), office)
        for ref, office, holder, items, begins, ends, revoked in (rows(_LETTERS, wanted) if wanted else ())
    }


def of_cases(new: Sequence[Told]) -> Iterator[Found]:
    """What these lines show, each with the chain of its case before it: three statements."""
    if not new:
        return
    case_ids = sorted({line.subject_id for line in new})
    told, known = chains(case_ids), abouts(case_ids)
    fresh = {line.id for line in new}
    held = letters(line.authority for lines in told.values() for line in lines)
    seen_letters = {ref: letter for ref, (letter, _) in held.items()}
    for id, (about, item, complexity, instant) in known.items():
        actors = {line.id: line.actor for line in told[id]}
        in_village = "yes" if about.places[ScopeKind.VILLAGE] is not None else "no"
        for sighting in sightings(CaseSeen(item, complexity, instant, told[id], seen_letters, in_village)):
            # Decided once, by the registers as they stand now: a letter looked up later may say something else.
            if sighting.lines[-1] in fresh:
                yield Found(sighting, about, tuple(actors[one] for one in sighting.lines))


def offices(office_ids: Iterable[int]) -> Mapping[int, tuple[int, Mapping[ScopeKind, int | None]]]:
    """The calendar of each office, and in which places it lies."""
    return {
        office: (calendar, {_KINDS[int(level)]: id for level, id in json.loads(line).items() if int(level) in _KINDS})
        for office, calendar, line in rows(_LINE_OF_PLACES, sorted(set(office_ids)))
    }


def _as_line(line: Told) -> Line:
    return Line(line.id, line.verb, line.effective_at, line.actor_ref, line.authority, line.body)


def of_bills(lines: Sequence[Told]) -> Iterator[Found]:
    """Bills that ask for something else than the frozen terms; the postage of a parcel is no fee of a case."""
    if not lines:
        return
    billed = {bill: (case, terms) for bill, case, terms in rows(_BILLS, [one.subject_id for one in lines])}
    known = abouts(case for case, _ in billed.values())
    for line in (one for one in lines if one.subject_id in billed):
        case, terms = billed[line.subject_id]
        found = elsewhere.wrong_fee(_as_line(line), terms_from_text(terms).fees)
        if found is not None:
            yield Found(found, known[case][0], (line.actor_ref,))


def of_stamps(lines: Sequence[Told]) -> Iterator[Found]:
    """Papers that bear the stamp of an office whose letter it is not."""
    if not lines:
        return
    numbers = [str(one.body.get("case", "")) for one in lines]
    there = {(stamp, number): (office, case) for stamp, office, case, number in
             rows(_STAMPS, numbers, [one.subject_id for one in lines])}  # fmt: skip
    known = abouts(case for _, case in there.values())
    held = letters(one.authority for one in lines)
    for line in lines:
        at = there.get((line.subject_id, str(line.body.get("case", ""))))
        if at is None:
            continue
        letter, office = held.get(line.authority, (None, None))
        found = elsewhere.wrong_seal(_as_line(line), at[0], letter, office)
        if found is not None:
            yield Found(found, known[at[1]][0], (line.actor_ref,))


def of_penalties(lines: Sequence[Told]) -> Iterator[Found]:
    """Penalties that were weighed and found outside their standard."""
    seen = [(line, found) for line in lines if (found := elsewhere.out_of_range(_as_line(line))) is not None]
    if not seen:
        return
    imposed: dict[int, int] = dict(rows(_PENALTIES, [line.subject_id for line, _ in seen]))
    placed = offices(imposed.values())
    for line, found in seen:
        office = imposed[line.subject_id]
        calendar, places = placed[office]
        yield Found(found, About("penalty", line.ref, None, office, calendar, None, places), (line.actor_ref,))


def of_versions(lines: Sequence[Told], now: datetime) -> Iterator[Found]:
    """Published versions that no clock or no supervisor watches."""
    if not lines:
        return
    versions = {id: told for id, *told in rows(_VERSIONS, [one.subject_id for one in lines])}
    placed = offices(office for _, office, _ in versions.values())
    watched = {region for (region,) in rows(OVERSEEN, now, now)}
    for line in lines:
        item, office, timed = versions[line.subject_id]
        calendar, places = placed[office]
        overseen = "yes" if watched & set(places.values()) else "no"
        found = elsewhere.not_connected(_as_line(line), elsewhere.gaps_of(timed, overseen))
        if found is not None:
            yield Found(found, About("item", item, None, office, calendar, None, places), (line.actor_ref,))
