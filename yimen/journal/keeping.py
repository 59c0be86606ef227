"""Keeping: what was worked out is kept until something is told of what it rests on. Exact, not nearly.

What was worked out is kept beside the snapshot that was taken before: a snapshot knows which transactions it has not
seen, so that a line whose transaction was still in flight then is heard when it is there. It never keeps what was
worked out in a transaction that has written, and nothing for longer than a quarter of an hour. One keeping for each
connection: what one database says is never told of another. Why: docs/decisions/0135.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Generic, TypeVar
from weakref import WeakKeyDictionary

import psycopg
from django.db import connections

from yimen.journal.statement import prepared
from yimen.kernel.snapshot import snapshot

#: Beyond, it is dearer to look through what was told than to work it out again.
ASKED_AGAIN_WITHIN = timedelta(minutes=1)
LONGEST = timedelta(minutes=15)

_SEEN = """
select pg_current_snapshot()::text, coalesce(max(era), 1), pg_current_xact_id_if_assigned() is not null
  from journal_entry
"""
_TOLD = """
select exists (select from journal_entry where era = %(era)s::smallint
    and xid >= pg_snapshot_xmin(%(seen)s::text::pg_snapshot) and subject_kind = any(%(kinds)s::text[])
    and not pg_visible_in_snapshot(xid, %(seen)s::text::pg_snapshot))
  or exists (select from journal_entry where era > %(era)s::smallint)
  or pg_current_xact_id_if_assigned() is not null,
  pg_current_snapshot()::text
"""

What = TypeVar("What")


@snapshot
class Worked(Generic[What]):
    """What was worked out, and the moment from which it is another though nothing is told; None: there is none."""

    what: What
    until: datetime | None


@snapshot
class _Held(Generic[What]):
    worked: Worked[What]
    since: datetime
    asked: datetime
    era: int
    seen: str

    def stands(self, now: datetime) -> bool:
        """Whether it may still hold: what was told meanwhile is another question."""
        until = self.worked.until
        return (
            self.since <= now < self.since + LONGEST
            and now < self.asked + ASKED_AGAIN_WITHIN
            and (until is None or now < until)
        )


class Kept(Generic[What]):
    """Something worked out as of a moment, from rows that change only with a line about subjects of these kinds."""

    def __init__(self, kinds: Sequence[str], work: Callable[[datetime], Worked[What]], using: str) -> None:
        self._kinds, self._work, self._using = list(kinds), work, using
        self._held: WeakKeyDictionary[psycopg.Connection[Any], _Held[What]] = WeakKeyDictionary()

    def at(self, now: datetime) -> What:
        """What it is at a moment: as it was kept, or worked out anew."""
        database = connections[self._using]
        database.ensure_connection()
        held = self._held.get(database.connection)
        if held is not None and held.stands(now):
            told, seen = prepared(_TOLD, {"era": held.era, "seen": held.seen, "kinds": self._kinds}, self._using).rows[
                0
            ]
            if not told:
                self._held[database.connection] = replace(held, asked=now, seen=seen)
                return held.worked.what
        return self._anew(database.connection, now)

    def unless_before(self, now: datetime) -> What | None:
        """The same; None for a moment before what is kept: worked out for it, it would push out what others ask for."""
        database = connections[self._using]
        database.ensure_connection()
        held = self._held.get(database.connection)
        return None if held is not None and now < held.since else self.at(now)

    def _anew(self, connection: "psycopg.Connection[Any]", now: datetime) -> What:
        # The snapshot first: what is told between it and the work is heard at the next asking.
        seen, era, writing = prepared(_SEEN, {}, self._using).rows[0]
        worked = self._work(now)
        if not writing:
            self._held[connection] = _Held(worked, now, now, era, seen)
        return worked.what
