"""Handling: handed out by the desk, answered by a department, checked by the desk before anybody hears it."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from yimen.engine.public.voices import moves
from yimen.engine.public.voices.models import Speaker, Voice, VoiceOrder
from yimen.engine.public.voices.operations.raising import VoiceMoved
from yimen.engine.public.voices.refusals import NotClosedYet, OwnAnswer, ReopenedBefore, TakenBefore
from yimen.engine.public.voices.rows import SpeakerShown
from yimen.engine.public.voices.speaking import tell_speaker
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.evidence import Line, digest
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.voice_life import ANSWERED_AGAIN_WITHIN, ANSWERED_WITHIN, OPEN, VoiceKind, VoiceMove, VoiceTopic
from yimen.kernel.writing import NoSuchThing, NotAllowed, NotInList
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.registries.people.vault import open_text

SLICE = 200
URGED_MOST = 20


@snapshot
class RaisedVoices:
    """How many voices were brought before supervision."""

    done: int


@operation
def assign_voice(ref: str, office_ref: str, kind: str, topic: str, *, by: Actor, now: datetime) -> VoiceMoved:
    """Class a voice and hand it to the department that answers, with limits in its office hours; its speaker hears it.

    Refuses with VoiceUnknown, NotAtTheDesk, NotInList, NoSuchThing or WrongState.
    """
    row = moves.at_the_desk(ref, by, now)
    if kind not in set(VoiceKind):
        raise NotInList(field="kind")
    if topic not in set(VoiceTopic):
        raise NotInList(field="topic")
    office = offices.office(office_ref, day_of(now))
    if office is None:
        raise NoSuchThing(what="office")
    moves.move(row, VoiceMove.ASSIGN, office_id=office.id, kind=kind, topic=topic)
    order = moves.hand_out(row, office.id, ANSWERED_WITHIN, now)
    body = {"office": office_ref, "kind": kind, "topic": topic, "nth": order.nth, "answer_by": order.answer_by}
    moves.told(row, Line("assign_voice", body, now), by)
    facts = {"office": office.name, "until": day_of(order.answer_by).isoformat()}
    tell_speaker(row, "assign_voice", facts, now)
    return VoiceMoved(ref, row.state)


@operation
def give_back_voice(ref: str, reason: str, *, by: Actor, now: datetime) -> VoiceMoved:
    """Give back to the desk what another department answers for, with the reason; by the department alone.

    Refuses with VoiceUnknown, NotWithYou, TextMissing or WrongState.
    """
    row, order = moves.with_the_office(ref, by)
    said = must_be_said("reason", reason, 500).strip()
    moves.move(row, VoiceMove.GIVE_BACK, office_id=None)
    _end(order, "given_back", now, reason=said)
    moves.told(row, Line("give_back_voice", {"nth": order.nth, "reason": digest(said.encode(), ref.encode())}, now), by)
    return VoiceMoved(ref, row.state)


@operation
def take_voice(ref: str, *, by: Actor, now: datetime) -> VoiceMoved:
    """Say that the department is at it: its first word. Refuses with VoiceUnknown, NotWithYou or TakenBefore."""
    row, order = moves.with_the_office(ref, by)
    if order.taken_at is not None:
        raise TakenBefore()
    _take(order, by, now)
    moves.told(row, Line("take_voice", {"nth": order.nth, "late": _late(now, order.respond_by)}, now), by)
    return VoiceMoved(ref, row.state)


@operation
def answer_voice(ref: str, answer: str, *, by: Actor, now: datetime) -> VoiceMoved:
    """Answer for the department; the desk checks it, and who raised it hears nothing before.

    Refuses with VoiceUnknown, NotWithYou, TextMissing or WrongState.
    """
    row, order = moves.with_the_office(ref, by)
    said = must_be_said("answer", answer, 4000).strip()
    if order.taken_at is None:
        _take(order, by, now)
    moves.move(row, VoiceMove.ANSWER)
    order.answer, order.answered_by_id = said, by.staff_id
    _end(order, "answered", now)
    body = {"nth": order.nth, "answer": digest(said.encode(), ref.encode()), "late": _late(now, order.answer_by)}
    moves.told(row, Line("answer_voice", body, now), by)
    return VoiceMoved(ref, row.state)


@operation
def return_voice(ref: str, reason: str, *, by: Actor, now: datetime) -> VoiceMoved:
    """Return an answer that is none to the same department, with the reason and a shorter limit.

    Refuses with VoiceUnknown, NotAtTheDesk, OwnAnswer, TextMissing or WrongState.
    """
    row, order = _answered(ref, by, now)
    said = must_be_said("reason", reason, 500).strip()
    moves.move(row, VoiceMove.RETURN)
    VoiceOrder.objects.filter(pk=order.pk).update(outcome="returned", reason=said)
    again = moves.hand_out(row, order.office_id, ANSWERED_AGAIN_WITHIN, now, why=said)
    body = {"nth": order.nth, "reason": digest(said.encode(), ref.encode()), "answer_by": again.answer_by}
    moves.told(row, Line("return_voice", body, now), by)
    return VoiceMoved(ref, row.state)


@operation
def close_voice(ref: str, *, by: Actor, now: datetime) -> VoiceMoved:
    """Let a checked answer go out: the one outlet. By the desk, and never by who answered.

    Refuses with VoiceUnknown, NotAtTheDesk, OwnAnswer or WrongState.
    """
    row, order = _answered(ref, by, now)
    facts = {"answer": order.answer, "checked_by_id": by.staff_id, "closed_at": now, "content": ""}
    moves.move(row, VoiceMove.CLOSE, **facts)
    moves.told(row, Line("close_voice", {"nth": order.nth}, now), by)
    tell_speaker(row, "close_voice", {"title": row.title}, now)
    return VoiceMoved(ref, row.state)


@operation
def urge_voice(ref: str, words: str, *, by: Actor, now: datetime) -> VoiceMoved:
    """Urge the department that has a voice 催办; by the desk or supervision, on record, and counted.

    Refuses with VoiceUnknown, WrongState or TextMissing.
    """
    row = moves.overseen(ref, by, now)
    said = must_be_said("words", words, 300).strip()
    order = moves.under_way(row)
    if order is None:
        raise NotClosedYet()
    VoiceOrder.objects.filter(pk=order.pk).update(urged=min(order.urged + 1, URGED_MOST))
    moves.told(row, Line("urge_voice", {"nth": order.nth, "words": digest(said.encode(), ref.encode())}, now), by)
    return VoiceMoved(ref, row.state)


@operation
def show_speaker(ref: str, *, by: Actor, now: datetime) -> SpeakerShown:
    """Who raised it, for the desk that calls back; each look is told on the chain.

    Refuses with VoiceUnknown or NotAtTheDesk.
    """
    row = moves.at_the_desk(ref, by, now)
    who = Speaker.objects.filter(voice=row).first()
    party = people.party(who.party_id) if who is not None and who.party_id is not None else None
    opened = people.opened(party.id) if party else None
    left = open_text(who.contact_cipher, who.contact_key) if who is not None and who.contact_key else ""
    moves.told(row, Line("show_speaker", {}, now), by)
    return SpeakerShown(ref, party.name if party else left, opened.phone if opened else "")


@operation
def call_back(ref: str, content: str, heard: str, *, by: Actor, now: datetime) -> VoiceMoved:
    """Note what was heard when who raised it was called back 回访: whether it helped, and in which words.

    Refuses with VoiceUnknown, NotAtTheDesk, NotClosedYet, NotInList or TextMissing.
    """
    row = moves.at_the_desk(ref, by, now)
    if row.state != "closed":
        raise NotClosedYet()
    if content not in ("yes", "no"):
        raise NotInList(field="content")
    row.called_at, row.content, row.heard = now, content, must_be_said("heard", heard, 500).strip()
    row.save(update_fields=["called_at", "content", "heard"])
    body = {"content": content, "heard": digest(row.heard.encode(), ref.encode())}
    moves.told(row, Line("call_back", body, now), by)
    return VoiceMoved(ref, row.state)


@operation
def reopen_voice(ref: str, why: str, *, by: Actor, now: datetime) -> VoiceMoved:
    """Open a voice again whose answer did not help, once, at the department that gave it.

    Refuses with VoiceUnknown, NotAtTheDesk, NotClosedYet, ReopenedBefore or TextMissing.
    """
    row = moves.at_the_desk(ref, by, now)
    if row.state != "closed" or row.content != "no":
        raise NotClosedYet()
    if row.reopened_at is not None:
        raise ReopenedBefore()
    said = must_be_said("why", why, 500).strip()
    assert row.office_id is not None, "a closed voice was answered by an office"
    moves.move(row, VoiceMove.REOPEN, reopened_at=now, shown_at=None)
    order = moves.hand_out(row, row.office_id, ANSWERED_AGAIN_WITHIN, now, why=said)
    body = {"nth": order.nth, "why": digest(said.encode(), ref.encode()), "answer_by": order.answer_by}
    moves.told(row, Line("reopen_voice", body, now), by)
    return VoiceMoved(ref, row.state)


@operation
def raise_late_voices(size: int = SLICE, *, by: Actor, now: datetime) -> RaisedVoices:
    """Bring before supervision what was not handed out or answered in time, each once; by itself."""
    if by.kind is not ActorKind.SYSTEM:
        raise NotAllowed()
    late = VoiceOrder.objects.filter(voice=OuterRef("pk"), outcome="", answer_by__lt=now)
    waiting = Voice.objects.filter(state__in=sorted(one.value for one in OPEN), raised_at=None)
    waiting = waiting.filter(Q(state="received", hand_out_by__lt=now) | Exists(late))
    found = list(waiting.select_for_update(skip_locked=True, of=("self",)).order_by("lodged_at", "id")[:size])
    for row in found:
        row.raised_at = now
        row.save(update_fields=["raised_at"])
        missed = "hand_out" if row.state == "received" else "answer"
        moves.told(row, Line("raise_late_voice", {"missed": missed}, now), by)
    return RaisedVoices(len(found))


def _answered(ref: str, by: Actor, now: datetime) -> tuple[Voice, VoiceOrder]:
    """The voice, locked, with the answer that waits for its check by other eyes."""
    row = moves.at_the_desk(ref, by, now)
    order = moves.last_order(row)
    if row.state != "answered" or order is None:
        raise NotClosedYet()
    if order.answered_by_id == by.staff_id:
        raise OwnAnswer()
    return row, order


def _take(order: VoiceOrder, by: Actor, now: datetime) -> None:
    order.taken_by_id, order.taken_at = by.staff_id, now
    order.save(update_fields=["taken_by", "taken_at"])


def _end(order: VoiceOrder, outcome: str, now: datetime, reason: str = "") -> None:
    order.outcome, order.ended_at, order.reason = outcome, now, reason
    order.save(update_fields=["outcome", "ended_at", "reason", "answer", "answered_by"])


def _late(now: datetime, by: datetime) -> str:
    return "yes" if now > by else "no"
