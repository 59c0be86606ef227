"""Reads of the integration of departments, on the day that is asked for."""

from datetime import date
from typing import Any

from django.db import connection

from yimen.kernel.offices.concentration import Integration
from yimen.kernel.offices.integration import PlacedStep
from yimen.registries.integrations.rows import IntegrationRow, StepPlaceRow

_NAME = "(select t.name from offices_officeterm t where t.office_id = {} order by t.valid @> %(on)s::date desc limit 1)"
_INTEGRATIONS = f"""
select g.ref, o.ref, coalesce({_NAME.format("o.id")}, ''), g.model,
  array(select {_NAME.format("x.id")} from unnest(g.sections) with ordinality x(id, place) order by x.place),
  array(select t.name from offices_office s join offices_officeterm t on t.office_id = s.id and t.valid @> %(on)s::date
    where s.parent_id = o.id and not s.id = any(g.sections) order by s.id),
  lower(g.valid), upper(g.valid), g.basis
from integrations_integration g join offices_office o on o.id = g.office_id
"""
_PLACES = """
select p.ref, coalesce(i.ref, ''), coalesce((select v.name from catalogue_itemversion v where v.item_id = i.id
    order by v.id desc limit 1), ''), p.step, coalesce(c.ref, ''),
  coalesce((select t.name from offices_centreterm t where t.centre_id = c.id order by t.valid @> %(on)s::date desc
    limit 1), p.elsewhere), lower(p.valid), upper(p.valid), p.basis
from integrations_stepplace p join offices_office o on o.id = p.office_id
  left join catalogue_item i on i.id = p.item_id left join offices_centre c on c.id = p.centre_id
where o.ref = %(office)s order by upper(p.valid) is not null, p.item_id nulls first, p.step, p.id desc limit 500
"""


def integration(office_ref: str, on: date) -> IntegrationRow | None:
    """By which model a department shares its approvals on a day."""
    rows = _all(
        f"{_INTEGRATIONS} where o.ref = %(office)s and g.valid @> %(on)s::date", {"office": office_ref, "on": on}
    )
    return _integration(rows[0]) if rows else None


def integrations(on: date) -> tuple[IntegrationRow, ...]:
    """The same of every department that has settled it."""
    return tuple(
        _integration(row) for row in _all(f"{_INTEGRATIONS} where g.valid @> %(on)s::date order by o.id", {"on": on})
    )


def places(office_ref: str, on: date) -> tuple[StepPlaceRow, ...]:
    """Where an office decides and makes certificates, for all items and for single ones; what has ended comes last."""
    rows = _all(_PLACES, {"office": office_ref, "on": on})
    return tuple(StepPlaceRow(*(*row[:3], PlacedStep(row[3]), *row[4:])) for row in rows)


def _integration(row: tuple[Any, ...]) -> IntegrationRow:
    ref, office, name, model, sections, others, *rest = row
    return IntegrationRow(ref, office, name, Integration(model), tuple(sections), tuple(others), *rest)


def _all(sql: str, facts: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
