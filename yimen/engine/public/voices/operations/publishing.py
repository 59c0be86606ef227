"""Publishing: a closed voice before the public, masked, when its speaker agrees; comments once they were read."""

from datetime import datetime

from yimen.engine.public.voices import moves
from yimen.engine.public.voices.models import CommentVote, Voice, VoiceComment
from yimen.engine.public.voices.operations.raising import VoiceMoved
from yimen.engine.public.voices.refusals import (
    CommentUnknown,
    NotAgreed,
    NotClosedYet,
    ShownOrWithheld,
    VoiceUnknown,
    VotedBefore,
)
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.disclosure import shown_name
from yimen.kernel.evidence import Line, digest
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.voice_life import must_tell_nobody
from yimen.kernel.writing import NotAllowed
from yimen.registries.dated import new_ref, refusing
from yimen.registries.people import queries as people


@snapshot
class CommentKept:
    """A comment by its reference."""

    ref: str


@operation
def show_voice(ref: str, title: str, told: str, answer: str, *, by: Actor, now: datetime) -> VoiceMoved:
    """Publish a closed voice as the desk masked it; what was said itself stays as it was.

    Refuses with VoiceUnknown, NotAtTheDesk, NotClosedYet, NotAgreed, ShownOrWithheld, TextMissing or TellsWhoItWas.
    """
    row = _to_decide(ref, by, now)
    if row.open != "yes":
        raise NotAgreed()
    shown = {"title": (title, 60), "told": (told, 2000), "answer": (answer, 4000)}
    clean = {
        name: must_tell_nobody(name, must_be_said(name, text, most).strip()) for name, (text, most) in shown.items()
    }
    row.shown_at = now
    row.shown_title, row.shown_told, row.shown_answer = clean["title"], clean["told"], clean["answer"]
    row.save(update_fields=["shown_at", "shown_title", "shown_told", "shown_answer"])
    words = digest("\x1f".join(clean.values()).encode(), ref.encode())
    moves.told(row, Line("show_voice", {"said": words}, now), by)
    return VoiceMoved(ref, row.state)


@operation
def withhold_voice(ref: str, why: str, *, by: Actor, now: datetime) -> VoiceMoved:
    """Not publish a closed voice, with the reason; who raised it reads why.

    Refuses with VoiceUnknown, NotAtTheDesk, NotClosedYet, ShownOrWithheld or TextMissing.
    """
    row = _to_decide(ref, by, now)
    return _withheld(row, "withhold_voice", why, by, now)


@operation
def take_down_voice(ref: str, why: str, *, by: Actor, now: datetime) -> VoiceMoved:
    """Take a published voice down, with why. Refuses with VoiceUnknown, NotAtTheDesk, NotClosedYet or TextMissing."""
    row = moves.at_the_desk(ref, by, now)
    if row.shown_at is None:
        raise NotClosedYet()
    row.shown_at = None
    return _withheld(row, "take_down_voice", why, by, now)


@operation
def comment_voice(ref: str, text: str, *, by: Actor, now: datetime) -> CommentKept:
    """Say something to a published voice, with an account; before the public once the desk has read it.

    Refuses with NotAllowed, VoiceUnknown, TextMissing, TextTooLong or TellsWhoItWas.
    """
    party = people.party(by.party_id) if by.kind is ActorKind.CITIZEN and by.party_id is not None else None
    if party is None:
        raise NotAllowed()
    row = Voice.objects.filter(ref=ref, shown_at__isnull=False).first()
    if row is None:
        raise VoiceUnknown()
    said = must_tell_nobody("text", must_be_said("text", text, 300).strip())
    name = shown_name(party.name, party.kind)
    kept = VoiceComment.objects.create(
        ref=new_ref(), voice=row, party_id=party.id, name=name, text=said, written_at=now
    )
    return CommentKept(kept.ref)


@operation
def show_comment(ref: str, *, by: Actor, now: datetime) -> CommentKept:
    """Let a comment pass, also one that was reported. Refuses with NotAtTheDesk, CommentUnknown or ShownOrWithheld."""
    row = _unread(ref, by, now)
    row.read_by_id, row.shown_at = by.staff_id, row.shown_at or now
    row.save(update_fields=["read_by", "shown_at"])
    # What was reported and let stand waits for no second reading.
    CommentVote.objects.filter(comment=row, kind="report", read_at=None).update(read_at=now)
    _told_of(row, "show_comment", {}, by, now)
    return CommentKept(ref)


@operation
def withhold_comment(ref: str, why: str, *, by: Actor, now: datetime) -> CommentKept:
    """Not show a comment, or no longer, with the reason that its author reads.

    Refuses with NotAtTheDesk, CommentUnknown, ShownOrWithheld or TextMissing.
    """
    row = _unread(ref, by, now)
    row.read_by_id, row.withheld_at = by.staff_id, now
    row.withheld_why = must_be_said("why", why, 300).strip()
    row.save(update_fields=["read_by", "withheld_at", "withheld_why"])
    _told_of(row, "withhold_comment", {"why": digest(row.withheld_why.encode(), ref.encode())}, by, now)
    return CommentKept(ref)


@operation
def like_comment(ref: str, *, by: Actor, now: datetime) -> CommentKept:
    """Agree with a comment of somebody else, once. Refuses with NotAllowed, CommentUnknown or VotedBefore."""
    return _voted(ref, "like", "", by, now)


@operation
def report_comment(ref: str, why: str, *, by: Actor, now: datetime) -> CommentKept:
    """Report a comment that should not stand; the desk reads it again.

    Refuses with NotAllowed, CommentUnknown, VotedBefore or TextMissing.
    """
    return _voted(ref, "report", must_be_said("why", why, 200).strip(), by, now)


def _to_decide(ref: str, by: Actor, now: datetime) -> Voice:
    row = moves.at_the_desk(ref, by, now)
    if row.state != "closed":
        raise NotClosedYet()
    if row.shown_at is not None or row.withheld_at is not None:
        raise ShownOrWithheld()
    return row


def _withheld(row: Voice, verb: str, why: str, by: Actor, now: datetime) -> VoiceMoved:
    row.withheld_at, row.withheld_why = now, must_be_said("why", why, 300).strip()
    row.save(update_fields=["shown_at", "withheld_at", "withheld_why"])
    moves.told(row, Line(verb, {"why": digest(row.withheld_why.encode(), row.ref.encode())}, now), by)
    return VoiceMoved(row.ref, row.state)


def _unread(ref: str, by: Actor, now: datetime) -> VoiceComment:
    moves.must_be_member(by, now)
    row = VoiceComment.objects.select_for_update(of=("self",)).select_related("voice").filter(ref=ref).first()
    if row is None:
        raise CommentUnknown()
    reported = row.votes.filter(kind="report", read_at=None).exists()
    if row.withheld_at is not None or (row.shown_at is not None and not reported):
        raise ShownOrWithheld()
    return row


def _voted(ref: str, kind: str, why: str, by: Actor, now: datetime) -> CommentKept:
    if by.kind is not ActorKind.CITIZEN or by.party_id is None:
        raise NotAllowed()
    row = VoiceComment.objects.filter(ref=ref, shown_at__isnull=False, withheld_at=None).first()
    if row is None or not Voice.objects.filter(pk=row.voice_id, shown_at__isnull=False).exists():
        raise CommentUnknown()
    if row.party_id == by.party_id:
        raise VotedBefore()
    with refusing(comment_vote_is_cast_once=VotedBefore()):
        CommentVote.objects.create(comment=row, party_id=by.party_id, kind=kind, why=why, cast_at=now)
    return CommentKept(ref)


def _told_of(row: VoiceComment, verb: str, body: dict[str, str], by: Actor, now: datetime) -> None:
    """What the desk does with a comment is told on the chain of the voice it stands under."""
    voice = Voice.objects.select_for_update(of=("self",)).get(pk=row.voice_id)
    moves.told(voice, Line(verb, {"comment": row.ref, **body}, now), by)
