"""The compliance matrix: each requirement of each office, met or missing, since when, and what is behind it.

Read with the reading role; no figure and no state of it is kept anywhere.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from yimen.insight.compliance.facts import DECIDING, LETTER, facts_of, first_day, select
from yimen.insight.compliance.rows import (
    Departure,
    EntryRates,
    FormCount,
    Gap,
    LinksRow,
    MatrixPage,
    OfficeAccount,
    OfficeFindings,
    TaskRow,
)
from yimen.kernel.offers import MOST_LINKS_CITIZEN, links
from yimen.kernel.offices.concentration import (
    ROLES_OF,
    DivisionForm,
    Duty,
    Presence,
    Requirement,
    Task,
    Template,
    findings,
)
from yimen.kernel.rates import shares_of_all
from yimen.registries.catalogue.codec import terms_from_text
from yimen.registries.catalogue.queries import NOT_APPLIED_FOR
from yimen.registries.concentration import queries as concentration
from yimen.registries.concentration.rows import DeterminationRow, DutyRow
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

PAGE = 30
MOST = 200
UNLESS_SAID = Template.THREE_TWO
"""What is asked where no region has settled a template."""

_IN_SCOPE = f"v.state = 'published' and v.in_force @> %(now)s and v.kind not in {NOT_APPLIED_FOR}"
_WITH_ITEMS = f"""exists (select from catalogue_item i join catalogue_itemversion v on v.item_id = i.id
    join offices_office s on s.id = i.office_id where (s.id = o.id or s.parent_id = o.id) and {_IN_SCOPE})"""
_OFFICES = f"""
with recursive above as (select id, parent_id, id as of, 0 as far from regions_region
  union all select r.id, r.parent_id, a.of, a.far + 1 from regions_region r join above a on a.parent_id = r.id)
select o.id, o.ref, t.name, coalesce(c.template, ''), lower(c.valid),
  (select min(lower(valid)) from offices_officeterm where office_id = o.id), coalesce(d.name, ''), coalesce(d.form, '')
from offices_office o join offices_officeterm t on t.office_id = o.id and t.valid @> %(on)s::date
  left join offices_approvaldivision d on d.office_id = o.id and d.valid @> %(on)s::date
  left join lateral (select x.template, x.valid from concentration_concentrationtemplate x
     join above a on a.id = x.region_id where a.of = o.region_id and x.valid @> %(on)s::date
     order by a.far limit 1) c on true
where o.parent_id is null and {_WITH_ITEMS}
"""
_FORMS = "select form, count(*) from offices_approvaldivision where valid @> %(on)s::date group by 1"
_RATES = f"""
select count(*) filter (where p.place in ('centre', 'authorised') and ({{here}})), count(*),
  count(distinct coalesce(o.parent_id, o.id)) filter (where exists (select from concentration_residency r
     where r.office_id in (o.id, o.parent_id) and r.entered_on <= %(on)s and (r.left_on is null or r.left_on > %(on)s)
       and ({{there}}))), count(distinct coalesce(o.parent_id, o.id)), count(*) filter (where p.place = 'in_place')
from catalogue_itemversion v join catalogue_item i on i.id = v.item_id join offices_office o on o.id = i.office_id
  left join concentration_residentitem p on p.item_id = i.id and p.valid @> %(on)s::date
  left join concentration_residency pr on pr.id = p.residency_id left join offices_centre pc on pc.id = pr.centre_id
where {_IN_SCOPE}
"""
_OVERDUE = """
select count(*) from concentration_residency r join offices_centre c on c.id = r.centre_id
where r.entered_on is null and r.called_off_on is null and r.due < %(on)s and (%(centre)s = '' or c.ref = %(centre)s)
"""
_NAMES = """left join lateral (select name from offices_officeterm where office_id = {} order by upper(valid) desc
     nulls first limit 1) {} on true"""
_SCATTERED = f"""
select 'own_section', i.ref, v.name, n.name, null::date from catalogue_item i
  join catalogue_itemversion v on v.item_id = i.id join offices_office s on s.id = i.office_id
  {_NAMES.format("s.id", "n")}
where s.parent_id = %(id)s and {_IN_SCOPE} and not exists (select from delegations_takeover t
  where t.item_id = i.id and t.office_id = %(id)s and t.valid @> %(on)s::date)
union all select 'other_office', i.ref, v.name, n.name, lower(d.valid) from delegations_delegation d
  join offices_office u on u.id = d.office_id and u.parent_id = %(id)s join catalogue_item i on i.id = d.item_id
  join catalogue_itemversion v on v.item_id = i.id {_NAMES.format("u.id", "n")}
where i.office_id = %(id)s and {_IN_SCOPE} and d.valid @> %(on)s::date and d.mode = any(%(deciding)s)
order by 4, 3 limit {MOST}
"""
_GUIDES = f"""
select i.ref, v.name, (v.created_at at time zone 'Asia/Shanghai')::date from catalogue_item i
  join catalogue_itemversion v on v.item_id = i.id join offices_office s on s.id = i.office_id
where (s.id = %(id)s or s.parent_id = %(id)s) and v.search is not null and v.in_force is null and v.state <> 'discarded'
  and v.kind not in {NOT_APPLIED_FOR} and not exists (select from catalogue_itemversion f
    where f.item_id = i.id and f.in_force @> %(now)s) order by v.sort_key limit {MOST}
"""
_LETTERS = f"""
select count(*), count(*) filter (where l.seal <> ''), count(*) filter (where {LETTER}) from grants_letter l
where l.office_id = %(id)s and l.holder_id = (select id from people_staff where ref = %(head)s) and l.valid @> %(now)s
  and (l.revoked_at is null or l.revoked_at > %(now)s)
"""
_POSTED = """
select r.staff, count(distinct s.id) from concentration_residency r
  left join (people_staff s join people_posting g on g.staff_id = s.id and g.valid @> %(now)s
      join people_post p on p.id = g.post_id left join offices_window w on w.id = p.window_id)
    on (s.office_id = r.office_id or s.office_id in (select id from offices_office where parent_id = r.office_id))
      and coalesce(w.centre_id, p.centre_id) = r.centre_id
where r.office_id = %(id)s and r.entered_on <= %(on)s and (r.left_on is null or r.left_on > %(on)s)
group by r.id, r.staff
"""
_BEARERS = """
select p.role, s.name from people_post p join people_posting g on g.post_id = p.id and g.valid @> %(now)s
  join people_staff s on s.id = g.staff_id join offices_office o on o.id = p.office_id
where (o.id = %(id)s or o.parent_id = %(id)s) and p.valid @> %(on)s::date order by p.id limit 500
"""
_CITIZEN_ITEMS = f"""
select i.ref, v.name, coalesce(n.name, ''), v.terms::text, coalesce((select w.basis from catalogue_waiver w
    where w.item_id = i.id and w.rule = 'links_at_most_two_plus_one' and w.valid @> %(on)s::date limit 1), '')
from catalogue_itemversion v join catalogue_item i on i.id = v.item_id {_NAMES.format("i.office_id", "n")}
where {_IN_SCOPE} and exists (select from concentration_residentitem p
    join concentration_residency r on r.id = p.residency_id
    join offices_centre c on c.id = r.centre_id and c.kind = 'citizen'
  where p.item_id = i.id and p.valid @> %(on)s::date) order by v.sort_key, v.id limit {MOST}
"""


def matrix(now: datetime, after: str = "", only: str = "") -> MatrixPage:
    """Every department with items, each requirement met or missing since when; a page by key.

    `only` = "missing" leaves out the departments that lack nothing (of the page that is looked at).
    """
    last = int(after) if after.isascii() and after.isdigit() and len(after) < 18 else 0
    sql = f"{_OFFICES} and o.id > %(last)s order by o.id limit {PAGE + 1}"
    rows = select(sql, {"now": now, "on": day_of(now), "last": last})
    told = tuple(_told(rows[:PAGE], now))
    shown = tuple(row for row in told if row.missing or only != "missing")
    return MatrixPage(shown, str(told[-1].id) if len(rows) > PAGE else None)


def account(office_ref: str, now: datetime) -> OfficeAccount | None:
    """One department with what is behind each requirement; None: no such department with items."""
    on = day_of(now)
    rows = select(f"{_OFFICES} and o.ref = %(ref)s", {"now": now, "on": on, "ref": office_ref})
    if not rows:
        return None
    (office,) = _told(rows, now)
    duties = concentration.duties(office_ref, on)
    approved = (one for one in concentration.determinations(office_ref) if one.approved_at and one.begins <= on)
    determined = next(approved, None)
    residencies = concentration.residencies(on, concentration.Narrowed(office=office_ref)).rows
    head = next((one.staff_ref for one in duties if one.duty is Duty.HEAD), "")
    missing = {one.requirement for one in office.findings if one.met == "no"}
    gaps = tuple(gap for gap in _gaps(office, head, now) if gap.requirement in missing)
    tasks = tuple(_tasks(office.id, determined, now))
    return OfficeAccount(
        office, gaps, duties, tasks, determined, tuple(_departures(office, determined, duties, tasks, on)), residencies
    )


def forms(on: date) -> tuple[FormCount, ...]:
    """How many approval divisions stand alone, are co-located, or delegate to the common window."""
    counted = dict(select(_FORMS, {"on": on}))
    numbers = [counted.get(form, 0) for form in DivisionForm]
    told = zip(DivisionForm, numbers, shares_of_all(numbers), strict=True)
    return tuple(FormCount(form, divisions, sum(numbers), percent) for form, divisions, percent in told)


def rates(now: datetime, centre_ref: str = "") -> EntryRates:
    """Items and departments that have entered, of all that people and enterprises have to do with."""
    on = day_of(now)
    here = "pc.ref = %(centre)s" if centre_ref else "true"
    there = "r.centre_id = (select id from offices_centre where ref = %(centre)s)" if centre_ref else "true"
    asked = {"now": now, "on": on, "centre": centre_ref}
    (row,) = select(_RATES.format(here=here, there=there), asked)
    ((overdue,),) = select(_OVERDUE, asked)
    return EntryRates(*(*row, overdue, on))


def links_in_citizen_centres(now: datetime) -> tuple[LinksRow, ...]:
    """The links of every item that is handled in a citizen centre, the longest first; 2+1 are the most."""
    rows = select(_CITIZEN_ITEMS, {"now": now, "on": day_of(now)})
    found = [
        LinksRow(ref, name, office, links(terms_from_text(terms)), waiver) for ref, name, office, terms, waiver in rows
    ]
    return tuple(sorted(found, key=lambda one: -one.links))


def too_many(row: LinksRow) -> bool:
    """Whether an item has more links than a citizen centre allows."""
    return row.links > MOST_LINKS_CITIZEN


def _told(rows: list[tuple[Any, ...]], now: datetime) -> Iterator[OfficeFindings]:
    facts = facts_of([row[0] for row in rows], now)
    for id, ref, name, template, settled, founded, division, form in rows:
        by, asked = Template(template) if template else UNLESS_SAID, first_day(settled, founded)
        found = findings(by, facts[id], asked, day_of(now))
        missing = sum(one.met == "no" for one in found)
        yield OfficeFindings(id, ref, name, by, asked, division, form, found, missing)


def _gaps(office: OfficeFindings, head: str, now: datetime) -> Iterator[Gap]:
    on = day_of(now)
    asked = {"id": office.id, "now": now, "on": on, "head": head, "deciding": DECIDING}
    if not office.division:
        yield Gap(Requirement.FUNCTIONS, "no_division")
    for what, ref, name, at, day in select(_SCATTERED, asked):
        yield Gap(Requirement.FUNCTIONS, what, ref, name, at or "", day)
    yield from _not_there(office.ref, on)
    for ref, name, day in select(_GUIDES, asked):
        yield Gap(Requirement.ONLINE, "guide", ref, name, day=day)
    yield from _outside(office.ref, now)
    yield from _unauthorised(head, asked)
    for needed, has in select(_POSTED, asked):
        if has < needed:
            yield Gap(Requirement.STAFFED, "few_staff", has=has, needed=needed)


def _not_there(office_ref: str, on: date) -> Iterator[Gap]:
    rows = concentration.residencies(on, concentration.Narrowed(office=office_ref)).rows
    coming = [row for row in rows if row.presence in (Presence.PLANNED, Presence.LATE)]
    for row in coming:
        yield Gap(Requirement.ENTERED, row.presence, name=row.centre_name, day=row.due)
    if not coming:
        left = [row for row in rows if row.presence is Presence.LEFT]
        yield Gap(Requirement.ENTERED, "left" if left else "no_plan", day=left[-1].left_on if left else None)


def _outside(office_ref: str, now: datetime) -> Iterator[Gap]:
    page = concentration.placed(office_ref, now, limit=MOST)
    for row in page.rows:
        if row.standing not in ("entered", "in_place"):
            yield Gap(Requirement.ITEMS, row.standing, row.item_ref, row.item_name, row.centre_name, row.due)


def _unauthorised(head: str, asked: dict[str, Any]) -> Iterator[Gap]:
    if not head:
        yield Gap(Requirement.AUTHORISED, "no_head")
        return
    ((held, sealed, _),) = select(_LETTERS, asked)
    yield Gap(Requirement.AUTHORISED, "no_letter" if not held else "no_seal" if not sealed else "not_everything")


def _tasks(office_id: int, determined: DeterminationRow | None, now: datetime) -> Iterator[TaskRow]:
    bearers = select(_BEARERS, {"id": office_id, "now": now, "on": day_of(now)})
    for task in Task:
        roles = ROLES_OF[task]
        names = dict.fromkeys(name for role, name in bearers if role in roles)
        said = "yes" if determined is not None and task in determined.tasks else "no"
        yield TaskRow(task, tuple(str(role) for role in roles), tuple(names), said)


def _departures(
    office: OfficeFindings,
    determined: DeterminationRow | None,
    duties: Iterable[DutyRow],
    tasks: Iterable[TaskRow],
    on: date,
) -> Iterator[Departure]:
    if determined is None:
        return
    if office.division != determined.name:
        yield Departure("name", determined.name, office.division)
    if office.form != determined.form:
        yield Departure("form", determined.form, office.form)
    heads = sum(one.duty is not Duty.LEADER for one in duties)
    if heads > determined.headcount:
        yield Departure("headcount", str(determined.headcount), str(heads))
    yield from (Departure("task", one.task, "") for one in tasks if one.determined == "yes" and not one.staff)
    standing = (section for section in determined.closes if offices.office(section.ref, on) is not None)
    yield from (Departure("section", section.name, "") for section in standing)
