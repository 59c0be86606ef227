"""The unified social credit code of an office that was founded without one: given once, never another."""

from datetime import datetime
from typing import ClassVar

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line
from yimen.kernel.identity import organisation_number
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import must_hold, written
from yimen.registries.dated import locked, refusing
from yimen.registries.offices.models import Office
from yimen.registries.offices.operations.offices import UsccInUse


class UsccGiven(Refusal):
    """The office bears a code already; certificates and item codes may carry it, so it is never another."""

    code: ClassVar[str] = "offices.uscc_given"
    uscc: str


@snapshot
class OfficeNumbered:
    """An office bears its unified social credit code from now on."""

    ref: str
    uscc: str


@operation
def number_office(ref: str, uscc: str, basis: str, *, by: Actor, now: datetime) -> OfficeNumbered:
    """Give an office that has none its unified social credit code 赋码; told on the office's own chain.

    Refuses with UsccGiven, UsccInUse, identity.bad_uscc or NoSuchThing.
    """
    must_hold(by, Role.ADMINISTRATOR)
    office = locked(Office, ref, "office")
    if office.uscc:
        raise UsccGiven(uscc=office.uscc)
    office.uscc = organisation_number(uscc)
    with refusing(offices_office_uscc=UsccInUse()):
        office.save(update_fields=["uscc"])
    body = {"uscc": office.uscc, "basis": written(basis, "basis")}
    subject = Subject("office", "offices_office", office.pk, ref, office.journal_seq, bytes(office.journal_head))
    tell(subject, Line("number_office", body, now), by)
    return OfficeNumbered(ref=ref, uscc=office.uscc)
