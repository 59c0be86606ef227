"""Verbs of the followers: ask for a code, bind by it, let go. Nobody binds without the owner's code."""

import secrets
from dataclasses import field
from datetime import datetime, timedelta

from yimen.journal.operation import FORGOTTEN, operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.evidence import Line
from yimen.kernel.refs import heard, spelled
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NotAllowed
from yimen.registries.dated import new_ref
from yimen.registries.followers.models import Follower
from yimen.registries.followers.refusals import BadFollowCode, FollowsAlready, NotFollowing
from yimen.registries.followers.standing import good, stale
from yimen.registries.people import moves as people
from yimen.registries.people import queries as registered
from yimen.registries.people.vault import keyed_hash, seal_text

GOOD_FOR, LETTERS = timedelta(minutes=10), 10
MOST_OPENID, MOST_FORGOTTEN = 64, 500


@snapshot
class FollowCode:
    """A code to be sent to the official account, once; it is told once and kept nowhere."""

    ref: str
    until: datetime
    code: str = field(default="", metadata=FORGOTTEN)


@snapshot
class Followed:
    """A binding by its reference."""

    ref: str


@snapshot
class FollowersForgotten:
    """How many bindings were forgotten."""

    count: int


@operation
def ask_to_follow(*, by: Actor, now: datetime) -> FollowCode:
    """Ask for the code by which one's own account is bound; an earlier one that waits is worth nothing any more.

    Refuses with NotAllowed for anybody but a citizen with an account, or FollowsAlready.
    """
    if by.kind is not ActorKind.CITIZEN or by.account_id is None:
        raise NotAllowed()
    login = registered.account(by.account_id)
    assert login is not None, "accounts are never deleted"
    before = Follower.objects.select_for_update().filter(account_id=by.account_id, ended_at=None).first()
    if before is not None:
        if before.bound_at is not None and before.epoch == login.epoch:
            raise FollowsAlready()
        _end(before, "asked_anew" if before.bound_at is None else "renewed", by, now)
    code, until = spelled(secrets.token_bytes(LETTERS), LETTERS), now + GOOD_FOR
    row = Follower.objects.create(
        ref=new_ref(), account_id=by.account_id, epoch=login.epoch, asked_at=now, code_hash=keyed_hash(code),
        code_until=until,
    )  # fmt: skip
    _told(row, Line("ask_to_follow", {}, now), by)
    return FollowCode(row.ref, until, code)


@operation
def bind_follower(code: str, openid: str, *, by: Actor, now: datetime) -> Followed:
    """Bind the account that gave this code to the follower who sent it; whoever was bound there before is no more.

    By the system, on the platform's signed word alone. The owner is told of it by every other way: whoever held their
    telephone for a minute would read along for ever. Refuses with NotAllowed or BadFollowCode.
    """
    if by.kind is not ActorKind.SYSTEM:
        raise NotAllowed()
    hashed = keyed_hash(heard(code)) if code.strip() else b""
    row = good().select_for_update(of=("self",)).filter(code_hash=hashed).first() if hashed else None
    if row is None or row.code_until is None or now >= row.code_until or not 0 < len(openid) <= MOST_OPENID:
        raise BadFollowCode()
    named = keyed_hash(openid)
    for other in Follower.objects.select_for_update().filter(openid_hash=named, ended_at=None):
        _end(other, "overtaken", by, now)
    sealed = seal_text(openid)
    row.openid_hash, row.openid_cipher, row.openid_key = named, sealed.cipher, sealed.key_id
    row.code_hash, row.code_until, row.bound_at = None, None, now
    row.save(update_fields=["openid_hash", "openid_cipher", "openid_key", "code_hash", "code_until", "bound_at"])
    _told(row, Line("bind_follower", {}, now), by)
    people.bound_official_account(row.account_id, by, now)
    return Followed(row.ref)


@operation
def end_following(*, by: Actor, now: datetime) -> Followed:
    """Let go of the official account; by whose account it is. Refuses with NotFollowing."""
    rows = Follower.objects.select_for_update().filter(account_id=by.account_id or 0, ended_at=None)
    row = rows.first()
    if row is None:
        raise NotFollowing()
    _end(row, "owner", by, now)
    return Followed(row.ref)


@operation
def lose_follower(openid: str, *, by: Actor, now: datetime) -> Followed:
    """The follower left the official account: nothing is pushed any more. By the system. Refuses with NotFollowing."""
    rows = Follower.objects.select_for_update().filter(openid_hash=keyed_hash(openid), ended_at=None)
    row = rows.first() if by.kind is ActorKind.SYSTEM else None
    if row is None:
        raise NotFollowing()
    _end(row, "unfollowed", by, now)
    return Followed(row.ref)


@operation
def forget_followers(*, by: Actor, now: datetime) -> FollowersForgotten:
    """Forget whom the platform calls what, of logins that were closed or renewed. By the system. Refuses with
    NotAllowed."""
    if by.kind is not ActorKind.SYSTEM:
        raise NotAllowed()
    rows = list(stale().select_for_update(of=("self",)).order_by("pk")[:MOST_FORGOTTEN])
    for row in rows:
        _end(row, "renewed", by, now)
    return FollowersForgotten(len(rows))


def _end(row: Follower, how: str, by: Actor, now: datetime) -> None:
    row.ended_at, row.how, row.openid_hash, row.openid_cipher, row.openid_key = now, how, None, None, ""
    row.code_hash, row.code_until = None, None
    row.save()
    _told(row, Line("end_following", {"how": how}, now), by)


def _told(row: Follower, line: Line, by: Actor) -> None:
    head = bytes(row.journal_head)
    told = tell(Subject("follower", "followers_follower", row.pk, row.ref, row.journal_seq, head), line, by)
    row.journal_seq, row.journal_head = told.seq, told.hash
