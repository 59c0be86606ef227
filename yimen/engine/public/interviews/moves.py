"""Lock, move, tell: a session for its desk, for the officials it names, and for who asks."""

from datetime import datetime

from yimen.engine.public.interviews.models import Interview, InterviewGuest, InterviewQuestion
from yimen.engine.public.interviews.refusals import GuestChooses, InterviewUnknown, NotAGuest, QuestionUnknown
from yimen.engine.public.voices import moves as voices
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.interview_life import INTERVIEW_LIFE, InterviewMove, InterviewState
from yimen.kernel.lifecycle import WrongState


def locked(ref: str) -> Interview:
    """The session, nobody else's until the act ends; refuses with InterviewUnknown."""
    row = Interview.objects.select_for_update(of=("self",)).filter(ref=ref).first()
    if row is None:
        raise InterviewUnknown()
    return row


def hosted(ref: str, by: Actor, now: datetime) -> Interview:
    """The session, locked, for a member of the desk whom it does not name.

    Refuses with NotAtTheDesk, InterviewUnknown or GuestChooses.
    """
    voices.must_be_member(by, now)
    row = locked(ref)
    must_not_be_guest(row, by)
    return row


def must_not_be_guest(row: Interview, by: Actor) -> None:
    """Refuses with GuestChooses."""
    if is_guest(row, by):
        raise GuestChooses()


def is_guest(row: Interview, by: Actor) -> bool:
    """Whether somebody is named for a session."""
    return by.staff_id is not None and InterviewGuest.objects.filter(interview=row, staff_id=by.staff_id).exists()


def must_be_guest(row: Interview, by: Actor) -> InterviewGuest:
    """As what somebody is named for a session; refuses with NotAGuest."""
    guest = InterviewGuest.objects.filter(interview=row, staff_id=by.staff_id or 0).first()
    if guest is None:
        raise NotAGuest()
    return guest


def questioned(question: str) -> tuple[Interview, InterviewQuestion]:
    """A question with its session, both locked, the session first; refuses with QuestionUnknown."""
    of = InterviewQuestion.objects.filter(ref=question).values_list("interview__ref", flat=True).first()
    if of is None:
        raise QuestionUnknown()
    row = locked(of)
    return row, InterviewQuestion.objects.select_for_update(of=("self",)).get(ref=question)


def move(row: Interview, step: InterviewMove, **sets: object) -> None:
    """Take one step of a session's life; refuses with WrongState."""
    state = INTERVIEW_LIFE.after(step, InterviewState(row.state))
    if not Interview.objects.filter(pk=row.pk, state=row.state).update(state=state.value, **sets):
        raise WrongState(move=step, state=row.state)
    row.state = state.value
    for name, value in sets.items():
        setattr(row, name, value)


def told(row: Interview, line: Line, by: Actor) -> None:
    """Tell an act on the chain of the session."""
    subject = Subject("interview", "interviews_interview", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    link = tell(subject, line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash
