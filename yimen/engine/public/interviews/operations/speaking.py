"""Speaking: asked beforehand and live with an account, read by the desk, answered by the officials named alone."""

from datetime import datetime

from yimen.engine.case.messages import operations as messages
from yimen.engine.public.interviews import moves
from yimen.engine.public.interviews.models import Interview, InterviewQuestion
from yimen.engine.public.interviews.refusals import (
    AskedEnough,
    NoMoreQuestions,
    NotBegun,
    QuestionSettled,
)
from yimen.engine.public.voices import moves as voices
from yimen.journal.operation import operation
from yimen.kernel.actor import NOBODY, SYSTEM, Actor, ActorKind
from yimen.kernel.disclosure import shown_name
from yimen.kernel.evidence import Line, digest
from yimen.kernel.interview_life import OF_ONE_PERSON, QUESTIONS_MOST, is_live
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.voice_life import must_tell_nobody
from yimen.kernel.writing import NotAllowed
from yimen.registries.dated import new_ref
from yimen.registries.people import queries as people


@snapshot
class QuestionKept:
    """A question by its reference."""

    ref: str


@operation
def ask_interview(ref: str, text: str, *, by: Actor, now: datetime) -> QuestionKept:
    """Ask the officials of a session, from its announcement to its end; shown once the desk has read it.

    Refuses with NotAllowed, InterviewUnknown, NoMoreQuestions, AskedEnough, TextMissing, TextTooLong or TellsWhoItWas.
    """
    party = people.party(by.party_id) if by.kind is ActorKind.CITIZEN and by.party_id is not None else None
    if party is None:
        raise NotAllowed()
    row = moves.locked(ref)
    asked = InterviewQuestion.objects.filter(interview=row)
    # What was withheld takes nobody's room: spam does not shut a session.
    if row.state != "announced" or now >= row.ends or asked.filter(withheld_at=None).count() >= QUESTIONS_MOST:
        raise NoMoreQuestions()
    if asked.filter(party_id=party.id).count() >= OF_ONE_PERSON:
        raise AskedEnough()
    said = must_tell_nobody("text", must_be_said("text", text, 500).strip())
    kept = InterviewQuestion.objects.create(
        ref=new_ref(), interview=row, party_id=party.id, name=shown_name(party.name, party.kind), text=said,
        asked_at=now,
    )  # fmt: skip
    # Who asked stands in no line: the chain of a session is read by others than its desk.
    moves.told(row, Line("ask_interview", _said(kept, said), now), NOBODY)
    return QuestionKept(kept.ref)


@operation
def show_question(question: str, *, by: Actor, now: datetime) -> QuestionKept:
    """Let a question pass before the public and the officials.

    Refuses with NotAtTheDesk, QuestionUnknown, GuestChooses, NoMoreQuestions or QuestionSettled.
    """
    row, one = _unread(question, by, now)
    one.read_by_id, one.shown_at = by.staff_id, now
    one.save(update_fields=["read_by", "shown_at"])
    moves.told(row, Line("show_question", {"question": one.ref}, now), by)
    return QuestionKept(one.ref)


@operation
def withhold_question(question: str, why: str, *, by: Actor, now: datetime) -> QuestionKept:
    """Not show a question, with the reason that its asker is told; it becomes no order, and the record counts it.

    Refuses with NotAtTheDesk, QuestionUnknown, GuestChooses, NoMoreQuestions, QuestionSettled or TextMissing.
    """
    row, one = _unread(question, by, now)
    said = must_be_said("why", why, 300).strip()
    one.read_by_id, one.withheld_at, one.withheld_why = by.staff_id, now, said
    one.save(update_fields=["read_by", "withheld_at", "withheld_why"])
    body = {"question": one.ref, "why": digest(said.encode(), one.ref.encode())}
    moves.told(row, Line("withhold_question", body, now), by)
    facts = {"title": row.title, "reason": said}
    messages.write_notice("withhold_question", one.party_id, "interview", row.pk, facts, by=SYSTEM, now=now)
    return QuestionKept(one.ref)


@operation
def answer_question(question: str, answer: str, *, by: Actor, now: datetime) -> QuestionKept:
    """Answer what was shown, in the open and once; by an official whom the session names, while it is on.

    Refuses with QuestionUnknown, NotAGuest, NotBegun, NoMoreQuestions, QuestionSettled, TextMissing or TellsWhoItWas.
    """
    row, one = moves.questioned(question)
    guest = moves.must_be_guest(row, by)
    _must_be_open(row)
    if now < row.begins:
        raise NotBegun(begins=row.begins)
    if not is_live(row.begins, row.ends, now):
        raise NoMoreQuestions()
    if one.shown_at is None or one.answer:
        raise QuestionSettled()
    said = must_tell_nobody("answer", must_be_said("answer", answer, 2000).strip())
    one.answer, one.answered_by, one.answered_at = said, guest, now
    one.save(update_fields=["answer", "answered_by", "answered_at"])
    moves.told(row, Line("answer_question", _said(one, said), now), by)
    return QuestionKept(one.ref)


def _unread(question: str, by: Actor, now: datetime) -> tuple[Interview, InterviewQuestion]:
    voices.must_be_member(by, now)
    row, one = moves.questioned(question)
    moves.must_not_be_guest(row, by)
    _must_be_open(row)
    if one.shown_at is not None or one.withheld_at is not None:
        raise QuestionSettled()
    return row, one


def _must_be_open(row: Interview) -> None:
    if row.state != "announced":
        raise NoMoreQuestions()


def _said(one: InterviewQuestion, text: str) -> dict[str, object]:
    return {"question": one.ref, "said": digest(text.encode(), one.ref.encode())}
