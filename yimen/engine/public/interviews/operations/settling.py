"""Settling: when a session is closed, what nobody answered goes to its department with a limit; the record follows."""

from datetime import datetime

from yimen.engine.public.interviews import moves
from yimen.engine.public.interviews.models import Interview, InterviewQuestion
from yimen.engine.public.interviews.operations.planning import InterviewKept
from yimen.engine.public.interviews.refusals import NotBegun
from yimen.engine.public.voices import moves as voices
from yimen.engine.public.voices.operations.raising import Spoken, Straight, written_down
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.evidence import Line
from yimen.kernel.interview_life import CLOSED_BY_ITSELF, INTERVIEW_LIFE, InterviewMove, InterviewState
from yimen.kernel.snapshot import snapshot
from yimen.kernel.voice_life import VoiceKind, VoiceWay
from yimen.kernel.writing import NotAllowed
from yimen.registries.dated import day_of
from yimen.registries.regions import queries as regions

SLICE, HEADLINE = 20, 40


@snapshot
class InterviewsClosed:
    """How many sessions were closed because their time was over."""

    done: int


@operation
def close_interview(ref: str, *, by: Actor, now: datetime) -> InterviewKept:
    """Close a session: each question that is neither answered nor withheld becomes an order of its department.

    Refuses with NotAtTheDesk, InterviewUnknown, GuestChooses, NotBegun or WrongState.
    """
    row = moves.hosted(ref, by, now)
    if now < row.begins:
        raise NotBegun(begins=row.begins)
    return _closed(row, by, now)


@operation
def close_interviews(size: int = SLICE, *, by: Actor, now: datetime) -> InterviewsClosed:
    """Close the sessions whose end lies an hour back and that nobody closed; by itself."""
    if by.kind is not ActorKind.SYSTEM:
        raise NotAllowed()
    over = Interview.objects.filter(state="announced", ends__lt=now - CLOSED_BY_ITSELF).order_by("ends", "id")
    found = list(over.select_for_update(skip_locked=True, of=("self",))[:size])
    for row in found:
        _closed(row, by, now)
    return InterviewsClosed(len(found))


@operation
def publish_interview(ref: str, *, by: Actor, now: datetime) -> InterviewKept:
    """Publish the record of a closed session as it was said; nothing of it changes any more.

    Refuses with NotAtTheDesk, InterviewUnknown, GuestChooses or WrongState.
    """
    row = moves.hosted(ref, by, now)
    moves.move(row, InterviewMove.PUBLISH, published_at=now)
    moves.told(row, Line("publish_interview", {}, now), by)
    return InterviewKept(ref, row.state)


def _closed(row: Interview, by: Actor, now: datetime) -> InterviewKept:
    INTERVIEW_LIFE.after(InterviewMove.CLOSE, InterviewState(row.state))
    open_ = InterviewQuestion.objects.select_for_update(of=("self",)).filter(interview=row, answer="", withheld_at=None)
    orders = [_ordered(row, one, by, now) for one in open_.order_by("asked_at", "pk")]
    moves.move(row, InterviewMove.CLOSE, closed_at=now)
    moves.told(row, Line("close_interview", {"orders": orders}, now), by)
    return InterviewKept(row.ref, row.state)


def _ordered(row: Interview, one: InterviewQuestion, by: Actor, now: datetime) -> str:
    """The order that a question becomes, in the name of who asked: they read its answer where they read all others."""
    region = regions.by_id(row.region_id, day_of(now))
    assert region is not None, "a session was announced for a place that is there"
    headline = " ".join(one.text.split())[:HEADLINE]
    said = Spoken(VoiceKind.QUESTION, row.topic, headline, one.text, region.ref)
    raised = written_down(
        said, VoiceWay.INTERVIEW, one.party_id, "", by, now, source=row.title, straight=Straight(row.office_id)
    )
    InterviewQuestion.objects.filter(pk=one.pk).update(voice_id=voices.id_of(raised.ref))
    return raised.ref
