"""Fees in figures, straight from the bills; narrowed to what the asker oversees and read with the reading role."""

from collections.abc import Mapping
from datetime import datetime

from django.db import connections

from yimen.engine.case.cases.seeing import SCOPE_COLUMN
from yimen.insight.fees.rows import FeeSum
from yimen.kernel.actor import Actor, ScopeKind

READ = "read"
MOST = 200
OVERSEEN = frozenset(
    {ScopeKind.OFFICE, ScopeKind.CENTRE, ScopeKind.VILLAGE, ScopeKind.TOWN, ScopeKind.COUNTY, ScopeKind.CITY}
)
BY: Mapping[str, str] = {
    "office": "b.office_name",
    "item": "b.item_name",
    "day": "to_char(b.opened_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')",
}
"""By what sums are told; a day is the one on which the bill was opened."""


def sums(actor: Actor, by: str, since: datetime, until: datetime) -> tuple[FeeSum, ...]:
    """The sums of the bills opened in a span of time, by office, item or day; the largest first, days by date.

    Cancelled bills ask for nothing and are not counted.
    """
    scopes = [(SCOPE_COLUMN[one.kind], one.id) for one in sorted(actor.scopes) if one.kind in OVERSEEN]
    if not scopes:
        return ()
    overseen = " or ".join(f"c.{column} = %s" for column, _ in scopes)
    order = "1 desc" if by == "day" else "3 desc, 1"
    with connections[READ].cursor() as cursor:
        cursor.execute(
            f"select {BY[by]}, count(*), sum(b.charged_fen)::bigint, sum(b.reduced_fen)::bigint,"
            " sum(b.paid_fen)::bigint, sum(b.refunded_fen)::bigint, count(*) filter (where b.state = 'open')"
            " from fees_bill b join cases_case c on c.id = b.case_id"
            f" where b.opened_at >= %s and b.opened_at < %s and b.state <> 'cancelled' and ({overseen})"
            f" group by 1 order by {order} limit {MOST}",
            (since, until, *(id for _, id in scopes)),
        )
        return tuple(FeeSum(*row) for row in cursor.fetchall())
