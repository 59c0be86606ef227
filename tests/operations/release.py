"""What the city of a release holds when it is kept: one case in each kind of standstill, and an open draft."""

from tests.operations import errand
from tests.operations.errand import later
from yimen.engine.case.cases import operations as cases
from yimen.kernel.acceptance import DefectFound
from yimen.kernel.rulings import REMEDIES, Outcome, Ruling

DENY = Ruling(Outcome.DENY, reasons="场所不符合条件", law="《中华人民共和国食品安全法》第三十五条", remedies=REMEDIES)


def play() -> None:
    """Play the lives. Who they belong to is told by the numbers of the errand's office."""
    office = errand.an_office()
    errand.a_draft(office)
    errand.received(office)
    corrected = errand.received(office).ref
    cases.open_correction(corrected, [DefectFound("plan", "no_area")], by=office.clerk, now=later(1))
    errand.accepted(office)
    errand.in_department(office)
    errand.reviewed(office)
    errand.granted(office)
    denied = errand.reviewed(office)
    cases.decide(denied, DENY, by=office.decider, now=later(4))
    withdrawn = errand.accepted(office)
    cases.withdraw(withdrawn, by=office.citizen, now=later(3))
