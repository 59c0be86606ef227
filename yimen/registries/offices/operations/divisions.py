"""The approval division of an office 行政审批科室."""

from datetime import date, datetime

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.offices.concentration import DivisionForm
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NotInList, must_hold, named, written
from yimen.registries.dated import days, new_ref, on_day, to_split
from yimen.registries.offices.models import ApprovalDivision
from yimen.registries.offices.operations.standing import office_at


@snapshot
class DivisionSet:
    """An office has this approval division from now on."""

    ref: str


@operation
def set_division(
    office_ref: str, name: str, form: str, valid_from: date, basis: str, *, by: Actor, now: datetime
) -> DivisionSet:
    """The approval division of an office from a day on: the one before it ends on that day, and it ends when one that
    is known already begins."""
    must_hold(by, Role.ADMINISTRATOR, Role.ESTABLISHMENT_OFFICE)
    office = office_at(office_ref, valid_from)
    if form not in list(DivisionForm):
        raise NotInList(field="form")
    why = written(basis, "basis")
    until = min((one.valid.lower for one in office.divisions.all() if one.valid.lower > valid_from), default=None)
    if on_day(office.divisions.all(), valid_from) is not None:
        term, before, after = to_split(office.divisions.all(), valid_from)
        term.valid, term.end_basis, until = before, why, after.upper
        term.save(update_fields=["valid", "end_basis"])
    division = ApprovalDivision.objects.create(
        ref=new_ref(), office=office, name=named(name, "name"), form=form, valid=days(valid_from, until), basis=why
    )
    return DivisionSet(ref=division.ref)
