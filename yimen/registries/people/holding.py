"""Holding: how somebody comes to hold a post, and holds it no longer. Within the acts that say who may decide it."""

from datetime import datetime

from yimen.kernel.actor import Actor, Role
from yimen.kernel.writing import written
from yimen.registries.dated import day_of, moments, refusing
from yimen.registries.people import staffing
from yimen.registries.people.models import Post, Posting, Staff
from yimen.registries.people.refusals import AlreadyHolds, NotInService
from yimen.registries.people.subjects import tell_of, unread


def hold(
    member: Staff, post: Post, begins: datetime, ends: datetime | None, kind: str, basis: str, by: Actor, now: datetime
) -> None:
    """Write that somebody holds a post; both rows are locked.

    Refuses with NotFormalStaff, ApprovesAndSupervises, FormalShareTooLow, NotInService or AlreadyHolds.
    """
    staffing.must_be_formal(member, Role(post.role))
    if day_of(begins) not in member.valid or day_of(begins) not in post.valid:
        raise NotInService()
    staffing.must_be_apart(member, Role(post.role), moments(begins, ends))
    staffing.must_keep_the_share(member, post, begins)
    with refusing(posting_is_held_once_at_a_time=AlreadyHolds()):
        Posting.objects.create(
            staff=member, post=post, kind=kind, valid=moments(begins, ends), basis=written(basis, "basis")
        )
    body = {"post": post.ref, "kind": kind, "from": begins, "until": ends, "basis": unread(basis, member.ref)}
    tell_of(member, "hold_post", body, by, now)


def end(posting: Posting, at: datetime) -> None:
    """Somebody holds it no longer from a moment on."""
    posting.valid = moments(posting.valid.lower, at)
    posting.save(update_fields=["valid"])
