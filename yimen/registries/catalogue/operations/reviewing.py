"""Review a proposed change: pass it on, send it back with the reason, take it back. Each level has eyes of its own."""

from datetime import datetime

from django.db import connection

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.change_life import (
    LEVELS,
    PASSES,
    ChangeMove,
    ChangeState,
    Level,
    may_skip_notice,
    must_be_other_eyes,
    notice_until,
)
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.time.worktime import WorkCalendar
from yimen.kernel.writing import Missing, told
from yimen.registries.calendars import queries as calendars
from yimen.registries.catalogue.review import allow, changing, notice_terms
from yimen.registries.catalogue.review.changing import ChangeDone, LockedChange
from yimen.registries.dated import day_of


@operation
def pass_change(ref: str, opinion: str, seen: int, *, by: Actor, now: datetime) -> ChangeDone:
    """Pass a change on to the next level; after the reform office it is shown to the public.

    Refuses with ChangeUnknown, ChangeMoved, WrongState, NotReviewer, OwnProposal or ReviewedBefore.
    """
    change = changing.lock(ref, seen)
    level = allow.must_review_now(by, change)
    values = {}
    if level is Level.REFORM:
        ends = notice_until(_calendar(change), now, notice_terms.days_of(change.kind, day_of(now)))
        values = {"notice": changing.notice(now, ends)}
    changing.write_review(change, level, "passed", told(opinion, "opinion"), by=by, now=now)
    return changing.move(change, PASSES[level], "change_passed", values, by=by, now=now)


@operation
def pass_without_notice(ref: str, reason: str, seen: int, *, by: Actor, now: datetime) -> ChangeDone:
    """Pass the correction of a slip of the pen without showing it first; the reason is kept. By the reform office.

    Refuses with ChangeUnknown, ChangeMoved, WrongState, NotReviewer, OwnProposal, ReviewedBefore, NoticeNeeded or
    Missing.
    """
    change = changing.lock(ref, seen)
    allow.must_review(by, Level.REFORM, change.item.office_id)
    if change.state is not ChangeState.REFORM_REVIEW:
        raise WrongState(move=ChangeMove.PASS_REFORM, state=change.state)
    level = allow.must_review_now(by, change)
    may_skip_notice(change.kind)
    why = _said(reason)
    values = {"notice": changing.notice(now, now), "notice_skipped": why}
    changing.write_review(change, level, "passed", why, by=by, now=now)
    return changing.move(change, ChangeMove.PASS_REFORM, "change_passed_without_notice", values, by=by, now=now)


@operation
def send_back(ref: str, reason: str, seen: int, *, by: Actor, now: datetime) -> ChangeDone:
    """Send a change back to its office with the reason; its draft can be amended again.

    Refuses with ChangeUnknown, ChangeMoved, WrongState, NotReviewer, OwnProposal or Missing.
    """
    change = changing.lock(ref, seen)
    if change.state not in LEVELS:
        raise WrongState(move=ChangeMove.SEND_BACK, state=change.state)
    level = LEVELS[change.state]
    staff_id = allow.must_review(by, level, change.item.office_id)
    must_be_other_eyes(staff_id, change.authors, ())
    changing.write_review(change, level, "sent_back", _said(reason), by=by, now=now)
    return changing.move(change, ChangeMove.SEND_BACK, "change_sent_back", by=by, now=now)


@operation
def withdraw_change(ref: str, seen: int, *, by: Actor, now: datetime) -> ChangeDone:
    """Take a proposal back before it is decided; its draft stays. By the catalogue desk.

    Refuses with ChangeUnknown, ChangeMoved, WrongState or NotCatalogueEditor.
    """
    change = changing.lock(ref, seen)
    allow.must_edit(by, change.item.office_id)
    return changing.move(change, ChangeMove.WITHDRAW, "change_withdrawn", by=by, now=now)


def _said(reason: str) -> str:
    if not (text := told(reason, "reason")):
        raise Missing(field="reason")
    return text


def _calendar(change: LockedChange) -> WorkCalendar:
    """The calendar of the item's office: its working days are those on which somebody can answer."""
    with connection.cursor() as cursor:
        cursor.execute("select calendar_id from offices_office where id = %s", (change.item.office_id,))
        row = cursor.fetchone()
    assert row is not None, "offices are never deleted"
    return calendars.calendar(row[0])
