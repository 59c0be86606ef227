"""Looking at form sheets: what is offered with an item, one as a file, and which forms lack one, office by office."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection

from yimen.engine.papers.dossiers import queries as dossiers
from yimen.engine.publication.form_sheets.models import FormSheet
from yimen.engine.publication.form_sheets.rows import FormLacking, FormLackingPage, FormOffered, OfficeLacking, SheetRow
from yimen.kernel.elements import MaterialKind
from yimen.kernel.lists import LISTS
from yimen.kernel.papers.form_sheets import Which, is_drawn, is_form
from yimen.registries.catalogue.queries import OFFICE
from yimen.registries.catalogue.rows import ItemView

PAGE = 50
# The forms of the versions in force, each with the sheets of which there is neither a file nor a drawing.
_LACKING = f"""
select i.ref as item_ref, v.name as item_name, o.ref as office_ref, coalesce(t.name, '') as office_name,
       m.value->>'code' as material, m.value->>'name' as name, x.lacks,
       o.id || '~' || v.id || '~' || m.ordinality as key
  from catalogue_itemversion v join catalogue_item i on i.id = v.item_id {OFFICE}
  cross join jsonb_array_elements(v.terms->'materials') with ordinality m
  cross join lateral (select array_agg(w order by w) lacks from unnest(array['{Which.BLANK}', '{Which.FILLED}']) w
     where not exists (select from form_sheets_formsheet s where s.item_id = i.id and s.material = m.value->>'code'
       and s.which = w and s.taken_back_at is null)) x
 where v.in_force @> %(now)s and v.state = 'published' and v.lists & {LISTS["samples"].bit} <> 0
   and x.lacks is not null
   and (m.value->>'kind' = '{MaterialKind.FORM}' or coalesce(m.value->>'blank_form', '') <> '')
   and (coalesce(m.value->>'blank_form', '') <> '' or jsonb_array_length(coalesce(v.terms->'fields', '[]')) = 0)
"""


def offered(item: ItemView) -> tuple[FormOffered, ...]:
    """The forms of an item, each with its sheets; an item without forms costs no statement."""
    forms = tuple(one for one in item.terms.materials if is_form(one))
    if not forms:
        return ()
    rows = FormSheet.objects.filter(item_id=item.item_id, taken_back_at=None)
    laid = {(row.material, row.which): _row(row) for row in rows}
    return tuple(
        FormOffered(
            form.code,
            form.name,
            "yes" if is_drawn(form, item.terms) else "",
            laid.get((form.code, Which.BLANK)),
            laid.get((form.code, Which.FILLED)),
        )
        for form in forms
    )


def file(ref: str) -> tuple[SheetRow, bytes] | None:
    """A sheet that is offered, with its bytes."""
    row = FormSheet.objects.filter(ref=ref, taken_back_at=None).first()
    content = dossiers.content(row.sha256) if row else None
    return (_row(row), content) if row and content is not None else None


def lacking(now: datetime, office_ref: str = "", after: str = "", limit: int = PAGE) -> FormLackingPage:
    """The forms of one office, or of all, that lack a sheet; by office and item."""
    facts: dict[str, object] = {"now": now, "office": office_ref, "limit": limit + 1}
    where = "and (%(office)s = '' or o.ref = %(office)s)"
    parts = after.split("~")
    if len(parts) == 3 and all(one.isascii() and one.isdigit() and len(one) < 18 for one in parts):
        where += " and (o.id, v.id, m.ordinality) > (%(o)s, %(v)s, %(n)s)"
        facts |= dict(zip(("o", "v", "n"), map(int, parts), strict=True))
    found = _select(f"{_LACKING} {where} order by o.id, v.id, m.ordinality limit %(limit)s", facts)
    keys = [row.pop("key") for row in found]
    rows = tuple(FormLacking(**{**row, "lacks": tuple(row["lacks"])}) for row in found[:limit])
    return FormLackingPage(rows, keys[limit - 1] if len(found) > limit else None)


def by_office(now: datetime) -> tuple[OfficeLacking, ...]:
    """The error list 缺样表清单: how many forms of each office lack a sheet, those with most first."""
    sql = f"select office_ref, office_name, count(*) as forms from ({_LACKING}) x group by 1, 2 order by 3 desc, 2"
    return tuple(OfficeLacking(**row) for row in _select(sql, {"now": now}))


def _select(sql: str, facts: Mapping[str, Any]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _row(row: FormSheet) -> SheetRow:
    return SheetRow(row.ref, row.material, row.which, row.filename, row.kind, row.size, row.pages, row.laid_out_at)
