"""Speaking for oneself: content or not, one appeal to the level above, or taking the complaint back.

Who complained says so by number and code, or from their own account; the line on the chain names neither.
"""

from datetime import datetime

from yimen.engine.public.complaints import moves
from yimen.engine.public.complaints.models import Complaint, Investigation
from yimen.engine.public.complaints.operations.handling import ComplaintMoved, due
from yimen.engine.public.complaints.refusals import AppealedOnce, AppealOver, ComplaintEnded, NotAnsweredYet
from yimen.journal.operation import operation
from yimen.kernel.actor import NOBODY, Actor
from yimen.kernel.complaint import APPEALED_WITHIN, LAST
from yimen.kernel.evidence import Line, digest
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NotInList


@operation
def say_content(number: str, code: str, content: str, *, by: Actor, now: datetime) -> ComplaintMoved:
    """Say whether one is content with the answer. Refuses with ComplaintUnknown, NotAnsweredYet or NotInList."""
    row = moves.spoken_for(number, code, by)
    _answered(row)
    if content not in ("yes", "no"):
        raise NotInList(field="content")
    row.content = content
    row.save(update_fields=["content"])
    moves.told(row, Line("say_content", {"content": content}, now), NOBODY)
    return ComplaintMoved(row.ref)


@operation
def appeal_complaint(number: str, code: str, why: str, *, by: Actor, now: datetime) -> ComplaintMoved:
    """Ask the level above to look into it once more; once, and by other eyes.

    Refuses with ComplaintUnknown, NotAnsweredYet, AppealedOnce, AppealOver or TextMissing.
    """
    row = moves.spoken_for(number, code, by)
    last = _answered(row)
    if last.nth >= LAST:
        raise AppealedOnce()
    assert last.answered_at is not None, "an answered investigation has its moment"
    if now >= last.answered_at + APPEALED_WITHIN:
        raise AppealOver(until=last.answered_at + APPEALED_WITHIN)
    said = must_be_said("why", why, 1000).strip()
    Investigation.objects.create(complaint=row, nth=LAST, why=said, opened_at=now, answer_by=due(row, now))
    row.ended_at, row.raised_at = None, None
    row.save(update_fields=["ended_at", "raised_at"])
    moves.told(row, Line("appeal_complaint", {"why": digest(said.encode(), row.ref.encode())}, now), NOBODY)
    return ComplaintMoved(row.ref)


@operation
def withdraw_complaint(number: str, code: str, *, by: Actor, now: datetime) -> ComplaintMoved:
    """Take a complaint back that is not answered; what was done so far stays on record.

    Refuses with ComplaintUnknown or ComplaintEnded.
    """
    row = moves.spoken_for(number, code, by)
    if row.ended_at is not None:
        raise ComplaintEnded()
    row.withdrawn_at = row.ended_at = now
    row.save(update_fields=["withdrawn_at", "ended_at"])
    moves.told(row, Line("withdraw_complaint", {}, now), NOBODY)
    return ComplaintMoved(row.ref)


def _answered(row: Complaint) -> Investigation:
    """The last answer; refuses with NotAnsweredYet while there is none, or another one is under way."""
    last = Investigation.objects.filter(complaint=row).order_by("-nth").first()
    if last is None or last.answered_at is None or row.withdrawn_at is not None:
        raise NotAnsweredYet()
    return last
