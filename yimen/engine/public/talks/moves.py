"""Lock, say, move, tell: a talk for its two sides, and for nobody else."""

from datetime import datetime

from yimen.engine.public.talks.models import Talk, TalkLine, TalkVideo, VideoEntrance
from yimen.engine.public.talks.refusals import (
    NotAtTheWindow,
    TalkFull,
    TalkOver,
    TalkPassedOn,
    TalkUnknown,
    VideoUnknown,
)
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, ActorKind, Role, Scope, ScopeKind
from yimen.kernel.authority import must_be_foreign, must_not_have_stood_aside
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


def must_sit_there(row: Talk, by: Actor) -> None:
    """Who left the windows of the centre leads no talk there any more; refuses with NotAtTheWindow."""
    if row.centre_id not in centres_of(by):
        raise NotAtTheWindow()


def must_be_foreign_to(row: Talk, by: Actor) -> None:
    """No clerk leads a talk in a matter of their own, nor about a case in which they stood aside.

    Refuses with OwnMatter or StoodAside.
    """
    case = row.case
    must_be_foreign(by.interests, (row.party_id, *((case.applicant_id, case.actor_party_id) if case else ())))
    if case is not None and by.staff_id is not None:
        must_not_have_stood_aside(by.staff_id, case.recused or ())


def owned(ref: str, by: Actor) -> Talk:
    """The open talk, locked, for the clerk who leads it.

    Refuses with TalkUnknown, TalkOver, NotAtTheWindow or TalkPassedOn.
    """
    row = locked(ref)
    if by.staff_id is None or row.owner_id != by.staff_id:
        raise TalkUnknown()
    if row.state != TalkState.OPEN:
        raise TalkOver()
    must_sit_there(row, by)
    if row.passed_to_id is not None:
        raise TalkPassedOn()
    return row


def side_of(row: Talk, by: Actor) -> Side:
    """On which side of a talk somebody sits; refuses with TalkUnknown, NotAtTheWindow, OwnMatter or StoodAside."""
    if is_applicant(row, by) and still_acts(row, by):
        return Side.APPLICANT
    if by.staff_id is None or row.owner_id != by.staff_id:
        raise TalkUnknown()
    must_sit_there(row, by)
    must_be_foreign_to(row, by)
    return Side.CLERK


def still_acts(row: Talk, by: Actor) -> bool:
    """Whether who asked about a case still acts in it: an agent for one item does as long as the mandate lasts."""
    case = row.case
    if case is None or case.applicant_id in set(by.parties()):
        return True
    return Scope(ScopeKind.MANDATE, case.mandate_id or 0) in by.scopes


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
    """Put what one side says at the end of the talk; numbers of people are kept whole for the two sides alone.

    Refuses with TalkFull.
    """
    must_have_room(row)
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


def must_have_room(row: Talk) -> None:
    """So many lines are enough to say; the talk is still led to its end. Refuses with TalkFull."""
    if _next(row) > LINES_MOST:
        raise TalkFull()


def _next(row: Talk) -> int:
    last = TalkLine.objects.filter(talk=row).order_by("-nth").values_list("nth", flat=True).first() or 0
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
