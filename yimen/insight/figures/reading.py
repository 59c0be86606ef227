"""Reading for figures: the reading role, what the asker oversees, spans of time and pages by key."""

import base64
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connections

from yimen.engine.case.cases.seeing import SCOPE_COLUMN
from yimen.kernel.actor import Actor, ScopeKind
from yimen.kernel.snapshot import snapshot

READ = "read"
PAGE = 30
OVERSEEN = frozenset(
    {ScopeKind.OFFICE, ScopeKind.CENTRE, ScopeKind.VILLAGE, ScopeKind.TOWN, ScopeKind.COUNTY, ScopeKind.CITY}
)

OFFICE_NAME = (
    " left join lateral (select name from offices_officeterm ot_ where ot_.office_id = {office}"
    " order by upper(ot_.valid) desc nulls first limit 1) on_ on true"
)
"""The name an office bears, or bore last, as `on_.name`."""

CENTRE_NAME = (
    " left join lateral (select name from offices_centreterm ct_ where ct_.centre_id = {centre}"
    " order by upper(ct_.valid) desc nulls first limit 1) cn on true"
)

ITEM_NAME = (
    " left join lateral (select v.name from catalogue_itemversion v where v.item_id = {item} and v.state <> 'draft'"
    " order by v.number desc limit 1) vn on true"
)


@snapshot
class Span:
    """The time a figure is about: from one moment up to another."""

    begins: datetime
    ends: datetime


def seen(actor: Actor, alias: str = "t") -> tuple[str, dict[str, Any]]:
    """What the asker oversees, as a condition on a trace; nothing at all for who oversees nothing."""
    scopes = sorted(scope for scope in actor.scopes if scope.kind in OVERSEEN)
    tests = [f"{alias}.{SCOPE_COLUMN[scope.kind]} = %(scope{n})s" for n, scope in enumerate(scopes)]
    return f"({' or '.join(tests) or 'false'})", {f"scope{n}": scope.id for n, scope in enumerate(scopes)}


def select(sql: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """The rows of a statement, asked as the reading role."""
    with connections[READ].cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def key(moment: datetime, last: int) -> str:
    """The key of the page after a row."""
    return base64.urlsafe_b64encode(f"{moment.isoformat()}|{last}".encode()).decode().rstrip("=")


def opened(told: str) -> tuple[datetime | None, int]:
    """Where a page goes on; a broken key begins anew."""
    try:
        moment, _, last = base64.urlsafe_b64decode(told + "=" * (-len(told) % 4)).decode().partition("|")
        return (datetime.fromisoformat(moment), int(last)) if moment else (None, 0)
    except ValueError:
        return None, 0
