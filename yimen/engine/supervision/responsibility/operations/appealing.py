"""Appealing: the subject once, within their days; judged by another. Withdrawn, its points are given back."""

from datetime import datetime

from yimen.engine.staff.assessments.operations.censured import give_back
from yimen.engine.supervision.responsibility import moves
from yimen.engine.supervision.responsibility.models import ResponsibilityCase
from yimen.engine.supervision.responsibility.operations.opening import ResponsibilityMoved, own
from yimen.engine.supervision.responsibility.refusals import AppealTooLate
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line, digest
from yimen.kernel.supervision.responsibility import JUDGED_WITHIN, ResponsibilityMove
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NotInList
from yimen.registries.dated import day_of


@operation
def appeal_responsibility(ref: str, why: str, *, by: Actor, now: datetime) -> ResponsibilityMoved:
    """Appeal against a censure 申诉, once; it counts on until it is judged.

    Refuses with ResponsibilityUnknown, HadAHand, AppealTooLate, TextMissing or WrongState.
    """
    row = own(ref, by)
    if row.appeal_by is not None and now > row.appeal_by:
        raise AppealTooLate(until=row.appeal_by)
    said = must_be_said("why", why, 2000).strip()
    judge_by = moves.calendar_of(row.office_id, now).closing_after(now, JUDGED_WITHIN)
    moves.move(row, ResponsibilityMove.APPEAL, appeal=said, appealed_at=now, judge_by=judge_by)
    body = {"said": digest(said.encode(), ref.encode()), "judge_by": judge_by}
    moves.told(row, Line("appeal_responsibility", body, now), by)
    return ResponsibilityMoved(ref, row.state)


@operation
def judge_appeal(ref: str, outcome: str, reason: str, *, by: Actor, now: datetime) -> ResponsibilityMoved:
    """Judge an appeal 复核: the censure is confirmed, or withdrawn with everything that followed from it.

    What has fallen, or is looked at again, is not confirmed. Refuses with ResponsibilityUnknown, OwnResponsibility,
    HeadsTheSubject, HadAHand, NotInList, FindingFell, FindingLookedAt, TextMissing or WrongState.
    """
    row = moves.to_decide(ref, by, now)
    if outcome not in (ResponsibilityMove.CONFIRM, ResponsibilityMove.WITHDRAW):
        raise NotInList(field="outcome")
    if outcome == ResponsibilityMove.CONFIRM:
        moves.must_stand(row)
    return _judged(row, ResponsibilityMove(outcome), reason, by, now)


@operation
def withdraw_fallen(ref: str, reason: str, *, by: Actor, now: datetime) -> ResponsibilityMoved:
    """Withdraw a censure whose finding has fallen, though nobody appealed or an appeal was confirmed before.

    What is only looked at again is waited for. Refuses with ResponsibilityUnknown, OwnResponsibility,
    HeadsTheSubject, HadAHand, FindingStands, FindingLookedAt, TextMissing or WrongState.
    """
    row = moves.to_decide(ref, by, now)
    moves.must_have_fallen(row)
    return _judged(row, ResponsibilityMove.FALL, reason, by, now)


def _judged(
    row: ResponsibilityCase, step: ResponsibilityMove, reason: str, by: Actor, now: datetime
) -> ResponsibilityMoved:
    said = must_be_said("reason", reason, 2000).strip()
    # What was said when an appeal was confirmed stays beside what withdraws it later.
    whole = f"{row.judgement}\n{said}" if row.judgement else said
    moves.move(row, step, judgement=whole, judged_by_id=by.staff_id, judged_at=now)
    if step is not ResponsibilityMove.CONFIRM and row.conduct_note:
        give_back(row.conduct_note, f"{row.document} {day_of(now):%Y-%m-%d}", by, now)
    verb = "withdraw_fallen" if step is ResponsibilityMove.FALL else "judge_appeal"
    body = {"outcome": step.value, "said": digest(said.encode(), row.ref.encode())}
    moves.told(row, Line(verb, body, now), by)
    return ResponsibilityMoved(row.ref, row.state)
