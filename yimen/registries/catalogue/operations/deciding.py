"""Decide a change that was reviewed and shown: at its moment hall, guide, receipt, clock and lists switch together."""

from datetime import datetime

from django.db import connection

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.change_life import BEGINNING, ENDING, SPEAKING, ChangeKind, ChangeMove, ChangeState
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import must_hold
from yimen.registries.catalogue import moves
from yimen.registries.catalogue.models import Comment, Suspension
from yimen.registries.catalogue.refusals import (
    CommentsUnanswered,
    FromThePast,
    KindDoesNotFit,
    NoticeNotOver,
    NotInForce,
    NotLanded,
)
from yimen.registries.catalogue.review import allow, changing, landing
from yimen.registries.catalogue.review.changing import LockedChange
from yimen.registries.dated import ZONE, moments


@snapshot
class ChangeDecided:
    """A change takes effect from a moment on."""

    ref: str
    item: str
    takes_effect: datetime


@operation
def put_in_force(ref: str, from_moment: datetime, seen: int, *, by: Actor, now: datetime) -> ChangeDecided:
    """Let a change take effect from a moment, when its notice is over and every comment answered. By the reform office.

    Refuses with ChangeUnknown, ChangeMoved, NotAllowed, WrongState, NoticeNotOver, CommentsUnanswered, FromThePast,
    NotPublishable, NotLanded, AlreadyScheduled, KindDoesNotFit or NotInForce.
    """
    change = changing.lock(ref, seen)
    must_hold(by, Role.REFORM_OFFICE)
    _must_be_through(change, now)
    if from_moment < now:
        raise FromThePast()
    if change.kind in SPEAKING:
        _speak(change, from_moment, by=by, now=now)
    elif change.kind in ENDING:
        _end(change, from_moment, by=by, now=now)
    elif change.kind is ChangeKind.SUSPEND:
        _suspend(change, from_moment)
    else:
        _resume(change, from_moment)
    changing.move(change, ChangeMove.DECIDE, "change_decided", {"takes_effect": from_moment}, by=by, now=now)
    return ChangeDecided(change.ref, change.item.ref, from_moment)


def _must_be_through(change: LockedChange, now: datetime) -> None:
    if change.state is not ChangeState.ON_NOTICE or change.notice_until is None:
        raise WrongState(move=ChangeMove.DECIDE, state=change.state)
    if now < change.notice_until:
        raise NoticeNotOver(until=change.notice_until.astimezone(ZONE))
    if waiting := Comment.objects.filter(change_id=change.id, answered_at=None).count():
        raise CommentsUnanswered(count=waiting)


def _speak(change: LockedChange, moment: datetime, *, by: Actor, now: datetime) -> None:
    version = change.version
    assert version is not None, "change_speaks_by_a_version_or_needs_none"
    # The rules may have grown since it was proposed.
    allow.must_be_complete(change.item, version.draft, now)
    if change.kind is ChangeKind.TAKE_OVER:
        for gap in landing.gaps(change.item.office_id, version.draft.terms, now):
            raise NotLanded(lacks=gap)
    moves.publish(change.item, version, moment, {"change": change.ref}, by=by, now=now)
    if change.kind in BEGINNING:
        _close_suspension(change, moment)


def _end(change: LockedChange, moment: datetime, *, by: Actor, now: datetime) -> None:
    live = [one for one in moves.versions(change.item) if one.open_end]
    if not live:
        raise NotInForce(ref=change.item.ref)
    moves.cancel(change.item, live[-1], moment, change.basis, by=by, now=now)


def _suspend(change: LockedChange, moment: datetime) -> None:
    if Suspension.objects.filter(item_id=change.item.id, during__endswith=None).exists():
        raise KindDoesNotFit(kind=change.kind, why="suspended")
    Suspension.objects.create(
        item_id=change.item.id, change_id=change.id, during=moments(moment), reason=change.reason, basis=change.basis
    )


def _resume(change: LockedChange, moment: datetime) -> None:
    if not _close_suspension(change, moment):
        raise KindDoesNotFit(kind=change.kind, why="not_suspended")


def _close_suspension(change: LockedChange, moment: datetime) -> bool:
    """End the suspension that runs; one that would begin later than it ends has never been."""
    with connection.cursor() as cursor:
        cursor.execute(
            "update catalogue_suspension set during = tstzrange(lower(during), greatest(lower(during), %s))"
            " where item_id = %s and upper_inf(during)",
            (moment, change.item.id),
        )
        return bool(cursor.rowcount)
