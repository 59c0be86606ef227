"""Telling everybody: an answered question, worded anew so that nobody can tell who asked, and taking it back."""

import re
from datetime import datetime

from yimen.engine.public.enquiries import moves
from yimen.engine.public.enquiries.models import Enquiry
from yimen.engine.public.enquiries.operations.asking import Heard
from yimen.engine.public.enquiries.refusals import NotAnonymous, NotAnswered, NotTheOwner
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line, digest
from yimen.kernel.text import must_be_said

_NUMBER = re.compile(r"[0-9Xx]{7,}")
"""Phones, identity numbers, credit codes: whatever is that long may be somebody's."""


@operation
def tell_answer_to_all(ref: str, question: str, *, by: Actor, now: datetime) -> Heard:
    """Let everybody read the answer below a question without its asker; by who answered, or their office.

    Refuses with EnquiryUnknown, NotTheOwner, NotAnswered, TextMissing or NotAnonymous.
    """
    row = _answered(ref, by)
    said = must_be_said("question", question, 1000).strip()
    _must_be_anonymous(row, said)
    row.told_question, row.told_at = said, now
    row.save(update_fields=["told_question", "told_at"])
    moves.told(row, Line("tell_answer_to_all", {"question": digest(said.encode(), row.ref.encode())}, now), by)
    return Heard(ref, row.due_at)


@operation
def take_back_answer(ref: str, *, by: Actor, now: datetime) -> Heard:
    """Show it to nobody but its asker any more; by who answered, or their office.

    Refuses with EnquiryUnknown, NotTheOwner or NotAnswered.
    """
    row = _answered(ref, by)
    row.told_question, row.told_at = "", None
    row.save(update_fields=["told_question", "told_at"])
    moves.told(row, Line("take_back_answer", {}, now), by)
    return Heard(ref, row.due_at)


def _answered(ref: str, by: Actor) -> Enquiry:
    row = moves.lock(ref)
    own = row.owner_id == by.staff_id is not None or row.office_id in by.offices(*moves.OF_AN_OFFICE)
    if not own:
        raise NotTheOwner(owner=row.owner.name if row.owner else "")
    if row.ended != "answered":
        raise NotAnswered()
    return row


def _must_be_anonymous(row: Enquiry, question: str) -> None:
    name = row.party.name if row.party is not None else ""
    for what, text in (("question", question), ("answer", row.answer)):
        if (name and name in text) or _NUMBER.search(text):
            raise NotAnonymous(what=what)
