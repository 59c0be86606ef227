"""Subjects: the rows of this part as the journal names them, each with a chain of its own."""

from datetime import date, datetime
from typing import Any

from yimen.journal.chained import Chained
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line

KINDS = {
    "ConcentrationTemplate": "concentration_template",
    "Determination": "determination",
    "DivisionDuty": "division_duty",
    "SeatStock": "seat_stock",
    "Residency": "residency",
    "ResidentItem": "resident_item",
    "Seat": "seat",
    "SeatAllotment": "seat_allotment",
    "SeatOccupant": "seat_occupant",
    "SectionPost": "section_post",
}


def tell_of(row: Chained, verb: str, body: dict[str, Any], *, by: Actor, now: datetime) -> None:
    """One line on the chain of a row that the caller holds locked or has just written."""
    link = tell(_subject(row), Line(verb, body, now), by)
    row.journal_seq, row.journal_head = link.seq, link.hash


def _subject(row: Any) -> Subject:
    table = row._meta.db_table
    return Subject(KINDS[type(row).__name__], table, row.pk, row.ref, row.journal_seq, bytes(row.journal_head))


def cut(row: Any, on: date, basis: str) -> None:
    """End a dated row with the day before; what had not begun never begins."""
    row.valid = type(row.valid)(min(row.valid.lower, on), on)
    row.end_basis = basis
    row.save(update_fields=["valid", "end_basis"])
