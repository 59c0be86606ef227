"""Looking at the postage: the months with the carrier, for those who keep its books."""

from datetime import datetime

from yimen.engine.case.cases.reading import select
from yimen.engine.centre.postage import reading
from yimen.engine.centre.postage.models import PostageStatement
from yimen.engine.centre.postage.rows import MonthCounted, StatementLine, StatementRow
from yimen.kernel.actor import Actor
from yimen.kernel.capped import Capped
from yimen.registries.dated import day_of

MOST, MOST_LINES = 60, 500
_LINES = """
select p.waybill, p.direction, l.way, l.fen, p.posted_at from postage_postageline l
  join postage_postagestatement s on s.id = l.statement_id join parcels_parcel p on p.id = l.parcel_id
where s.ref = %s order by p.posted_at, p.id limit 501
"""


def statements(actor: Actor) -> tuple[StatementRow, ...]:
    """The months that were settled, the latest first, those sent back among them; the sixty latest."""
    if not actor.has_role(*reading.BOOKKEEPERS):
        return ()
    found = PostageStatement.objects.select_related("drawn_by", "confirmed_by", "returned_by")
    return tuple(_row(row, actor) for row in found.order_by("-month", "-pk")[:MOST])


def unsettled(actor: Actor, now: datetime) -> tuple[MonthCounted, ...]:
    """The months that are over and wait to be settled, the oldest first."""
    if not actor.has_role(*reading.BOOKKEEPERS):
        return ()
    return tuple(MonthCounted(*row) for row in reading.unsettled(day_of(now)))


def lines(ref: str, actor: Actor) -> Capped[StatementLine]:
    """The parcels of a statement, by the day they went."""
    rows = select(_LINES, (ref,)) if actor.has_role(*reading.BOOKKEEPERS) else []
    return Capped((StatementLine(**row) for row in rows), MOST_LINES)


def _row(row: PostageStatement, actor: Actor) -> StatementRow:
    return StatementRow(
        row.ref, row.month, row.parcels, row.owed_fen, row.taken_fen, row.invoiced_fen, row.note, row.drawn_by.name,
        row.drawn_at, row.confirmed_by.name if row.confirmed_by else "", row.confirmed_at,
        "yes" if row.drawn_by_id == actor.staff_id else "",
        row.returned_by.name if row.returned_by else "", row.return_reason,
    )  # fmt: skip
