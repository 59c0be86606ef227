"""The shelves of the catalogue: how many items stand under each theme, life event and office, and for whom.

The first page of the hall asks for all of them; themes, events and readers are counted in one pass over one index.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection

from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Audience
from yimen.registries.catalogue.queries import OFFICE
from yimen.registries.catalogue.rows import OfficeShelf, Shelved
from yimen.registries.catalogue.themes import LIFE_EVENTS, THEMES, Theme

#: The same as `queries.SHOWN`, said so that the index of what may be shown answers it alone.
_SHOWN = (
    "(v.in_force is not null or v.search is not null and v.state <> 'discarded')"
    " and coalesce(v.in_force @> %(now)s, true)"
)


@snapshot
class Counts:
    """How many items can be applied for, of them by persons and by organisations, and how many are only guides."""

    applicable: int
    person: int
    organisation: int
    guides: int


@snapshot
class Shelves:
    """The themes and life events the catalogue can be entered by, with their items; empty shelves are left out."""

    counts: Counts
    themes: tuple[Shelved, ...]
    life_events: tuple[Shelved, ...]


def shelves(now: datetime) -> Shelves:
    """All shelves of a moment but the offices, which are asked for apart."""
    by_theme, by_event, by_audience = dict[str, int](), dict[str, int](), dict[tuple[str, bool], int]()
    for which, theme, event, audience, guide, items in _rows(
        "select grouping(v.theme, v.life_event, v.audience), v.theme, v.life_event, v.audience, v.in_force is null,"
        f" count(*) from catalogue_itemversion v where {_SHOWN}"
        " group by grouping sets (v.theme, v.life_event, (v.audience, v.in_force is null))",
        {"now": now},
    ):
        match which:
            case 0b011:
                by_theme[theme] = items
            case 0b101:
                by_event[event] = items
            case _:
                by_audience[audience, guide] = items
    return Shelves(_counts(by_audience), _filled(THEMES, by_theme), _filled(LIFE_EVENTS, by_event))


def offices(now: datetime, most: int | None = None) -> tuple[OfficeShelf, ...]:
    """The offices that have items, the fullest first."""
    rows = _rows(
        "select o.ref, coalesce(t.name, ''), c.count from (select i.office_id, count(*) from catalogue_itemversion v"
        f" join catalogue_item i on i.id = v.item_id where {_SHOWN} group by 1) c"
        f" join lateral (select c.office_id) i on true {OFFICE} order by 3 desc, 2 limit %(most)s",
        {"now": now, "most": most},
    )
    return tuple(OfficeShelf(*row) for row in rows)


def _counts(by_audience: Mapping[tuple[str, bool], int]) -> Counts:
    def of(*audiences: Audience) -> int:
        return sum(by_audience.get((audience, False), 0) for audience in audiences)

    guides = sum(items for (_, guide), items in by_audience.items() if guide)
    return Counts(of(*Audience), of(Audience.PERSON, Audience.BOTH), of(Audience.ORGANISATION, Audience.BOTH), guides)


def _filled(shelves: tuple[Theme, ...], counted: Mapping[str, int]) -> tuple[Shelved, ...]:
    return tuple(Shelved(shelf, counted[shelf.code]) for shelf in shelves if shelf.code in counted)


def _rows(sql: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
