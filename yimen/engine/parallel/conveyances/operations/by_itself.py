"""What happens by itself: the bill when all have joined, and the end of one side when the other says no.

A refusal that the lead follows, a denial and a withdrawal stop what still runs; what was levied falls, an open bill is
called back, and what was paid is proposed to be given back.
"""

from datetime import datetime
from enum import StrEnum

from yimen.engine.case.cases import moves as cases
from yimen.engine.case.cases.reading import select
from yimen.engine.money.fees.operations import billing
from yimen.engine.money.fees.refusals import NotBilledYet, NothingToPay
from yimen.engine.parallel.conveyances import moves
from yimen.engine.parallel.conveyances.models import Conveyance
from yimen.engine.parallel.conveyances.operations import paying
from yimen.engine.parallel.conveyances.refusals import ConveyanceUnknown, RuleWithdrawn
from yimen.engine.parallel.joint import task_rows, works
from yimen.engine.parallel.joint.operations.beginning import RUNS
from yimen.journal import cursors
from yimen.journal.operation import operation
from yimen.journal.reading import Told
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.conveyance.standing import LevyMove
from yimen.kernel.evidence import Line
from yimen.kernel.joint_life import Dealing, OpinionStance
from yimen.kernel.snapshot import snapshot

CONSUMER = "conveyances"
SLICE = 50
JOINED = "join_opinions"
DEALT = "deal_with_disagreement"
GIVE_BACK = "不动产转移没有完成，已缴的税费应当退还。"
NEVER_HELD = "核定税款所依据的规则已经撤销，已缴的税费应当退还，重新核定后再缴。"


class StoppedBy(StrEnum):
    """What stopped a conveyance."""

    REFUSAL = "refusal"
    """One of the offices is against it, and the lead follows that."""
    WITHDRAWAL = "withdrawal"
    DENIAL = "denial"
    ENDING = "ending"


ENDS = {"withdraw": StoppedBy.WITHDRAWAL, "deny": StoppedBy.DENIAL}
STOPPING = {
    StoppedBy.REFUSAL: "另一方不予通过，本项停止",
    StoppedBy.WITHDRAWAL: "申请人撤回",
    StoppedBy.DENIAL: "办件不予通过",
    StoppedBy.ENDING: "办件已经结束",
}


@snapshot
class ConveyancesFollowed:
    """How many lines there were to look at."""

    done: int


@operation
def follow_conveyances(size: int = SLICE, *, by: Actor, now: datetime) -> ConveyancesFollowed:
    """Read the next lines of the journal: bill what has joined, stop what was refused, denied or withdrawn."""
    if by.kind is not ActorKind.SYSTEM:
        raise ConveyanceUnknown(ref="")
    lines = cursors.batch(CONSUMER, size)
    for line in lines:
        if line.kind == "case" and (line.verb in ENDS or line.verb in (JOINED, DEALT)):
            _follow(line, by, now)
    _call_back(by, now)
    return ConveyancesFollowed(len(lines))


# What is on a bill, was levied under a rule that never held, and is not registered yet. Somebody may have paid before
# anything was called back; a refund of it that was answered with a no is not proposed once more by itself.
_WITHDRAWN = """
select distinct v.case_id, b.state from tax_rules_taxrule r
  join conveyances_levyline n on r.id in (n.rule_id, n.relief_id)
  join conveyances_levy l on l.id = n.levy_id and l.state = 'standing'
  join conveyances_conveyance v on v.id = l.conveyance_id and v.stopped_at is null
  join cases_case c on c.id = v.case_id and c.decided_at is null
  join fees_bill b on b.case_id = v.case_id and (
    b.state = 'open' or b.state = 'paid' and not exists (select from fees_refund f where f.bill_id = b.id))
where r.withdrawn_at is not null
"""


def _call_back(by: Actor, now: datetime) -> None:
    """Nobody pays by a rule that was withdrawn: its bills are called back, or given back, and it is worked out anew."""
    for row in select(_WITHDRAWN, ()):
        billing.call_back(row["case_id"], by, now)
        if row["state"] == "paid":
            billing.give_all_back(row["case_id"], NEVER_HELD, now)


def _follow(line: Told, by: Actor, now: datetime) -> None:
    if not Conveyance.objects.filter(case_id=line.subject_id).exists():
        return
    works.running(line.subject_id)
    file = cases.read_freely(line.ref, by, now)
    row = moves.of_case(line.subject_id)
    if row is None or row.stopped_at is not None:
        return
    if line.verb in ENDS:
        stopped(row, line.ref, ENDS[line.verb], by, now)
    elif _is_refused(line.subject_id):
        works.stop(line.subject_id, STOPPING[StoppedBy.REFUSAL], by, now)
        stopped(row, line.ref, StoppedBy.REFUSAL, by, now)
    elif file.state in RUNS and paying.may_be_billed(row):
        try:
            paying.billed(file, row, by, now)
        except (NothingToPay, NotBilledYet, RuleWithdrawn):
            # Nobody owes anything, or nobody knows yet what: there is nothing to pay at the second window.
            return


def _is_refused(case_id: int) -> bool:
    """An office disagrees in its latest round, and the lead follows it."""
    return any(
        row.stance == OpinionStance.DISAGREE and row.dealing == Dealing.FOLLOWED for row in task_rows.of_case(case_id)
    )


def stopped(row: Conveyance, case_ref: str, why: StoppedBy, by: Actor, now: datetime) -> None:
    """The conveyance stops, with what was levied and what was paid, and the case tells it."""
    levy = moves.standing(row)
    if levy is not None:
        moves.move(levy, LevyMove.CANCEL, STOPPING[why], now)
    # First the open bill: whoever pays it at this moment was first, and gets it back, or comes too late.
    billing.call_back(row.case_id, by, now)
    refunded = billing.give_all_back(row.case_id, GIVE_BACK, now)
    row.stopped_at, row.stopped_by = now, why
    row.save(update_fields=["stopped_at", "stopped_by"])
    body = {"conveyance": row.ref, "by": why, **({"bill": refunded} if refunded else {})}
    cases.remark(cases.read_freely(case_ref, by, now), Line("stop_conveyance", body, now), by)
