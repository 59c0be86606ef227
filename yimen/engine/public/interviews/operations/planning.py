"""Planning: a session is announced with its hours and its officials, and may be called off before it began."""

from datetime import datetime

from yimen.engine.public.interviews import moves
from yimen.engine.public.interviews.models import Interview, InterviewGuest
from yimen.engine.public.interviews.operations.ordering import left_open
from yimen.engine.public.voices import moves as voices
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line, digest
from yimen.kernel.interview_life import (
    INTERVIEW_LIFE,
    InterviewMove,
    InterviewState,
    must_be_a_session,
    must_be_guests,
)
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.voice_life import VoiceTopic
from yimen.kernel.writing import NoSuchThing, NotInList, named
from yimen.registries.dated import day_of, new_ref
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.registries.regions import queries as regions


@snapshot
class Named:
    """An official who will answer, and as what the public is told of them."""

    staff_ref: str
    duty: str


@snapshot
class Announced:
    """What a session is about, of which department and place, when, and who answers."""

    title: str
    about: str
    topic: str
    region_ref: str
    office_ref: str
    begins: datetime
    ends: datetime
    guests: tuple[Named, ...]


@snapshot
class InterviewKept:
    """A session by its reference, and how far it is."""

    ref: str
    state: str


@operation
def announce_interview(session: Announced, *, by: Actor, now: datetime) -> InterviewKept:
    """Announce a session; from now on anybody with an account may ask. By the desk of the voices.

    Refuses with NotAtTheDesk, NotInList, NoSuchThing, SessionImpossible, GuestsImpossible, Missing or TextMissing.
    """
    voices.must_be_member(by, now)
    if session.topic not in set(VoiceTopic):
        raise NotInList(field="topic")
    region, office = (regions.region(session.region_ref, day_of(now)), offices.office(session.office_ref, day_of(now)))
    if region is None or office is None:
        raise NoSuchThing(what="region" if region is None else "office")
    must_be_a_session(session.begins, session.ends, now)
    must_be_guests(tuple(one.staff_ref for one in session.guests))
    guests = [(_staff(one.staff_ref, now), named(one.duty, "duty", 60)) for one in session.guests]
    row = Interview.objects.create(
        ref=new_ref(), title=named(session.title, "title", 60), about=must_be_said("about", session.about, 500).strip(),
        topic=session.topic, region_id=region.id, office_id=office.id, begins=session.begins, ends=session.ends,
        announced_at=now,
    )  # fmt: skip
    InterviewGuest.objects.bulk_create(InterviewGuest(interview=row, staff_id=id_, duty=duty) for id_, duty in guests)
    body = {
        "office": session.office_ref, "topic": session.topic, "begins": session.begins, "ends": session.ends,
        "guests": [one.staff_ref for one in session.guests],
    }  # fmt: skip
    moves.told(row, Line("announce_interview", body, now), by)
    return InterviewKept(row.ref, row.state)


@operation
def call_off_interview(ref: str, why: str, *, by: Actor, now: datetime) -> InterviewKept:
    """Call a session off before it begins, with the reason that everybody reads; what was asked becomes orders.

    Refuses with NotAtTheDesk, InterviewUnknown, GuestChooses, TextMissing or WrongState.
    """
    row = moves.hosted(ref, by, now)
    said = must_be_said("why", why, 300).strip()
    if now >= row.begins:
        raise WrongState(move=InterviewMove.CALL_OFF, state=row.state)
    INTERVIEW_LIFE.after(InterviewMove.CALL_OFF, InterviewState(row.state))
    orders = left_open(row, by, now)
    moves.move(row, InterviewMove.CALL_OFF, called_off_why=said)
    body = {"why": digest(said.encode(), ref.encode()), "orders": orders}
    moves.told(row, Line("call_off_interview", body, now), by)
    return InterviewKept(ref, row.state)


def _staff(ref: str, now: datetime) -> int:
    found = people.staff_member(ref)
    if found is None or not any(one.ref == ref for one in people.staff(day_of(now))):
        raise NoSuchThing(what="staff")
    return found.id
