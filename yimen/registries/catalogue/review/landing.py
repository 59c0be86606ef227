"""Landing 承接落地: what an item that is taken over from above still needs before people can be sent to it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import connection

from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Terms
from yimen.registries.catalogue.codec import terms_from_text
from yimen.registries.catalogue.queries import OFFICE
from yimen.registries.dated import day_of

_MANNED = """
select exists (select from people_post p join people_posting h on h.post_id = p.id and h.valid @> %(now)s
                where p.office_id = %(office)s and p.role = any(%(roles)s) and p.valid @> %(today)s::date)
"""

_TAKEN = f"""
select c.ref, i.ref, v.ref, v.name, coalesce(t.name, ''), c.counterpart, c.state, c.proposed_at, i.office_id,
       v.terms::text
  from catalogue_change c join catalogue_item i on i.id = c.item_id join catalogue_itemversion v on v.id = c.version_id
  {OFFICE}
 where c.kind = 'take_over' and c.state not in ('decided', 'withdrawn') order by c.proposed_at, c.id limit %(limit)s
"""


@snapshot
class LandingRow:
    """An item on its way down from a higher level, with what it still needs before it goes live; nothing: it may."""

    change_ref: str
    item_ref: str
    version_ref: str
    name: str
    office_name: str
    counterpart: str
    state: str
    proposed_at: datetime
    gaps: tuple[str, ...]


def not_landed(now: datetime, limit: int = 200) -> tuple[LandingRow, ...]:
    """The items that are being taken over from above and are not in force yet, those longest on their way first."""
    with connection.cursor() as cursor:
        cursor.execute(_TAKEN, {"limit": limit})
        rows = cursor.fetchall()
    return tuple(_row(row, now) for row in rows)


def _row(row: tuple[Any, ...], now: datetime) -> LandingRow:
    *told, office_id, terms = row
    return LandingRow(*(*told, tuple(gaps(office_id, terms_from_text(terms), now))))


def gaps(office_id: int, terms: Terms, now: datetime) -> Iterator[str]:
    """`owner`: nobody of the office reviews or decides; `guide`: nothing to read; `window`: nobody takes it in."""
    if not _is_manned(office_id, ("reviewer", "chief", "decider"), now):
        yield "owner"
    if not terms.steps or terms.promised is None:
        yield "guide"
    if not terms.service.windows and not terms.place and not _is_manned(office_id, ("window",), now):
        yield "window"


def _is_manned(office_id: int, roles: tuple[str, ...], now: datetime) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_MANNED, {"office": office_id, "roles": list(roles), "now": now, "today": day_of(now)})
        row = cursor.fetchone()
    return bool(row and row[0])
