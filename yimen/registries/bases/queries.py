"""Reading the bases: the library, one document with everything that rests on it, and what rests on one that is over."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import Q

from yimen.kernel.snapshot import snapshot
from yimen.registries.bases.models import Basis
from yimen.registries.catalogue.reform.findings import Finding, FoundFacts
from yimen.registries.dated import ZONE, day_of

PAGE, MOST = 40, 500


@snapshot
class BasisRow:
    """A document as it stands in the library on a day."""

    ref: str
    number: str
    title: str
    issuer: str
    kind: str
    issued_on: date
    begins: date
    ends: date | None
    end_basis: str
    standing: str
    """coming, in_force or over."""


@snapshot
class Resting:
    """Something that rests on a document: it was linked, cites it, or was handed down by it."""

    basis_ref: str
    number: str
    over_since: date | None
    """Since when the document is not in force; None: it is."""
    kind: str
    """item, office, centre or delegation."""
    how: str
    """linked, cited or announced."""
    ref: str
    name: str
    unit: str
    what: str
    link_ref: str


@snapshot
class BasisView:
    """A document with its text and what rests on it."""

    row: BasisRow
    text: str
    resting: tuple[Resting, ...]


@snapshot
class BasisPage:
    """Documents, the newest first; `after` opens the next page."""

    rows: tuple[BasisRow, ...]
    after: str | None


_OFFICE = """left join lateral (select name from offices_officeterm where office_id = {} order by upper(valid) desc
  nulls first limit 1) {} on true"""
_RESTING = f"""
select ref, number, since, kind, how, thing, name, unit, what, link from (
  select b.ref, b.number, case when upper(b.valid) <= %(on)s then upper(b.valid) end since, l.kind, 'linked' how,
    l.thing_ref thing, coalesce(v.name, t.name, c.name, '') as name, coalesce(u.name, '') unit, l.what, l.ref link
  from bases_basislink l join bases_basis b on b.id = l.basis_id
    left join catalogue_item i on l.kind = 'item' and i.ref = l.thing_ref
    left join lateral (select name from catalogue_itemversion where item_id = i.id and state <> 'draft'
      order by number desc limit 1) v on true
    {_OFFICE.format("i.office_id", "u")}
    left join offices_office o on l.kind = 'office' and o.ref = l.thing_ref {_OFFICE.format("o.id", "t")}
    left join offices_centre k on l.kind = 'centre' and k.ref = l.thing_ref
    left join lateral (select name from offices_centreterm where centre_id = k.id order by upper(valid) desc
      nulls first limit 1) c on true
  where upper_inf(l.valid) and {{where}}
  union all
  select b.ref, b.number, case when upper(b.valid) <= %(on)s then upper(b.valid) end, 'item', 'cited', i.ref, v.name,
    coalesce(u.name, ''), string_agg(distinct q->>'article', '、'), ''
  from bases_basis b join catalogue_itemversion v on v.in_force @> %(now)s and v.state <> 'draft'
    and v.terms->'bases' @> any(array[
      jsonb_build_array(jsonb_build_object('law', b.title)),
      jsonb_build_array(jsonb_build_object('law', '《' || b.title || '》')),
      jsonb_build_array(jsonb_build_object('law', b.number))])
    join catalogue_item i on i.id = v.item_id
    join lateral jsonb_array_elements(v.terms->'bases') q
      on q->>'law' in (b.title, '《' || b.title || '》', b.number)
    {_OFFICE.format("i.office_id", "u")}
  where {{where}} group by b.id, i.id, v.id, u.name
  union all
  select b.ref, b.number, case when upper(b.valid) <= %(on)s then upper(b.valid) end, 'delegation', 'announced', d.ref,
    coalesce(v.name, ''), coalesce(w.name, x.name, ''), d.mode, ''
  from bases_basis b join delegations_announcement a on a.number = b.number
    join delegations_announceditem e on e.announcement_id = a.id
    join delegations_delegation d on d.announced_id = e.id and d.valid @> %(on)s::date
    left join lateral (select name from catalogue_itemversion where item_id = d.item_id and state <> 'draft'
      order by number desc limit 1) v on true
    {_OFFICE.format("d.office_id", "w")}
    left join lateral (select name from offices_centreterm where centre_id = d.centre_id order by upper(valid) desc
      nulls first limit 1) x on true
  where {{where}}
) found order by since nulls last, number, kind, name limit %(most)s
"""


def listed(on: date, words: str = "", standing: str = "", after: str = "") -> BasisPage:
    """Documents by words of their number, title or issuer, and by how they stand."""
    found = Basis.objects.order_by("-pk")
    if words:
        found = found.filter(Q(number__contains=words) | Q(title__contains=words) | Q(issuer__contains=words))
    if standing == "over":
        found = found.filter(valid__endswith__lte=on)
    elif standing == "in_force":
        found = found.filter(valid__contains=on)
    if after.isascii() and after.isdigit() and len(after) < 19:
        found = found.filter(pk__lt=int(after))
    rows = list(found[: PAGE + 1])
    shown = tuple(_row(row, on) for row in rows[:PAGE])
    return BasisPage(shown, str(rows[PAGE - 1].pk) if len(rows) > PAGE else None)


def one(ref: str, now: datetime) -> BasisView | None:
    """One document with everything that rests on it now."""
    row = Basis.objects.filter(ref=ref).first()
    if row is None:
        return None
    return BasisView(_row(row, day_of(now)), row.text, _resting("b.id = %(id)s", now, id=row.pk))


def alarms(now: datetime) -> tuple[Resting, ...]:
    """What rests on documents that are in force no more, the longest first; five hundred at most."""
    return _resting("upper(b.valid) <= %(on)s", now)


def of_thing(kind: str, ref: str, now: datetime) -> tuple[BasisRow, ...]:
    """The documents on which an office, a centre or an item was said to rest."""
    found = Basis.objects.filter(links__kind=kind, links__thing_ref=ref, links__valid__endswith=None).order_by("pk")
    return tuple(_row(row, day_of(now)) for row in found)


def findings(now: datetime) -> Iterator[Finding]:
    """The items that rest on documents that are over, as tasks to put right."""
    for one in alarms(now):
        if one.kind == "item" and one.over_since is not None:
            at = datetime(one.over_since.year, one.over_since.month, one.over_since.day, tzinfo=ZONE)
            yield Finding(one.ref, "no_basis", f"basis:{one.basis_ref}", FoundFacts("basis_over", unit=one.number), at)


def _row(row: Basis, on: date) -> BasisRow:
    over = row.valid.upper is not None and row.valid.upper <= on
    standing = "over" if over else "in_force" if row.valid.lower <= on else "coming"
    return BasisRow(
        row.ref, row.number, row.title, row.issuer, row.kind, row.issued_on, row.valid.lower, row.valid.upper,
        row.end_basis, standing,
    )  # fmt: skip


def _resting(where: str, now: datetime, **facts: Any) -> tuple[Resting, ...]:
    with connection.cursor() as cursor:
        cursor.execute(_RESTING.format(where=where), {"on": day_of(now), "now": now, "most": MOST, **facts})
        return tuple(Resting(*row) for row in cursor.fetchall())
