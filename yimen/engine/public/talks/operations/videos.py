"""Video appointments in a talk: booked and called off by either side, entered by an address good for once, ended."""

from datetime import datetime, timedelta

from yimen.engine.case.messages import operations as messages
from yimen.engine.public.talks import moves, ports
from yimen.engine.public.talks.models import Talk, TalkVideo, VideoEntrance
from yimen.engine.public.talks.refusals import NoVideoService, TalkOver, TalkPassedOn, VideoNotNow, VideoTaken
from yimen.journal.operation import in_steps, operation
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.evidence import Line
from yimen.kernel.refusal import Unavailable
from yimen.kernel.snapshot import snapshot
from yimen.kernel.talk_life import (
    ENTERED_EARLY,
    VIDEO_LASTS,
    NotAVideoHour,
    Side,
    TalkState,
    is_free_at,
    must_be_a_video_hour,
)
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import ZONE, day_of, new_ref, refusing
from yimen.registries.offices import queries as offices


@snapshot
class VideoKept:
    """A video appointment by its reference."""

    ref: str


@snapshot
class VideoEntered:
    """Somebody who was let in, and by which address; without one the service did not answer."""

    ref: str
    address: str


@snapshot
class _LetIn:
    """An entrance that is on record; the service has not been asked yet."""

    ref: str
    room: str
    side: str
    until: datetime


@operation
def book_video(ref: str, begins: datetime, *, by: Actor, now: datetime) -> VideoKept:
    """Book half an hour by video with the clerk who leads the talk, while their centre is open; by either side.

    Refuses with TalkUnknown, NotAtTheWindow, OwnMatter, StoodAside, TalkOver, TalkPassedOn, TalkFull, NoVideoService,
    NotAVideoHour or VideoTaken.
    """
    row = moves.locked(ref)
    side = _side(row, by)
    moves.must_have_room(row)
    if not ports.connected():
        raise NoVideoService()
    assert row.owner_id is not None, "an open talk is led by somebody"
    must_be_a_video_hour(begins, now)
    _must_be_open(row, begins, now)
    taken = TalkVideo.objects.filter(clerk_id=row.owner_id, called_off_at=None, ended_at=None)
    if not is_free_at(begins, taken.values_list("begins", flat=True)):
        raise VideoTaken()
    with refusing(video_one_for_a_clerk=VideoTaken(), video_one_for_a_talk=VideoTaken()):
        video = TalkVideo.objects.create(
            ref=new_ref(), talk=row, clerk_id=row.owner_id, begins=begins, ends=begins + VIDEO_LASTS,
            booked_by=side.value, booked_at=now,
        )  # fmt: skip
    moves.told(row, Line("book_video", {"video": video.ref, "begins": begins}, now), by)
    moves.note(row, "book_video", _spelled(begins), by, now)
    _tell(row, "book_video", begins, now)
    return VideoKept(video.ref)


@operation
def call_off_video(ref: str, *, by: Actor, now: datetime) -> VideoKept:
    """Call a video appointment off before anybody went in; by either side.

    Refuses with VideoUnknown, NotAtTheWindow, OwnMatter, StoodAside, TalkOver or VideoNotNow.
    """
    row, video, _ = _open(ref, by)
    if now >= video.ends or VideoEntrance.objects.filter(video=video).exists():
        raise VideoNotNow(begins=video.begins)
    _call_off(row, video, by, now)
    return VideoKept(ref)


def videos_follow(row: Talk, by: Actor, now: datetime) -> None:
    """Who takes a talk over meets as was booked; whoever is in another video then has it called off and told.

    Refuses with VideoTaken when they book another at this moment.
    """
    assert by.staff_id is not None, "who takes a talk over is staff"
    for video in TalkVideo.objects.filter(talk=row, called_off_at=None, ended_at=None, ends__gt=now):
        others = TalkVideo.objects.filter(clerk_id=by.staff_id, called_off_at=None).exclude(pk=video.pk)
        if is_free_at(video.begins, others.values_list("begins", flat=True)):
            video.clerk_id = by.staff_id
            with refusing(video_one_for_a_clerk=VideoTaken()):
                video.save(update_fields=["clerk_id"])
        else:
            _call_off(row, video, by, now)


def _call_off(row: Talk, video: TalkVideo, by: Actor, now: datetime) -> None:
    video.called_off_at = now
    video.save(update_fields=["called_off_at"])
    moves.told(row, Line("call_off_video", {"video": video.ref}, now), by)
    moves.note(row, "call_off_video", _spelled(video.begins), by, now)
    _tell(row, "call_off_video", video.begins, now)


@in_steps
def enter_video(ref: str, *, by: Actor, now: datetime) -> VideoEntered:
    """Go into the room: who went in and when is written down, then the service is asked for an address for this once.

    Refuses with VideoUnknown, NotAtTheWindow, OwnMatter, StoodAside, TalkOver, TalkFull or VideoNotNow.
    """
    let = _let_in(ref, by=by, now=now)
    try:
        address = ports.rooms().address(let.room, let.side, let.ref, let.until)
    except Unavailable:
        address = ""
    return VideoEntered(let.ref, address)


@operation
def _let_in(ref: str, *, by: Actor, now: datetime) -> _LetIn:
    """Put on record that somebody goes in."""
    row, video, side = _open(ref, by)
    if not video.begins - ENTERED_EARLY <= now < video.ends:
        raise VideoNotNow(begins=video.begins)
    moves.must_have_room(row)
    before = moves.began(video)
    let = VideoEntrance.objects.create(
        ref=new_ref(), video=video, side=side.value, staff_id=by.staff_id,
        party_id=by.party_id if side is Side.APPLICANT else None, entered_at=now,
    )  # fmt: skip
    moves.told(row, Line("enter_video", {"video": ref, "entrance": let.ref, "side": side.value}, now), by)
    moves.note(row, "enter_video", by.name, by, now)
    if before is None and moves.began(video) is not None:
        moves.told(row, Line("begin_video", {"video": ref}, now), by)
        moves.note(row, "begin_video", "", by, now)
    return _LetIn(let.ref, video.ref, side.value, video.ends)


@operation
def end_video(ref: str, *, by: Actor, now: datetime) -> VideoKept:
    """Say that the video appointment is over, also when one waited alone; by the clerk.

    Refuses with VideoUnknown, NotAtTheWindow, OwnMatter, StoodAside, TalkOver or VideoNotNow.
    """
    row, video, side = _open(ref, by)
    if side is not Side.CLERK or now < video.begins:
        raise VideoNotNow(begins=video.begins)
    met = "yes" if moves.began(video) is not None else "no"
    video.ended_at = now
    video.save(update_fields=["ended_at"])
    moves.told(row, Line("end_video", {"video": ref, "met": met}, now), by)
    moves.note(row, "end_video" if met == "yes" else "miss_video", "", by, now)
    return VideoKept(ref)


def _side(row: Talk, by: Actor) -> Side:
    side = moves.side_of(row, by)
    if row.state != TalkState.OPEN:
        raise TalkOver()
    if row.passed_to_id is not None:
        raise TalkPassedOn()
    return side


def _open(ref: str, by: Actor) -> tuple[Talk, TalkVideo, Side]:
    """The appointment that is neither called off nor over, in an open talk."""
    row, video, side = moves.videoed(ref, by)
    if row.state != TalkState.OPEN or video.called_off_at is not None or video.ended_at is not None:
        raise TalkOver()
    return row, video, side


def _must_be_open(row: Talk, begins: datetime, now: datetime) -> None:
    centre = offices.centre(row.centre_id, day_of(now))
    calendar = calendars.calendar(centre.calendar_id) if centre else None
    last = begins + VIDEO_LASTS - timedelta(minutes=1)
    if calendar is None or not (calendar.is_open(begins) and calendar.is_open(last)):
        raise NotAVideoHour()


def _tell(row: Talk, kind: str, begins: datetime, now: datetime) -> None:
    facts = {"item": row.topic, "at": _spelled(begins), "ref": row.ref}
    messages.write_notice(kind, row.party_id, "talk", row.pk, facts, by=SYSTEM, now=now)


def _spelled(moment: datetime) -> str:
    """As facts of messages hold a moment: by the city's own clock."""
    return moment.astimezone(ZONE).strftime("%Y-%m-%d %H:%M")
