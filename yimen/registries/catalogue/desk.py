"""The catalogue as its desk sees it: every item with where it stands, in a tree by region, office and main item.

Citizens see what is in force (queries.py); the desk sees drafts, guides to complete and what has ended as well.
"""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db import connection

from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue.queries import NOT_APPLIED_FOR, OFFICE
from yimen.registries.catalogue.search import search


class Standing(StrEnum):
    """Where an item stands on the desk."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    ON_NOTICE = "on_notice"
    SCHEDULED = "scheduled"
    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    ENDED = "ended"
    TO_COMPLETE = "to_complete"
    """Taken in from elsewhere: a guide that lacks what an application needs."""


class Gap(StrEnum):
    """What an item in force, or a guide, may lack that nothing refuses but somebody will miss."""

    UNTAGGED = "untagged"
    """No theme and no life event: nobody finds it but by its name."""
    FORM_WITHOUT_SAMPLE = "form_without_sample"
    """A form among the materials that has no empty copy or no filled sample."""
    STEP_WITHOUT_LAW = "step_without_law"
    """A step that no provision asks for: a candidate for merging 归并非法定环节."""


@snapshot
class Sieve:
    """What the list of the desk is narrowed to; an empty word narrows nothing."""

    office: str = ""
    main: str = ""
    kind: str = ""
    theme: str = ""
    standing: str = ""
    gap: str = ""
    words: str = ""


@snapshot
class DeskLine:
    """One item on the desk: the version that speaks for it, and the one that is being worked on."""

    number: int
    ref: str
    code: str
    name: str
    kind: str
    theme: str
    office_id: int
    office_name: str
    standing: Standing
    version: int
    since: datetime | None
    work_ref: str
    """The version that is being worked on; empty: none is."""
    work: int
    work_state: str
    base_code: str
    implementation_code: str
    local_code: str
    source: str


@snapshot
class DeskPage:
    """A page of the desk's list, by key."""

    lines: tuple[DeskLine, ...]
    after: str | None


@snapshot
class RegionBranch:
    """A region with the items of all offices in and below it, counted at both levels."""

    ref: str
    name: str
    level: int
    parent: str
    mains: int
    items: int


@snapshot
class OfficeBranch:
    """An office with its items, counted at both levels."""

    ref: str
    name: str
    region: str
    mains: int
    items: int


@snapshot
class MainBranch:
    """A main item of an office with its sub-items; `code` is the first nine digits of their base code."""

    code: str
    name: str
    items: int


#: A main item is the base code without its last three digits; what has no base code stands for itself.
MAIN = "coalesce(nullif(left(i.base_code, 9), ''), i.ref)"
#: Said by the version in force, else by the newest; worked on is what is drafted or lies in review.
SPEAKS = """
  left join lateral (select v.* from catalogue_itemversion v where v.item_id = i.id
                      order by coalesce(v.in_force @> %(now)s, false) desc, v.state = 'discarded', v.number desc
                      limit 1) v on true
  left join lateral (select w.ref, w.number, w.state, w.search is not null as guide from catalogue_itemversion w
                      where w.item_id = i.id and w.state in ('draft', 'proposed')
                      order by w.number desc limit 1) w on true
"""
STANDS = """
  case when v.in_force @> %(now)s and exists (select 1 from catalogue_suspension s
                                               where s.item_id = i.id and s.during @> %(now)s) then 'suspended'
       when v.in_force @> %(now)s then 'in_force'
       when lower(v.in_force) > %(now)s then 'scheduled'
       when v.in_force is not null or v.state in ('published', 'cancelled', 'discarded') then 'ended'
       when v.state = 'proposed' and exists (select 1 from catalogue_change c
                                              where c.version_id = v.id and c.state = 'on_notice') then 'on_notice'
       when v.state = 'proposed' then 'in_review'
       when i.source <> 'own' and v.search is not null then 'to_complete'
       else 'draft' end
"""
BESIDE = """
  %(standing)s = 'draft' and w.state = 'draft' and not w.guide
  or %(standing)s in ('in_review', 'on_notice') and w.state = 'proposed'
     and (%(standing)s = 'on_notice') = exists (select 1 from catalogue_change c
                                                 where c.item_id = i.id and c.state = 'on_notice')
"""
LINE = f"""
select i.id, i.ref, coalesce(i.implementation_code, nullif(i.local_code, ''), i.base_code), coalesce(v.name, ''),
       coalesce(v.kind, ''), coalesce(v.theme, ''), i.office_id, coalesce(t.name, ''), {STANDS}, coalesce(v.number, 0),
       lower(v.in_force), coalesce(w.ref, ''), coalesce(w.number, 0), coalesce(w.state, ''), i.base_code,
       coalesce(i.implementation_code, ''), i.local_code, i.source
  from catalogue_item i {OFFICE} {SPEAKS}
"""
#: Forms 申请表 among the materials (national code 2) that lack the empty copy or the sample.
BARE_FORM = 'v.terms @? \'$.materials[*] ? (@.kind == "2" && (@.sample == "" || @.blank_form == ""))\'::jsonpath'
#: Steps of the way of a case that name no law; what an office does by itself has no applicant to be spared a step.
BARE_STEP = f"v.kind not in {NOT_APPLIED_FOR} and v.terms @? '$.steps[*] ? (@.law like_regex \"^\\\\s*$\")'::jsonpath"
GAPS = {
    Gap.UNTAGGED: "v.theme = '' and v.life_event = '' and v.state not in ('cancelled', 'discarded')",
    Gap.FORM_WITHOUT_SAMPLE: f"v.state not in ('cancelled', 'discarded') and {BARE_FORM}",
    Gap.STEP_WITHOUT_LAW: f"v.state not in ('cancelled', 'discarded') and {BARE_STEP}",
}
FOUND_AT_MOST = 200


def listed(sieve: Sieve, now: datetime, after: str = "", limit: int = 40) -> DeskPage:
    """The items of the desk in the order in which they were founded, a page by key."""
    conditions = list(_conditions(sieve))
    values: dict[str, Any] = {
        "now": now, "office": sieve.office, "main": sieve.main, "kind": sieve.kind, "theme": sieve.theme,
        "standing": sieve.standing, "after": int(after) if after.isascii() and after.isdigit() else 0,
        "limit": limit + 1,
    }  # fmt: skip
    if sieve.words:
        hits = search(sieve.words, now, limit=FOUND_AT_MOST)
        found = [ref for hit in hits for ref in (hit.row.ref, *(other.ref for other in hit.beside))]
        values |= {"refs": found, "like": f"%{_plain(sieve.words)}%", "code": sieve.words}
    where = " and ".join(["i.id > %(after)s", *conditions])
    rows = [DeskLine(*row) for row in _all(f"{LINE} where {where} order by i.id limit %(limit)s", values)]
    page = tuple(rows[:limit])
    return DeskPage(page, str(page[-1].number) if len(rows) > limit else None)


def line(item_ref: str, now: datetime) -> DeskLine | None:
    """One item as the desk sees it."""
    rows = _all(f"{LINE} where i.ref = %(ref)s", {"ref": item_ref, "now": now})
    return DeskLine(*rows[0]) if rows else None


def region_branches() -> tuple[RegionBranch, ...]:
    """The regions that have items, in and below them, by code; a parent stands before its children."""
    rows = _all(
        f"""
        with recursive held as (
          select o.region_id, {MAIN} as main, count(*) as items
            from catalogue_item i join offices_office o on o.id = i.office_id group by 1, 2),
        climb as (
          select region_id as node, main, items from held
          union all
          select r.parent_id, c.main, c.items from climb c join regions_region r on r.id = c.node
           where r.parent_id is not null),
        summed as (select node, count(distinct main) as mains, sum(items)::int as items from climb group by 1)
        select r.ref, t.name, r.level, coalesce(p.ref, ''), s.mains, s.items
          from summed s join regions_region r on r.id = s.node left join regions_region p on p.id = r.parent_id
          join lateral (select name, code from regions_regionterm t where t.region_id = r.id
                         order by upper(t.valid) desc nulls first limit 1) t on true
         order by t.code, r.level
        """,
        {},
    )
    return tuple(RegionBranch(*row) for row in rows)


def office_branches(region_ref: str) -> tuple[OfficeBranch, ...]:
    """The offices of one region (not of those below it) that have items, the fullest first."""
    rows = _all(
        f"""
        select o.ref, coalesce(t.name, ''), r.ref, c.mains, c.items
          from (select i.office_id, count(distinct {MAIN}) as mains, count(*) as items from catalogue_item i
                 where i.office_id in (select o.id from offices_office o join regions_region r on r.id = o.region_id
                                        where r.ref = %(region)s)
                 group by 1) c
          join lateral (select c.office_id) i on true {OFFICE} join regions_region r on r.id = o.region_id
         order by c.items desc, 2
        """,
        {"region": region_ref},
    )
    return tuple(OfficeBranch(*row) for row in rows)


def office_branch(office_ref: str) -> OfficeBranch | None:
    """One office with its items, counted at both levels; None when there is no such office."""
    rows = _all(
        f"""
        select o.ref, coalesce(t.name, ''), r.ref, c.mains, c.items
          from offices_office found
          join lateral (select found.id as office_id) i on true {OFFICE} join regions_region r on r.id = o.region_id
          cross join lateral (select count(distinct {MAIN}) as mains, count(*) as items from catalogue_item i
                               where i.office_id = found.id) c
         where found.ref = %(ref)s
        """,
        {"ref": office_ref},
    )
    return OfficeBranch(*rows[0]) if rows else None


def main_branches(office_ref: str, now: datetime) -> tuple[MainBranch, ...]:
    """The main items of an office that have more than one sub-item, named after the first of them."""
    rows = _all(
        f"""
        select m.main, coalesce(v.name, ''), m.items
          from (select {MAIN} as main, count(*) as items, min(i.id) as first from catalogue_item i
                  join offices_office o on o.id = i.office_id where o.ref = %(office)s group by 1) m
          join catalogue_item i on i.id = m.first {SPEAKS}
         where m.items > 1 order by m.items desc, m.first limit 200
        """,
        {"office": office_ref, "now": now},
    )
    return tuple(MainBranch(*row) for row in rows)


def totals(now: datetime) -> tuple[int, int]:
    """How many main items and how many items there are, of whatever standing."""
    mains, items = _all(f"select count(distinct {MAIN}), count(*) from catalogue_item i", {})[0]
    return int(mains), int(items)


def gap_counts(office_ref: str, now: datetime, most: int = 1000) -> dict[Gap, int]:
    """How many items have each gap, of one office or of all; counted up to `most`."""
    of_office = "and o.ref = %(office)s" if office_ref else ""
    return {
        gap: _all(
            f"select count(*) from (select 1 from catalogue_item i {OFFICE} {SPEAKS}"
            f" where {condition} {of_office} limit %(most)s) found",
            {"office": office_ref, "now": now, "most": most},
        )[0][0]
        for gap, condition in GAPS.items()
    }


def _conditions(sieve: Sieve) -> Iterator[str]:
    if sieve.office:
        yield "o.ref = %(office)s"
    if sieve.main:
        yield f"{MAIN} = %(main)s"
    if sieve.kind:
        yield "v.kind = %(kind)s"
    if sieve.theme:
        yield "v.theme = %(theme)s"
    if sieve.standing:
        # What is being worked on stands beside what is in force: both answer to their own word.
        yield f"({STANDS} = %(standing)s or {BESIDE})"
    if sieve.gap in set(Gap):
        yield GAPS[Gap(sieve.gap)]
    if sieve.words:
        yield (
            "(i.ref = any(%(refs)s) or v.name like %(like)s or i.implementation_code = %(code)s"
            " or i.local_code = %(code)s or i.base_code = %(code)s)"
        )


def _plain(words: str) -> str:
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _all(sql: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
