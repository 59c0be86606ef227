"""Collecting: a source is asked and a program brings in; a post that is told twice is one."""

from collections.abc import Sequence
from datetime import datetime

from yimen.engine.public.microblogs import moves, ports
from yimen.engine.public.microblogs.models import BlogPost, Microblog
from yimen.engine.public.microblogs.refusals import MicroblogUnknown
from yimen.journal.operation import in_steps, operation
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.evidence import Line, digest
from yimen.kernel.microblogs import AT_ONCE, LINE_MOST, TEXT_MOST, SeenPost, TooManyPosts, link, readable, written_at
from yimen.kernel.refusal import Unavailable
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NotAllowed, must_hold
from yimen.registries.dated import new_ref


@snapshot
class TakenIn:
    """How many posts were new, and how many were known or said nothing."""

    new: int
    known: int


@in_steps
def collect_microblog(ref: str, *, by: Actor, now: datetime) -> TakenIn:
    """Ask the source of an account for what came after the last post, and take it in.

    One that is silent is asked again; nothing is locked while it is asked (docs/decisions/0160).
    Refuses with NotAllowed or MicroblogUnknown.
    """
    if by.kind is not ActorKind.SYSTEM:
        raise NotAllowed()
    row = Microblog.objects.filter(ref=ref, ended_at=None).first()
    if row is None:
        raise MicroblogUnknown()
    try:
        seen = ports.source().since(row.platform, row.handle, row.after)[:AT_ONCE]
    except Unavailable:
        return _note_silence(ref, by=by, now=now)
    return _note_posts(ref, seen, by=by, now=now)


@operation
def bring_in_posts(ref: str, posts: Sequence[SeenPost], *, by: Actor, now: datetime) -> TakenIn:
    """Bring in what was written on an account, by a program with the token of a centre's manager or the administrator.

    Refuses with NotAllowed, MicroblogUnknown or TooManyPosts.
    """
    must_hold(by, Role.CENTRE_MANAGER, Role.ADMINISTRATOR)
    row = moves.locked(ref)
    if len(posts) > AT_ONCE:
        raise TooManyPosts()
    return _taken(row, posts, by, now)


@operation
def _note_posts(ref: str, seen: Sequence[SeenPost], *, by: Actor, now: datetime) -> TakenIn:
    """Take in what a source told, and from where it is asked next."""
    row = moves.locked(ref)
    taken = _taken(row, seen, by, now)
    row.asked_at, row.silent_since, row.after = now, None, readable(seen[-1].key, LINE_MOST) if seen else row.after
    row.save(update_fields=["asked_at", "silent_since", "after"])
    return taken


@operation
def _note_silence(ref: str, *, by: Actor, now: datetime) -> TakenIn:
    """Note since when a source does not answer: what is not collected is not said to be nothing."""
    row = moves.locked(ref)
    row.asked_at, row.silent_since = now, row.silent_since or now
    row.save(update_fields=["asked_at", "silent_since"])
    return TakenIn(0, 0)


def _taken(row: Microblog, posts: Sequence[SeenPost], by: Actor, now: datetime) -> TakenIn:
    """The account is locked: nobody takes the same in beside this."""
    told = {key: one for one in posts if (key := readable(one.key, LINE_MOST)) and readable(one.text, TEXT_MOST)}
    known = set(BlogPost.objects.filter(microblog=row, key__in=told).values_list("key", flat=True))
    new = [_written(row, key, one, now) for key, one in told.items() if key not in known]
    BlogPost.objects.bulk_create(new)
    if new:
        keys = digest("\x1f".join(one.key for one in new).encode(), row.ref.encode())
        moves.told(row, Line("take_in_posts", {"count": len(new), "keys": keys}, now), by)
    return TakenIn(len(new), len(posts) - len(new))


def _written(row: Microblog, key: str, one: SeenPost, now: datetime) -> BlogPost:
    author = readable(one.author, LINE_MOST).replace("\n", " ") or "?"
    # A platform's clock may run ahead, or have none; nothing was written after it was read, nor in another age.
    return BlogPost(
        ref=new_ref(), microblog=row, key=key, author=author, text=readable(one.text, TEXT_MOST),
        address=link(one.address), posted_at=written_at(one.posted_at, now), taken_at=now,
    )  # fmt: skip
