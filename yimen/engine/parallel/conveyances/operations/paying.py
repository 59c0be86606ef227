"""One payment: when both reviews are done, taxes and fee stand on one bill; somebody else may pay it."""

from collections.abc import Sequence
from datetime import datetime

from yimen.engine.case.cases import allow
from yimen.engine.case.cases import moves as cases
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.money.fees.operations import billing
from yimen.engine.money.fees.operations.billing import Billed
from yimen.engine.parallel.conveyances import moves
from yimen.engine.parallel.conveyances.models import Conveyance, Levy, LevyLine
from yimen.engine.parallel.conveyances.refusals import RuleWithdrawn
from yimen.engine.parallel.joint import task_rows, works
from yimen.engine.parallel.joint.operations.beginning import must_run
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.conveyance.rules import CALLED, Tax
from yimen.kernel.conveyance.standing import ConveyancePart, ReviewsOutstanding
from yimen.kernel.evidence import Line, digest
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Fee
from yimen.kernel.writing import NotAllowed, named

PAYS_OUT = (Role.WINDOW, Role.CASHIER)
STANDARD = "按税务部门核定的税额，算法见办件的“登记和税”"
"""What stands on the bill instead of the account: that is for the parties alone."""


@snapshot
class PayerNamed:
    """Who pays, and for which case."""

    case_ref: str
    payer: str


@operation
def open_tax_bill(case_ref: str, *, by: Actor, now: datetime) -> Billed:
    """The one bill of taxes and fees, for whoever may see the case; asked again it is the same.

    Refuses with ConveyanceUnknown, ConveyanceStopped, ReviewsOutstanding, RuleWithdrawn, NothingToPay or NotBilledYet.
    """
    works.running(moves.case_id_of(case_ref))
    file = moves.seen(case_ref, by, now)
    return billed(file, moves.locked(file.id, case_ref), by, now)


@operation
def name_payer(case_ref: str, name: str, relation: str, *, by: Actor, now: datetime) -> PayerNamed:
    """Say who pays when it is not the applicant 代缴, and what they are to them; the taxes stay those of who owes them.

    By the applicant or a window of the place, before it is paid; an open bill is made out anew. Refuses with
    ConveyanceUnknown, ConveyanceStopped, TaxesPaid, WrongState, NotAllowed, OwnMatter or Missing.
    """
    works.running(moves.case_id_of(case_ref))
    file = moves.seen(case_ref, by, now)
    if by.staff_id is None:
        allow.applicant(file, by)
    elif not any(
        post.role in PAYS_OUT and (post.centre_id == file.centre_id or post.post_id in file.route) for post in by.posts
    ):
        raise NotAllowed()
    must_run(file, "name_payer")
    row = moves.locked(file.id, case_ref)
    if by.staff_id is not None:
        moves.must_not_be_theirs(row.shares.values_list("name", flat=True), by)
    billing.call_back(file.id, by, now)
    moves.must_be_unpaid(row)
    row.payer_name, row.payer_relation = named(name, "payer", 60), named(relation, "relation", 30)
    row.save(update_fields=["payer_name", "payer_relation"])
    told = digest(row.payer_name.encode(), row.ref.encode())
    cases.remark(file, Line("name_payer", {"conveyance": row.ref, "payer": told}, now), by)
    if may_be_billed(row):
        billed(file, row, by, now)
    return PayerNamed(case_ref, row.payer_name)


def may_be_billed(row: Conveyance) -> bool:
    """Registration, taxes and plan have been done, and something is levied or found to be owed by nobody."""
    found = task_rows.of_case(row.case_id)
    return bool(found) and found[0].concluded_at is not None and moves.standing(row) is not None


def billed(file: CaseFile, row: Conveyance, by: Actor, now: datetime) -> Billed:
    """The bill of what stands as levied, with the fees of the item on it."""
    levy = moves.standing(row)
    if levy is None or not may_be_billed(row):
        raise ReviewsOutstanding()
    if moves.rests_on_withdrawn(row):
        raise RuleWithdrawn()
    bureau = next((one.office_id for one in task_rows.of_case(row.case_id) if one.code == ConveyancePart.TAX), None)
    return billing.bill_with(file.ref, tuple(_charges(levy)), row.payer_name, by, now, bureau)


def _charges(levy: Levy) -> list[Fee]:
    """Each tax as one line of the bill: whoever holds its code reads no name and nothing of how it was worked out."""
    found = levy.lines.filter(fen__gt=0).select_related("rule", "relief").order_by("number")
    taxes: dict[str, list[LevyLine]] = {}
    for line in found:
        taxes.setdefault(line.tax, []).append(line)
    return [
        Fee(CALLED[Tax(tax)], sum(one.fen for one in lines), STANDARD, _laws(lines)) for tax, lines in taxes.items()
    ]


def _laws(lines: Sequence[LevyLine]) -> str:
    rules = [rule for line in lines for rule in (line.rule, line.relief) if rule is not None]
    return "、".join(dict.fromkeys(rule.law for rule in rules))
