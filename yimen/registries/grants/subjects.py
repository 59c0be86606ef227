"""Subjects: a letter as the journal names it, with a chain of its own."""

from yimen.journal.telling import Subject
from yimen.registries.grants.models import Letter


def subject_of(letter: Letter) -> Subject:
    """A letter that the caller holds locked or has just written."""
    return Subject("letter", "grants_letter", letter.pk, letter.ref, letter.journal_seq, bytes(letter.journal_head))
