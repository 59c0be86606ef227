"""Subjects: who may act, as the journal names it. Parties, posts, staff, mandates and waivers have each a chain.

A body holds references and days; why somebody is away, and every other word about a person, stays out of it.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line, digest
from yimen.registries.people.models import Mandate, Party, Post, Secondment, Staff, StaffingWaiver

KINDS = {
    "Party": "party",
    "Post": "post",
    "Secondment": "secondment",
    "Staff": "staff",
    "Mandate": "mandate",
    "StaffingWaiver": "staffing_waiver",
}


def tell_of(
    row: Party | Post | Secondment | Staff | Mandate | StaffingWaiver,
    verb: str,
    body: Mapping[str, Any],
    by: Actor,
    now: datetime,
) -> None:
    """One line on the chain of a row that the caller holds locked or has just written."""
    subject = Subject(
        KINDS[type(row).__name__], row._meta.db_table, row.pk, row.ref, row.journal_seq, bytes(row.journal_head)
    )
    told = tell(subject, Line(verb, body, now), by)
    row.journal_seq, row.journal_head = told.seq, told.hash


def unread(text: str, ref: str) -> str:
    """A text as a line may hold it: proved by its digest, not told."""
    return digest(text.encode(), ref.encode()) if text else ""
