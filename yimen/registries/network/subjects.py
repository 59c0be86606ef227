"""Subjects: the rows of this part as the journal names them, each with a chain of its own."""

from datetime import datetime
from typing import Any

from yimen.journal.chained import Chained
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line

KEEPERS = (Role.ADMINISTRATOR, Role.REFORM_OFFICE)
"""Who plans the network and sets what its halls must have."""
CHECKERS = (Role.ADMINISTRATOR, Role.REFORM_OFFICE, Role.SUPERVISOR, Role.CENTRE_MANAGER)
KINDS = {
    "PointPlan": "point_plan",
    "OutsideHall": "outside_hall",
    "Investment": "investment",
    "HallStandard": "hall_standard",
    "HallCheck": "hall_check",
    "OldNumber": "old_number",
    "HallCount": "hall_count",
}


def tell_of(row: Chained, verb: str, body: dict[str, Any], *, by: Actor, now: datetime) -> None:
    """One line on the chain of a row that the caller holds locked or has just written."""
    one: Any = row
    subject = Subject(
        KINDS[type(row).__name__], one._meta.db_table, one.pk, one.ref, row.journal_seq, bytes(row.journal_head)
    )
    link = tell(subject, Line(verb, body, now), by)
    row.journal_seq, row.journal_head = link.seq, link.hash
