"""Deciding: by supervision apart from it, after the subject was heard, by the list as it stood when it happened."""

from datetime import datetime

from yimen.engine.staff.assessments.operations.censured import note_censure
from yimen.engine.supervision.responsibility import moves
from yimen.engine.supervision.responsibility.models import CensureRule, ResponsibilityCase
from yimen.engine.supervision.responsibility.operations.opening import ResponsibilityMoved
from yimen.engine.supervision.responsibility.refusals import CensureNotPublished
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line, digest
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.meanwhile import must_be_as_read, must_be_read
from yimen.kernel.snapshot import snapshot
from yimen.kernel.supervision.responsibility import (
    APPEALED_WITHIN,
    UNDECIDED,
    NotHeardYet,
    Publicity,
    ResponsibilityMove,
    ResponsibilityState,
)
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import named
from yimen.registries.dated import day_of


@snapshot
class Ruled:
    """A decision: which censure of the list, why, by which document, and what the public reads of it."""

    censure: str
    reason: str
    document: str
    notice: str = ""
    seen: str = ""
    """The mark of what was read: empty only where nothing was said in defence."""


@operation
def decide_responsibility(ref: str, ruled: Ruled, *, by: Actor, now: datetime) -> ResponsibilityMoved:
    """Lay a censure on the subject; the month's assessment counts it, and their days to appeal begin.

    Refuses with ResponsibilityUnknown, OwnResponsibility, HeadsTheSubject, HadAHand, WrongState, NotHeardYet,
    ChangedSinceRead, FindingFell, FindingLookedAt, CensureNotPublished, Missing or TextMissing.
    """
    row = moves.to_decide(ref, by, now)
    _must_be_read(row, ruled.seen)
    _must_be_heard(row, ResponsibilityMove.DECIDE, now)
    moves.must_stand(row)
    rule = CensureRule.objects.filter(censure=ruled.censure, valid__contains=day_of(row.happened_at)).first()
    if rule is None:
        raise CensureNotPublished()
    reason = must_be_said("reason", ruled.reason, 2000).strip()
    public = rule.publicity == Publicity.PUBLIC
    notice = must_be_said("notice", ruled.notice, 500).strip() if public else ""
    document = named(ruled.document, "document")
    note = note_censure(row.subject_id, rule.points, document, by, now)
    appeal_by = moves.calendar_of(row.office_id, now).closing_after(now, APPEALED_WITHIN)
    facts = {
        "rule_id": rule.pk, "reason": reason, "document": document, "notice": notice, "decided_by_id": by.staff_id,
        "decided_at": now, "appeal_by": appeal_by, "conduct_note": note,
    }  # fmt: skip
    moves.move(row, ResponsibilityMove.DECIDE, **facts)
    said = digest(f"{reason}\x1f{notice}".encode(), ref.encode())
    body = {
        "censure": rule.censure, "rule": rule.ref, "document": document, "said": said, "appeal_by": appeal_by,
        "note": note,
    }  # fmt: skip
    moves.told(row, Line("decide_responsibility", body, now), by)
    return ResponsibilityMoved(ref, row.state)


@operation
def clear_responsibility(ref: str, reason: str, seen: str = "", *, by: Actor, now: datetime) -> ResponsibilityMoved:
    """Say that the subject does not answer for it, with the reasons.

    Refuses with ResponsibilityUnknown, OwnResponsibility, HeadsTheSubject, HadAHand, NotHeardYet, ChangedSinceRead,
    TextMissing or WrongState.
    """
    row = moves.to_decide(ref, by, now)
    _must_be_read(row, seen)
    _must_be_heard(row, ResponsibilityMove.CLEAR, now)
    said = must_be_said("reason", reason, 2000).strip()
    moves.move(row, ResponsibilityMove.CLEAR, reason=said, decided_by_id=by.staff_id, decided_at=now)
    moves.told(row, Line("clear_responsibility", {"said": digest(said.encode(), ref.encode())}, now), by)
    return ResponsibilityMoved(ref, row.state)


def _must_be_read(row: ResponsibilityCase, seen: str) -> None:
    """A defence is read by whoever decides, through whatever door. Refuses with ChangedSinceRead."""
    (must_be_read if row.defence else must_be_as_read)(seen, moves.mark(row))


def _must_be_heard(row: ResponsibilityCase, step: ResponsibilityMove, now: datetime) -> None:
    """Refuses with WrongState or NotHeardYet."""
    if ResponsibilityState(row.state) not in UNDECIDED:
        raise WrongState(move=step, state=row.state)
    if row.state == ResponsibilityState.OPENED and now <= row.hear_by:
        raise NotHeardYet(until=row.hear_by)
