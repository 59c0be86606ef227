"""Asking for a talk while a centre is open, and what becomes of it when nobody comes."""

from datetime import datetime

from yimen.engine.case.cases import moves as cases
from yimen.engine.case.cases.asides import item_name_of
from yimen.engine.case.messages import operations as messages
from yimen.engine.public.talks import moves
from yimen.engine.public.talks.models import Talk
from yimen.engine.public.talks.queries import staff_at
from yimen.engine.public.talks.refusals import NotOpenNow, TalkUnderWay
from yimen.journal.operation import operation
from yimen.kernel.actor import SYSTEM, Actor, ActorKind
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot
from yimen.kernel.talk_life import SAID_MOST, Side, TalkMove
from yimen.kernel.text import must_be_said
from yimen.kernel.voice_life import masked
from yimen.kernel.writing import NoSuchThing, NotAllowed, named
from yimen.registries.calendars import queries as calendars
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import day_of, new_ref, refusing
from yimen.registries.offices import queries as offices

SLICE = 50


@snapshot
class TalkAsked:
    """What somebody wants to talk about: a case of theirs or an item, with which centre, and what they say first."""

    topic: str
    said: str
    item_ref: str = ""
    case_ref: str = ""
    centre_ref: str = ""
    """Of a case it is the case's own centre, if somebody sits at a window there."""


@snapshot
class TalkKept:
    """A talk by its reference, and how far it is."""

    ref: str
    state: str


@snapshot
class TalksLapsed:
    """How many waited until their centre closed."""

    done: int


@operation
def ask_talk(asked: TalkAsked, *, by: Actor, now: datetime) -> TalkKept:
    """Ask a clerk of a centre for a talk, and wait in line until somebody takes it up. By an applicant with an account.

    Refuses with NotAllowed, CaseUnknown, NoSuchThing, NotOpenNow, TalkUnderWay, Missing, TextMissing or TextTooLong.
    """
    if by.kind is not ActorKind.CITIZEN or by.party_id is None:
        raise NotAllowed()
    row = _row(asked, by, now)
    with refusing(talk_waits_one_at_a_time=TalkUnderWay()):
        row.save(force_insert=True)
    body = {"item": asked.item_ref, "case": asked.case_ref, "centre": row.centre_id, "until": row.waits_until}
    moves.told(row, Line("ask_talk", body, now), by)
    moves.write(row, Side.APPLICANT, must_be_said("said", asked.said, SAID_MOST).strip(), by, now)
    return TalkKept(row.ref, row.state)


@operation
def leave_talk(ref: str, *, by: Actor, now: datetime) -> TalkKept:
    """Go without having been served; by who waits. Refuses with TalkUnknown or WrongState."""
    row = moves.asked_by(ref, by)
    moves.move(row, TalkMove.LEAVE, ended_at=now)
    moves.told(row, Line("leave_talk", {}, now), by)
    return TalkKept(ref, row.state)


@operation
def lapse_talks(size: int = SLICE, *, by: Actor, now: datetime) -> TalksLapsed:
    """End the talks that nobody took up before their centre closed, and tell who waited; by itself."""
    if by.kind is not ActorKind.SYSTEM:
        raise NotAllowed()
    waiting = Talk.objects.filter(state="waiting", waits_until__lte=now).order_by("waits_until", "id")
    found = list(waiting.select_for_update(skip_locked=True, of=("self",))[:size])
    for row in found:
        moves.move(row, TalkMove.LEAVE, ended_at=now)
        moves.told(row, Line("lapse_talk", {}, now), by)
        messages.write_notice("lapse_talk", row.party_id, "talk", row.pk, {"item": row.topic}, by=SYSTEM, now=now)
    return TalksLapsed(len(found))


def _somebody_sits_at(centre_id: int, now: datetime) -> bool:
    """Nobody waits in vain at a point without windows."""
    return bool(staff_at((centre_id,), now)[centre_id])


def _row(asked: TalkAsked, by: Actor, now: datetime) -> Talk:
    case = cases.read(asked.case_ref, by, now) if asked.case_ref else None
    item = catalogue.in_force(asked.item_ref, now) if asked.item_ref else None
    if case is None and item is None:
        raise NoSuchThing(what="item")
    own = case.centre_id if case is not None else None
    where: str | int = own if own is not None and _somebody_sits_at(own, now) else asked.centre_ref
    centre = offices.centre(where, day_of(now)) if where else None
    if centre is None or not _somebody_sits_at(centre.id, now):
        raise NoSuchThing(what="centre")
    calendar = calendars.calendar(centre.calendar_id)
    if not calendar.is_open(now):
        raise NotOpenNow(opens=calendar.next_opening(now))
    speaks_for = case is not None and case.applicant_id in set(by.parties())
    assert by.party_id is not None, "an applicant is somebody"
    return Talk(
        ref=new_ref(),
        topic=masked(named(asked.topic, "topic", 60)),
        item_id=case.item_id if case else item.item_id if item else None,
        item_name=item_name_of(case) if case else item.name if item else "",
        case_id=case.id if case else None,
        party_id=case.applicant_id if case is not None and speaks_for else by.party_id,
        centre_id=centre.id,
        asked_at=now,
        waits_until=calendar.closing(day_of(now)),
    )
