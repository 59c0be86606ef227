"""Ordering: whichever way a session ends, a question that was neither answered nor withheld goes to its department."""

from datetime import datetime

from yimen.engine.public.interviews.models import Interview, InterviewQuestion
from yimen.engine.public.voices import moves as voices
from yimen.engine.public.voices.operations.raising import Spoken, Straight, place_of, written_down
from yimen.kernel.actor import Actor
from yimen.kernel.voice_life import VoiceKind, VoiceWay

HEADLINE = 40


def left_open(row: Interview, by: Actor, now: datetime) -> list[str]:
    """The orders that the open questions of a locked session become, by their references; before it moves on."""
    open_ = InterviewQuestion.objects.select_for_update(of=("self",)).filter(interview=row, answer="", withheld_at=None)
    return [_ordered(row, one, by, now) for one in open_.order_by("asked_at", "pk")]


def _ordered(row: Interview, one: InterviewQuestion, by: Actor, now: datetime) -> str:
    """The order that a question becomes, in the name of who asked: they read its answer where they read all others."""
    headline = " ".join(one.text.split())[:HEADLINE]
    said = Spoken(VoiceKind.QUESTION, row.topic, headline, one.text, place_of(row.region_id, now))
    raised = written_down(
        said, VoiceWay.INTERVIEW, one.party_id, "", by, now, source=row.title, straight=Straight(row.office_id)
    )
    InterviewQuestion.objects.filter(pk=one.pk).update(voice_id=voices.id_of(raised.ref))
    return raised.ref
