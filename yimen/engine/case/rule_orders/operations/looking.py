"""Looking at what was granted by rule 抽查复核: by another than the signer; too much of it wrong ends the order."""

from datetime import datetime

from yimen.engine.case.cases import allow
from yimen.engine.case.cases import moves as cases
from yimen.engine.case.rule_orders import moves
from yimen.engine.case.rule_orders.models import RuleOrder, RuleTrial
from yimen.engine.case.rule_orders.refusals import LookedAt, NotDrawn, OwnOrder
from yimen.engine.case.rule_orders.rows import Looked
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.authority import must_be_formal, must_not_have_stood_aside
from yimen.kernel.by_rule import Finding, OrderEnd, stops
from yimen.kernel.evidence import Line, digest
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NotInList
from yimen.registries.dated import day_of

WHO_LOOKS = (Role.REVIEWER, Role.CHIEF, Role.DECIDER)
STOPPED = "抽查发现准予错误 {wrong} 件，超过本令写明的比例"


@operation
def look_at_grant(case_ref: str, finding: str, note: str, *, by: Actor, now: datetime) -> Looked:
    """Say of a drawn grant whether it was right; a wrong one is mended by revocation or correction as any other.

    By supervision of the place, or a formal officer of the office who did not sign the order and has no interest in the
    case. Refuses with NotDrawn, OwnOrder, LookedAt, NotFormal, OwnMatter, StoodAside, NotInList, or with TextMissing
    when a wrong grant is not explained.
    """
    order, trial = _drawn(case_ref)
    _may_look(order, trial, by, now)
    if finding not in set(Finding):
        raise NotInList(field="finding")
    trial.note = must_be_said("note", note, 1000) if finding == Finding.WRONG else note.strip()[:1000]
    trial.finding, trial.checker_id, trial.checked_at = finding, by.staff_id, now
    trial.save(update_fields=["note", "finding", "checker", "checked_at"])
    said = digest(trial.note.encode(), case_ref.encode())
    moves.tell_of(order, Line("look_at_grant", {"case": case_ref, "finding": finding, "note": said}, now), by)
    return Looked(case_ref, finding, _stopped(order, by, now))


def _drawn(case_ref: str) -> tuple[RuleOrder, RuleTrial]:
    """The grant with its order, which every look at one locks first; refuses with NotDrawn."""
    order = RuleOrder.objects.select_for_update().filter(trials__case_ref=case_ref, trials__drawn="yes").first()
    if order is None:
        raise NotDrawn()
    return order, RuleTrial.objects.select_for_update().get(case_ref=case_ref)


def _may_look(order: RuleOrder, trial: RuleTrial, by: Actor, now: datetime) -> None:
    ours = order.office_id in by.offices(*WHO_LOOKS) or moves.heads(by, order.office_id)
    if by.staff_id is None or not (ours or moves.oversees(by, order.office_id, now)):
        raise NotDrawn()
    if by.staff_id == order.signer_id:
        raise OwnOrder()
    must_be_formal(by.formal)
    file = cases.read_freely(trial.case_ref, by, now)
    must_not_have_stood_aside(by.staff_id, file.recused)
    if file.officer is not None:
        allow.foreign(file, file.officer)
    if trial.checked_at is not None:
        raise LookedAt()


def _stopped(order: RuleOrder, by: Actor, now: datetime) -> str:
    """Whether the order ended with this look; one that is over or withdrawn does not end twice."""
    looked_at = RuleTrial.objects.filter(order_id=order.pk, checked_at__isnull=False)
    wrong = looked_at.filter(finding=Finding.WRONG).count()
    if order.ended_at is not None or day_of(now) >= order.valid.upper:
        return ""
    if not stops(wrong, looked_at.count(), order.wrong_most):
        return ""
    moves.end(order, OrderEnd.WRONG_SHARE, STOPPED.format(wrong=wrong), by, now)
    return "yes"
