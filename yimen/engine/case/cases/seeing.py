"""The one authorised way to rows of cases: default deny, one keyed branch per scope, never an OR.

Each branch runs on its own partial index (scope, due_at, id) WHERE open, and stops at the page's limit; measured at a
million cases, one OR over the same scopes takes seconds when nothing matches (docs/decisions/0006).
"""

import hmac
from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings

from yimen.kernel.actor import Actor, Scope, ScopeKind
from yimen.kernel.case_life import OPEN_STATES
from yimen.kernel.refs import heard_case_number
from yimen.kernel.snapshot import snapshot

SCOPE_COLUMN: Mapping[ScopeKind, str] = {
    ScopeKind.PARTY: "applicant_id",
    ScopeKind.MANDATE: "mandate_id",
    ScopeKind.DESK: "desk_id",
    ScopeKind.OFFICE: "office_id",
    ScopeKind.CENTRE: "centre_id",
    ScopeKind.VILLAGE: "village_id",
    ScopeKind.TOWN: "town_id",
    ScopeKind.COUNTY: "county_id",
    ScopeKind.CITY: "city_id",
}
"""Which column of a case a right to look is held against."""

OPEN = "state in (" + ", ".join(f"'{state}'" for state in sorted(OPEN_STATES)) + ")"


@snapshot
class Branches:
    """A UNION ALL over the actor's scopes; `sql` selects the given columns, each branch ordered and limited."""

    sql: str
    values: tuple[Any, ...]
    distinct: str
    """`distinct` when a case may come through several scopes, else nothing."""


def scopes_of(actor: Actor) -> tuple[Scope, ...]:
    return tuple(sorted(actor.scopes))


@snapshot
class Narrowing:
    """A condition with its values."""

    where: str
    facts: tuple[Any, ...] = ()

    def also(self, where: str, *facts: object) -> "Narrowing":
        return Narrowing(f"{self.where} and {where}", (*self.facts, *facts))


def branches(actor: Actor, columns: str, narrowings: Sequence[Narrowing], order: str, limit: int) -> Branches | None:
    """The union over everything this actor may see, one branch a scope and narrowing; None when that is nothing."""
    parts, values = list[str](), list[Any]()
    for scope in scopes_of(actor):
        for narrowing in narrowings:
            parts.append(
                f"(select {columns} from cases_case where {SCOPE_COLUMN[scope.kind]} = %s and {narrowing.where}"
                f" order by {order} limit {limit})"
            )
            values += [scope.id, *narrowing.facts]
    distinct = "distinct" if len(actor.scopes) > 1 else ""
    return Branches(" union all ".join(parts), tuple(values), distinct) if parts else None


def visible(actor: Actor, alias: str = "c") -> tuple[str, tuple[Any, ...]]:
    """A condition for one case already named by its key: is it within the actor's scopes, or on a route of theirs?"""
    tests = [f"{alias}.{SCOPE_COLUMN[scope.kind]} = %s" for scope in scopes_of(actor)]
    values: list[Any] = [scope.id for scope in scopes_of(actor)]
    posts = [post.post_id for post in actor.posts]
    if posts:
        tests.append(f"{alias}.route && %s::bigint[]")
        values.append(posts)
    return ("(" + " or ".join(tests) + ")" if tests else "false", tuple(values))


def query_hash(number: str, code: str) -> bytes:
    """What of a query code is kept: a keyed hash with the number it belongs to."""
    return hmac.digest(settings.YIMEN_HASH_KEY, f"{heard_case_number(number)}\x1f{code.strip()}".encode(), "sha256")


def query_code(number: str) -> str:
    """The eight digits that open a case to whoever holds its receipt: derived, so that it lies nowhere in the clear."""
    told = hmac.digest(settings.YIMEN_HASH_KEY, f"query code\x1f{number}".encode(), "sha256")
    return f"{int.from_bytes(told[:8]) % 10**8:08d}"
