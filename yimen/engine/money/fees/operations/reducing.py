"""Reductions 减免: proposed with ground and basis, where the item itself provides for one; approved by other eyes."""

from datetime import datetime

from yimen.engine.money.fees import allow, booking, moves
from yimen.engine.money.fees.models import Bill, Charge, Reduction
from yimen.engine.money.fees.refusals import BillUnknown, ReductionOpen, ReductionUnknown
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line, digest
from yimen.kernel.money.bill_life import BILL_LIFE, BillMove, BillState
from yimen.kernel.money.fees import must_be_reducible, must_fit
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.registries.dated import new_ref, refusing


@snapshot
class Proposed:
    """What waits for other eyes."""

    ref: str


@snapshot
class Answered:
    """What other eyes said, and how the bill stands."""

    bill_ref: str
    state: BillState


@operation
def propose_reduction(
    bill_ref: str, charge: int, fen: int, ground: str, basis: str, *, by: Actor, now: datetime
) -> Proposed:
    """Propose to charge so much less for one line of an open bill, with ground and basis.

    Refuses with NotReducible when the item says nothing of it, AmountWrong, ReductionOpen, NotYourRole or WrongState.
    """
    bill = moves.locked(bill_ref)
    staff = allow.proposer(bill, by, "propose_reduction")
    BILL_LIFE.after(BillMove.WAIVE, BillState(bill.state))
    line = Charge.objects.filter(bill_id=bill.pk, number=charge).first()
    if line is None:
        raise BillUnknown(ref=f"{bill_ref}#{charge}")
    must_be_reducible(line.name, line.reduction)
    said, law = must_be_said("ground", ground, 500), must_be_said("basis", basis, 500)
    must_fit(fen, line.fen - _reduced_already(line))
    with refusing(reduction_one_open_per_bill=ReductionOpen()):
        reduction = Reduction.objects.create(
            ref=new_ref(), bill_id=bill.pk, charge=line, fen=fen, ground=said, basis=law,
            proposed_by_id=staff, proposed_at=now,
        )  # fmt: skip
    body = {
        "reduction": reduction.ref,
        "charge": charge,
        "fen": fen,
        "ground": digest(said.encode(), bill.ref.encode()),
    }
    moves.remark(bill, Line("propose_reduction", body, now, law=law), by)
    return Proposed(reduction.ref)


@operation
def approve_reduction(ref: str, *, by: Actor, now: datetime) -> Answered:
    """Approve a reduction, as an officer of the collecting office other than who proposed it.

    Reduced to nothing, the bill is waived. Refuses with ReductionUnknown, OwnProposal, NotYourRole, OwnMatter, and with
    WrongState when the bill was paid meanwhile.
    """
    bill, reduction = _open(ref)
    staff = allow.approver(bill, by, reduction.proposed_by_id, "approve_reduction")
    BILL_LIFE.after(BillMove.WAIVE, BillState(bill.state))
    Reduction.objects.filter(pk=reduction.pk).update(answered_by_id=staff, answered_at=now, answer="approved")
    # An order placed before asks for too much: the payer places another.
    booking.close_orders(bill, now)
    reduced = bill.reduced_fen + reduction.fen
    line = Line("approve_reduction", {"reduction": ref, "fen": reduction.fen}, now, law=reduction.basis)
    if reduced == bill.charged_fen:
        moves.move(bill, BillMove.WAIVE, line, by, {"reduced_fen": reduced, "settled_at": now})
    else:
        moves.remark(bill, line, by, {"reduced_fen": reduced})
    return Answered(bill.ref, BillState(bill.state))


@operation
def reject_reduction(ref: str, reason: str, *, by: Actor, now: datetime) -> Answered:
    """Reject a reduction with a reason; the bill stays as it was."""
    bill, reduction = _open(ref)
    staff = allow.approver(bill, by, reduction.proposed_by_id, "reject_reduction")
    said = must_be_said("reason", reason, 500)
    Reduction.objects.filter(pk=reduction.pk).update(
        answered_by_id=staff, answered_at=now, answer="rejected", answer_reason=said
    )
    moves.remark(bill, Line("reject_reduction", {"reduction": ref}, now), by)
    return Answered(bill.ref, BillState(bill.state))


def must_be_decided(bill: Bill) -> None:
    """No reduction waits: what is paid is what is owed. Refuses with ReductionOpen."""
    if Reduction.objects.filter(bill_id=bill.pk, answered_at=None).exists():
        raise ReductionOpen()


def _open(ref: str) -> tuple[Bill, Reduction]:
    found = Reduction.objects.filter(ref=ref, answered_at=None).values_list("bill__ref", flat=True).first()
    if found is None:
        raise ReductionUnknown(ref=ref)
    bill = moves.locked(found)
    reduction = Reduction.objects.filter(ref=ref, answered_at=None).first()
    if reduction is None:
        raise ReductionUnknown(ref=ref)
    return bill, reduction


def _reduced_already(charge: Charge) -> int:
    return sum(Reduction.objects.filter(charge=charge, answer="approved").values_list("fen", flat=True))
