"""Lock, say, move, tell: a talk for its two sides, and for nobody else."""

from datetime import datetime

from yimen.engine.public.talks.models import Talk, TalkLine, TalkVideo, VideoEntrance
from yimen.engine.public.talks.refusals import TalkFull, TalkOver, TalkPassedOn, TalkUnknown, VideoUnknown
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.evidence import Line, digest
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.talk_life import LINES_MOST, TALK_LIFE, Side, TalkMove, TalkState
from yimen.kernel.voice_life import masked
from yimen.registries.people.vault import open_text, seal_text


def locked(ref: str) -> Talk:
    """The talk, nobody else's until the act ends; refuses with TalkUnknown."""
    row = Talk.objects.select_for_update(of=("self",)).select_related("case").filter(ref=ref).first()
    if row is None:
        raise TalkUnknown()
    return row


def asked_by(ref: str, by: Actor) -> Talk:
    """The talk, locked, for who asked or acts for them; refuses with TalkUnknown."""
    row = locked(ref)
    if not is_applicant(row, by):
        raise TalkUnknown()
    return row


def owned(ref: str, by: Actor) -> Talk:
    """The open talk, locked, for the clerk who leads it; refuses with TalkUnknown, TalkOver or TalkPassedOn."""
    row = locked(ref)
    if by.staff_id is None or row.owner_id != by.staff_id:
        raise TalkUnknown()
    if row.state != TalkState.OPEN:
        raise TalkOver()
    if row.passed_to_id is not None:
        raise TalkPassedOn()
    return row


def side_of(row: Talk, by: Actor) -> Side:
    """On which side of an open talk somebody sits; refuses with TalkUnknown."""
    if is_applicant(row, by):
        return Side.APPLICANT
    if by.staff_id is not None and row.owner_id == by.staff_id:
        return Side.CLERK
    raise TalkUnknown()


def is_applicant(row: Talk, by: Actor) -> bool:
    """Who asked, or whoever acts for them."""
    return by.kind is ActorKind.CITIZEN and row.party_id in set(by.parties())


def talked(row: Talk, by: Actor) -> bool:
    """Whether somebody is or was a side of the talk."""
    if is_applicant(row, by):
        return True
    if by.staff_id is None:
        return False
    if by.staff_id in (row.owner_id, row.passed_to_id):
        return True
    return TalkLine.objects.filter(talk=row, side=Side.CLERK.value, staff_id=by.staff_id).exists()


def centres_of(by: Actor) -> frozenset[int]:
    """At whose windows somebody sits."""
    return frozenset(post.centre_id for post in by.posts if post.role is Role.WINDOW and post.centre_id is not None)


def videoed(ref: str, by: Actor) -> tuple[Talk, TalkVideo, Side]:
    """A video appointment with its talk, both locked, the talk first, and on which side somebody sits.

    Refuses with VideoUnknown.
    """
    of = TalkVideo.objects.filter(ref=ref).values_list("talk__ref", flat=True).first()
    try:
        row = locked(of or "")
        side = side_of(row, by)
    except TalkUnknown:
        raise VideoUnknown() from None
    return row, TalkVideo.objects.select_for_update(of=("self",)).get(ref=ref), side


def write(row: Talk, side: Side, text: str, by: Actor, now: datetime) -> TalkLine:
    """Put what one side says at the end of the talk; numbers of people are kept whole for the two sides alone."""
    shown = masked(text)
    whole = seal_text(text) if shown != text else None
    line = TalkLine.objects.create(
        talk=row, nth=_next(row), side=side.value, staff_id=by.staff_id if side is Side.CLERK else None, text=shown,
        whole_cipher=whole.cipher if whole else b"", whole_key=whole.key_id if whole else "", said_at=now,
    )  # fmt: skip
    told(
        row,
        Line("say", {"nth": line.nth, "side": side.value, "said": digest(text.encode(), row.ref.encode())}, now),
        by,
    )
    return line


def note(row: Talk, event: str, text: str, by: Actor, now: datetime) -> TalkLine:
    """Put what happened in its place among the lines."""
    return TalkLine.objects.create(
        talk=row, nth=_next(row), side=Side.HOUSE.value, event=event, staff_id=by.staff_id, text=text, said_at=now
    )


def _next(row: Talk) -> int:
    last = TalkLine.objects.filter(talk=row).order_by("-nth").values_list("nth", flat=True).first() or 0
    if last >= LINES_MOST + 1:
        raise TalkFull()
    return last + 1


def whole(line: TalkLine) -> str:
    """What was said, with its numbers: for the two sides."""
    return open_text(line.whole_cipher, line.whole_key) if line.whole_key else line.text


def move(row: Talk, step: TalkMove, **sets: object) -> None:
    """Take one step of a talk's life; refuses with WrongState."""
    state = TALK_LIFE.after(step, TalkState(row.state))
    if not Talk.objects.filter(pk=row.pk, state=row.state).update(state=state.value, **sets):
        raise WrongState(move=step, state=row.state)
    row.state = state.value
    for name, value in sets.items():
        setattr(row, name, value)


def told(row: Talk, line: Line, by: Actor) -> None:
    """Tell an act on the chain of the talk."""
    subject = Subject("talk", "talks_talk", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    link = tell(subject, line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash


def began(video: TalkVideo) -> datetime | None:
    """When both sides were there."""
    first: dict[str, datetime] = {}
    for one in VideoEntrance.objects.filter(video=video).order_by("entered_at"):
        first.setdefault(one.side, one.entered_at)
    return max(first.values()) if len(first) == len((Side.APPLICANT, Side.CLERK)) else None
