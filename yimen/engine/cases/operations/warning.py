"""Warning: the lamp of a case changes, and it is noticed once."""

from datetime import datetime

from django.db import connection

from yimen.engine.cases import allow, clocks, moves
from yimen.engine.cases.refusals import NotYet
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.registries.calendars import queries as calendars


@operation
def claim_warning(ref: str, *, by: Actor, now: datetime) -> str:
    """Take note that the lamp of a case has changed, and set the moment of its next change. Each rung is claimed once.

    Not an act on the case: it is not told to the journal, or an officer's open page would go stale by itself.
    Refuses with NotYet when nothing has changed, or somebody else has claimed it.
    """
    file = moves.read(ref, by, now)
    allow.the_system(file, by)
    with connection.cursor() as cursor:
        cursor.execute("select due_at, next_warning_at from cases_case where id = %s", (file.id,))
        due_at, at = cursor.fetchone()
        if at is None or at > now:
            raise NotYet(act="claim_warning")
        following = None
        if file.accepted_at is not None:
            calendar = calendars.at_revision(file.calendar_id, file.calendar_revision)
            following = clocks.derived(file, calendar, now).next_warning_at
        elif due_at is not None and at < due_at:
            following = due_at
        if following is not None and following <= at:
            following = None
        cursor.execute(
            "update cases_case set next_warning_at = %s where id = %s and journal_seq = %s and next_warning_at = %s",
            (following, file.id, file.seq, at),
        )
        if cursor.rowcount == 0:
            raise NotYet(act="claim_warning")
    return ref
