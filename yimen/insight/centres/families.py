"""Service families of a centre, read from the catalogue in force and from what has entered; nobody types them in."""

import json
from datetime import date, datetime
from typing import Any

from django.db import connections

from yimen.kernel.offices.service_families import (
    FAMILY_NOT_WORDS,
    FAMILY_TAGS,
    FAMILY_WORDS,
    IN_THE_CENTRE,
    FamilyCounts,
    ServiceFamily,
)
from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue.queries import NOT_APPLIED_FOR
from yimen.registries.dated import day_of

READ = "read"
MOST = 200
_FAMILIES = json.dumps(
    [
        {"family": one.value, "tags": [one.value, FAMILY_TAGS[one]], "words": list(FAMILY_WORDS[one])}
        for one in ServiceFamily
    ]
)
_TAGS = [tag for one in ServiceFamily for tag in (one.value, FAMILY_TAGS[one])]
#: An item of a family, and whether it is handled in the centre or will be: by its tags, else by its name.
_OF = f"""
families as (select * from jsonb_to_recordset(%(families)s::jsonb) as x(family text, tags text[], words text[])),
found as (
  select f.family, i.ref, v.name, v.sort_key, v.id, o.id office_id,
    exists (select from concentration_residentitem p join concentration_residency r on r.id = p.residency_id
      join offices_centre c on c.id = r.centre_id where p.item_id = i.id and p.valid @> %(on)s::date
        and p.place in ('centre', 'authorised') and c.ref = %(centre)s) here,
    (select min(r.due) from concentration_residentitem p join concentration_residency r on r.id = p.residency_id
      join offices_centre c on c.id = r.centre_id where p.item_id = i.id and p.valid is null and r.entered_on is null
        and r.called_off_on is null and c.ref = %(centre)s) due
  from catalogue_itemversion v join catalogue_item i on i.id = v.item_id join offices_office o on o.id = i.office_id
    join families f on case when v.terms #> '{{service,tags}}' ?| %(tags)s
      then v.terms #> '{{service,tags}}' ?| f.tags
      else exists (select from unnest(f.words) w where position(w in v.name) > 0)
        and not exists (select from unnest(%(not_words)s::text[]) w where position(w in v.name) > 0) end
  where v.in_force @> %(now)s::timestamptz and v.state = 'published' and v.kind not in {NOT_APPLIED_FOR})
"""
_COUNTED = f"""
with {_OF}
select f.family, count(x.ref), count(x.ref) filter (where x.here),
  count(x.ref) filter (where not x.here and x.due is not null), min(x.due) filter (where not x.here),
  case when f.family = 'bank' then (select count(*) from premises_partnerbank b join offices_centre c
    on c.id = b.centre_id where c.ref = %(centre)s and b.valid @> %(on)s::date) else 0 end
from families f left join found x on x.family = f.family group by 1
"""
_LISTED = f"""
with {_OF}
select x.ref, x.name, coalesce(t.name, ''), x.here, x.due from found x
  left join offices_officeterm t on t.office_id = x.office_id and t.valid @> %(on)s::date
where x.family = %(family)s order by x.here, x.sort_key, x.id limit {MOST}
"""


@snapshot
class FamilyRow:
    """A family with its items, and how far it is in the centre."""

    family: ServiceFamily
    counts: FamilyCounts
    due: date | None
    """By when the first of what is scheduled is to have entered."""


@snapshot
class ItemOfFamily:
    """An item of a family: handled in the centre, due there by a day, or neither."""

    ref: str
    name: str
    office_name: str
    here: str
    due: date | None


@snapshot
class FamiliesReport:
    """All families of a centre as of a moment, and how many of them are in it."""

    centre_ref: str
    rows: tuple[FamilyRow, ...]
    share: Share


def families(centre_ref: str, now: datetime) -> FamiliesReport:
    """How far each family is in a centre, in their own order."""
    counted = {row[0]: row[1:] for row in _all(_COUNTED, _facts(centre_ref, now))}
    rows = tuple(_row(one, *counted[one]) for one in ServiceFamily)
    here = sum(one.counts.standing in IN_THE_CENTRE for one in rows)
    return FamiliesReport(centre_ref, rows, Share(here, len(rows)))


def items_of_family(centre_ref: str, family: ServiceFamily, now: datetime) -> tuple[ItemOfFamily, ...]:
    """The items of a family, those that are not in the centre first; 200 at most."""
    rows = _all(_LISTED, {**_facts(centre_ref, now), "family": family.value})
    return tuple(ItemOfFamily(ref, name, office, "yes" if here else "no", due) for ref, name, office, here, due in rows)


def _row(family: ServiceFamily, items: int, here: int, scheduled: int, due: date | None, banks: int) -> FamilyRow:
    return FamilyRow(family, FamilyCounts(items, here, scheduled, banks), due)


def _facts(centre_ref: str, now: datetime) -> dict[str, Any]:
    return {
        "families": _FAMILIES,
        "tags": _TAGS,
        "not_words": list(FAMILY_NOT_WORDS),
        "centre": centre_ref,
        "now": now,
        "on": day_of(now),
    }


def _all(sql: str, facts: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connections[READ].cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
