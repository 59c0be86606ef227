"""Cursors: how a consumer of the journal reads on, losing no line and taking none twice, with any number of workers.

Only lines below the oldest transaction still in flight are given out: a slow transaction commits lines with a lower
number than lines already read, and would be lost otherwise. The cursor moves in the consumer's own transaction.
"""

from django.db import connection

from yimen.journal.reading import COLUMNS, Told, told

_KNOWN = "select 1 from journal_cursor where consumer = %s"
_OPEN = "insert into journal_cursor (consumer, era, xid, entry_id) values (%s, 1, 0, 0) on conflict do nothing"
_LOCK = "select era, xid, entry_id from journal_cursor where consumer = %s for update skip locked"
# Rows of an era that is over (before a restore) are all settled; their numbers say nothing about today's transactions.
_SETTLED = (
    "(xid < pg_snapshot_xmin(pg_current_snapshot()) or era < (select max(era) from journal_entry))"
    " and (era, xid, id) > (%s::smallint, %s::text::xid8, %s::bigint)"
)
_NEXT = f"select {COLUMNS} from journal_entry where {_SETTLED} order by era, xid, id limit %s"
_MOVE = "update journal_cursor set era = %s, xid = %s, entry_id = %s where consumer = %s"


def batch(consumer: str, limit: int = 200) -> tuple[Told, ...]:
    """The next lines of this consumer, oldest first; none while another worker has the cursor.

    Call it inside the transaction that does the work: when that fails, the cursor stays where it was.
    """
    assert connection.in_atomic_block, "a cursor moves with the work that was done"
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, (consumer,))
        at = cursor.fetchone()
        if at is None:
            cursor.execute(_KNOWN, (consumer,))
            # Asked first: an insert would wait for the worker that has it.
            if cursor.fetchone() is not None:
                return ()
            cursor.execute(_OPEN, (consumer,))
            if cursor.rowcount == 0:
                return ()
            at = (1, 0, 0)
        cursor.execute(_NEXT, (at[0], str(at[1]), at[2], limit))
        lines = tuple(told(row) for row in cursor.fetchall())
        if lines:
            last = lines[-1]
            cursor.execute(_MOVE, (last.era, last.xid, last.id, consumer))
    return lines


def behind(consumer: str) -> int:
    """How many lines, counted up to a hundred, wait for this consumer."""
    with connection.cursor() as cursor:
        cursor.execute("select era, xid, entry_id from journal_cursor where consumer = %s", (consumer,))
        era, xid, entry = cursor.fetchone() or (1, 0, 0)
        cursor.execute(
            f"select count(*) from (select 1 from journal_entry where {_SETTLED} limit 100) waiting",
            (era, str(xid), entry),
        )
        (count,) = cursor.fetchone()
    return int(count)
