"""Lock and tell: an account for who keeps the desk, a post for who reads it there."""

from datetime import datetime

from yimen.engine.public.microblogs.models import BlogPost, Microblog
from yimen.engine.public.microblogs.refusals import MicroblogUnknown, PostSettled, PostUnknown
from yimen.engine.public.voices import moves as voices
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line


def locked(ref: str) -> Microblog:
    """An account that is watched, nobody else's until the act ends; refuses with MicroblogUnknown."""
    row = Microblog.objects.select_for_update(of=("self",)).filter(ref=ref, ended_at=None).first()
    if row is None:
        raise MicroblogUnknown()
    return row


def unread(ref: str, by: Actor, now: datetime) -> tuple[Microblog, BlogPost]:
    """A post that waits, locked after its account, for a member of the desk.

    Refuses with NotAtTheDesk, PostUnknown or PostSettled.
    """
    voices.must_be_member(by, now)
    of = BlogPost.objects.filter(ref=ref).values_list("microblog_id", flat=True).first()
    if of is None:
        raise PostUnknown()
    row = Microblog.objects.select_for_update(of=("self",)).get(pk=of)
    one = BlogPost.objects.select_for_update(of=("self",)).get(ref=ref)
    if one.read_at is not None:
        raise PostSettled()
    return row, one


def told(row: Microblog, line: Line, by: Actor) -> None:
    """Tell an act on the chain of the account."""
    subject = Subject("microblog", "microblogs_microblog", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    link = tell(subject, line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash
