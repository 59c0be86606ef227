"""Talking: taken up by a clerk of the centre, said by both sides, passed on to a colleague who takes it over."""

from datetime import datetime

from yimen.engine.public.talks import moves
from yimen.engine.public.talks.models import Talk
from yimen.engine.public.talks.operations.asking import TalkKept
from yimen.engine.public.talks.operations.videos import videos_follow
from yimen.engine.public.talks.queries import colleagues_at, staff_at
from yimen.engine.public.talks.refusals import NotAColleague, TalkOver, TalkPassedOn, TalkUnknown
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line, digest
from yimen.kernel.snapshot import snapshot
from yimen.kernel.talk_life import SAID_MOST, UNDER_WAY, Side, TalkMove, TalkState, must_decide_nothing
from yimen.kernel.text import must_be_said
from yimen.kernel.voice_life import masked


@snapshot
class Spoken:
    """A line by its talk and its place."""

    ref: str
    nth: int


@operation
def take_up_talk(ref: str, *, by: Actor, now: datetime) -> TalkKept:
    """Take up a talk that waits; by somebody at a window of its centre, in no matter of their own.

    Refuses with TalkUnknown, WrongState, OwnMatter or StoodAside.
    """
    row = moves.locked(ref)
    if by.staff_id is None or row.centre_id not in moves.centres_of(by):
        raise TalkUnknown()
    moves.must_be_foreign_to(row, by)
    moves.move(row, TalkMove.TAKE_UP, owner_id=by.staff_id, taken_at=now)
    moves.told(row, Line("take_up_talk", {}, now), by)
    moves.note(row, "take_up", by.name, by, now)
    return TalkKept(ref, row.state)


@operation
def say(ref: str, text: str, *, by: Actor, now: datetime) -> Spoken:
    """Say something: who asked, also while they wait, and the clerk, who promises no decision and says no "no".

    Refuses with TalkUnknown, NotAtTheWindow, OwnMatter, StoodAside, TalkOver, TalkPassedOn, OnlyADecision,
    NoNeedsApprover, TalkFull, TextMissing or TextTooLong.
    """
    row = moves.locked(ref)
    side = moves.side_of(row, by)
    if row.state not in UNDER_WAY:
        raise TalkOver()
    said = must_be_said("text", text, SAID_MOST).strip()
    if side is Side.CLERK:
        if row.passed_to_id is not None:
            raise TalkPassedOn()
        must_decide_nothing(said)
    return Spoken(ref, moves.write(row, side, said, by, now).nth)


@operation
def pass_on_talk(ref: str, staff_ref: str, why: str, *, by: Actor, now: datetime) -> TalkKept:
    """Pass a talk on to a colleague at a window of the centre, who reads it; one leads it until they take it over.

    Refuses with TalkUnknown, TalkOver, NotAtTheWindow, TalkPassedOn, NotAColleague or TextMissing.
    """
    row = moves.owned(ref, by)
    to = {one.ref: one for one in colleagues_at(row.centre_id, now)}.get(staff_ref)
    if to is None or to.id == by.staff_id:
        raise NotAColleague()
    said = masked(must_be_said("why", why, 300).strip())
    Talk.objects.filter(pk=row.pk).update(passed_to_id=to.id)
    row.passed_to_id = to.id
    body = {"to": staff_ref, "why": digest(said.encode(), ref.encode())}
    moves.told(row, Line("pass_on_talk", body, now), by)
    moves.note(row, "pass_on", f"{to.name}：{said}", by, now)
    return TalkKept(ref, row.state)


@operation
def take_over_talk(ref: str, *, by: Actor, now: datetime) -> TalkKept:
    """Take over a talk that was passed on to oneself, or whose clerk sits at no window of the centre any more.

    Who passed it on takes it back as long as nobody took it over. From here on one leads it, reads what was said and
    meets by video as was booked. Refuses with TalkUnknown, TalkOver, NotAtTheWindow, OwnMatter, StoodAside or
    VideoTaken.
    """
    row = moves.locked(ref)
    ours = row.passed_to_id is not None and by.staff_id in (row.passed_to_id, row.owner_id)
    if by.staff_id is None or not (ours or _is_nobodys(row, by, now)):
        raise TalkUnknown()
    if row.state != TalkState.OPEN:
        raise TalkOver()
    moves.must_sit_there(row, by)
    moves.must_be_foreign_to(row, by)
    Talk.objects.filter(pk=row.pk).update(owner_id=by.staff_id, passed_to_id=None)
    row.owner_id, row.passed_to_id = by.staff_id, None
    moves.told(row, Line("take_over_talk", {}, now), by)
    moves.note(row, "take_over", by.name, by, now)
    videos_follow(row, by, now)
    return TalkKept(ref, row.state)


def _is_nobodys(row: Talk, by: Actor, now: datetime) -> bool:
    """Whether who leads it left the windows of the centre, and somebody who sits there asks."""
    here = row.centre_id in moves.centres_of(by)
    return here and not {row.owner_id, row.passed_to_id} & staff_at((row.centre_id,), now)[row.centre_id]
