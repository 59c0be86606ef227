"""Ending: the clerk sums up; the record goes onto the chain of the case and stands as it was said."""

from datetime import datetime

from yimen.engine.case.cases import moves as cases
from yimen.engine.case.messages import operations as messages
from yimen.engine.public.talks import moves
from yimen.engine.public.talks.models import Talk, TalkLine, TalkVideo
from yimen.engine.public.talks.operations.asking import TalkKept
from yimen.engine.public.talks.refusals import VideoAhead
from yimen.journal.operation import operation
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.evidence import Line, digest
from yimen.kernel.meanwhile import must_be_as_read
from yimen.kernel.talk_life import TalkMove, TalkOutcome, must_decide_nothing, transcript
from yimen.kernel.text import must_be_said
from yimen.kernel.voice_life import masked
from yimen.kernel.writing import NotInList


@operation
def close_talk(ref: str, outcome: str, summary: str, seen: str, *, by: Actor, now: datetime) -> TalkKept:
    """Close a talk with what came of it in a sentence; `seen` is the last line one has read. By the clerk who leads it.

    Of a talk about a case, the digest of its record is told on the chain of the case. Refuses with TalkUnknown,
    TalkOver, NotAtTheWindow, TalkPassedOn, OwnMatter, StoodAside, ChangedSinceRead, VideoAhead, NotInList,
    OnlyADecision, NoNeedsApprover or TextMissing.
    """
    row = moves.owned(ref, by)
    moves.must_be_foreign_to(row, by)
    must_be_as_read(seen, str(last_line(row)))
    if outcome not in set(TalkOutcome):
        raise NotInList(field="outcome")
    said = masked(must_decide_nothing(must_be_said("summary", summary, 500).strip()))
    _end_videos(row, now)
    moves.note(row, "close", said, by, now)
    kept = record_of(row)
    moves.move(row, TalkMove.CLOSE, ended_at=now, outcome=outcome, summary=said)
    moves.told(row, Line("close_talk", {"outcome": outcome, "record": kept}, now), by)
    if row.case is not None:
        file = cases.read_freely(row.case.ref, by, now)
        cases.remark(file, Line("attach_talk", {"talk": row.ref, "record": kept}, now), by)
    facts = {"item": row.topic, "ref": row.ref}
    messages.write_notice("close_talk", row.party_id, "talk", row.pk, facts, by=SYSTEM, now=now)
    return TalkKept(ref, row.state)


def last_line(row: Talk) -> int:
    """The place of the last line."""
    return TalkLine.objects.filter(talk=row).order_by("-nth").values_list("nth", flat=True).first() or 0


def record_of(row: Talk) -> str:
    """The digest of all that was said and happened, with its numbers."""
    lines = TalkLine.objects.filter(talk=row).order_by("nth")
    return digest(
        transcript((one.nth, one.event or one.side, moves.whole(one), one.said_at) for one in lines), row.ref.encode()
    )


def _end_videos(row: Talk, now: datetime) -> None:
    """One whose half hour is over ended with it; one that is still ahead or on keeps the talk open."""
    for video in TalkVideo.objects.filter(talk=row, called_off_at=None, ended_at=None):
        if now < video.ends:
            raise VideoAhead()
        video.ended_at = video.ends
        video.save(update_fields=["ended_at"])
