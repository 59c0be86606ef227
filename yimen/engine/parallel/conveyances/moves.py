"""Inside of the conveyances: lock, weigh, move. The only writer of a levy's state."""

from collections.abc import Iterable
from datetime import datetime

from yimen.engine.case.cases import moves as cases
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.money.fees import queries as fees
from yimen.engine.money.fees.operations import billing
from yimen.engine.parallel.conveyances.models import Conveyance, Levy
from yimen.engine.parallel.conveyances.refusals import ConveyanceStopped, ConveyanceUnknown, TaxesPaid
from yimen.engine.parallel.conveyances.weighing import rests_on_withdrawn as rests_on_withdrawn
from yimen.engine.parallel.conveyances.weighing import standing as standing
from yimen.kernel.actor import Actor
from yimen.kernel.authority import OwnMatter
from yimen.kernel.conveyance.standing import LEVY_LIFE, LevyMove, LevyState
from yimen.kernel.lifecycle import WrongState
from yimen.registries.people import queries as people


def locked(case_id: int, ref: str) -> Conveyance:
    """The conveyance of a case, locked, still going on; refuses with ConveyanceUnknown or ConveyanceStopped."""
    row = of_case(case_id)
    if row is None:
        raise ConveyanceUnknown(ref=ref)
    if row.stopped_at is not None:
        raise ConveyanceStopped()
    return row


def of_case(case_id: int) -> Conveyance | None:
    """The conveyance of a case, locked."""
    return Conveyance.objects.select_for_update().filter(case_id=case_id).first()


def case_id_of(ref: str) -> int:
    """The number of the case that conveys something; refuses with ConveyanceUnknown."""
    found = Conveyance.objects.filter(case__ref=ref).values_list("case_id", flat=True).first()
    if found is None:
        raise ConveyanceUnknown(ref=ref)
    return int(found)


def seen(ref: str, by: Actor, now: datetime) -> CaseFile:
    """The case under its lock, for whoever may see it; refuses with ConveyanceUnknown."""
    case_id_of(ref)
    file = cases.read_freely(ref, by, now)
    if not cases.may_see(file, by):
        raise ConveyanceUnknown(ref=ref)
    return file


def end_levy(row: Conveyance, step: LevyMove, reason: str, by: Actor, now: datetime) -> str:
    """What stands as levied stands no longer, and its open bill is called back; the levy, "" when none stood.

    Refuses with TaxesPaid.
    """
    levy = standing(row)
    # First the open bill: whoever pays it at this moment waits, and comes too late or was first.
    billing.call_back(row.case_id, by, now)
    must_be_unpaid(row)
    if levy is None:
        return ""
    move(levy, step, reason, now)
    return levy.ref


def move(levy: Levy, step: LevyMove, reason: str, now: datetime) -> None:
    """Take one step of a levy's life, with the reason; refuses with WrongState."""
    state = LEVY_LIFE.after(step, LevyState(levy.state))
    if not Levy.objects.filter(pk=levy.pk, state=levy.state).update(state=state, ended_at=now, reason=reason):
        raise WrongState(move=step, state=levy.state)


def must_not_be_theirs(names: Iterable[str], by: Actor) -> None:
    """Nobody acts in a matter of their own: sellers and co-buyers are known by their names. Refuses with OwnMatter."""
    own = {one.name for one in people.parties(sorted(by.interests))} if by.interests else set()
    if own & {name.strip() for name in names}:
        raise OwnMatter()


def must_be_unpaid(row: Conveyance) -> None:
    """Refuses with TaxesPaid."""
    if fees.paid_for(row.case_id):
        raise TaxesPaid()
