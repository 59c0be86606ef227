"""Builders of units that are asked: an office of the county, an outside body, and what is asked of them."""

from dataclasses import dataclass, replace
from decimal import Decimal

from tests.operations import errand, town
from tests.operations.levels import an_authority, letter_for
from tests.operations.town import BEGAN, NOW
from yimen.engine.parallel.subtasks.asking import TaskAsked
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.subtask_life import OutsideKind, SubtaskKind
from yimen.kernel.time.limit import Limit, Unit
from yimen.registries.bodies import operations as bodies

WORK = "食品许可实地核查"
TWO_DAYS = Limit(Decimal(2), Unit.WORKING_DAY)


@dataclass(frozen=True)
class Asked:
    """A unit that can be asked: who reviews there, and who signs under a letter."""

    office: str
    name: str
    reviewer: Actor
    signer: Actor


def a_unit(office: errand.Office, name: str = "滨河县市场监督管理局", number: int = 1, region: str = "") -> Asked:
    """An office of the county, or of another region, with a reviewer, and a decider who holds a letter."""
    found = an_authority(name, region or office.town.county, 800 + number)
    there = replace(office.town, office=found)
    reviewer = town.signed_on(town.an_officer(there, "reviewer", f"8{number}2"), f"unit.reviewer{number}")
    staff = town.an_officer(there, "decider", f"8{number}4")
    letter_for(staff, found)
    return Asked(found, name, reviewer, town.signed_on(staff, f"unit.decider{number}"))


def a_body(office: errand.Office, name: str = "示范市食品检验所", number: int = 5) -> Asked:
    """An institution to which on-site verification was transferred, with one of its own people."""
    found = an_authority(name, office.town.city, 850 + number)
    there = replace(office.town, office=found)
    staff = town.an_officer(there, "reviewer", f"9{number}2")
    bodies.enter_body(found, OutsideKind.INSTITUTION, (WORK,), "示府〔2026〕12号", BEGAN, by=SYSTEM, now=NOW)
    inspector = town.signed_on(staff, f"body.inspector{number}")
    return Asked(found, name, inspector, inspector)


def asking(
    unit: Asked, kind: SubtaskKind = SubtaskKind.ASSIST, work: str = "辖区现场情况核实", limit: Limit = TWO_DAYS
) -> TaskAsked:
    """What is asked, with two of the case's materials."""
    return TaskAsked(unit.office, kind, work, "请核实经营场所的现场情况。", limit, ("id", "plan"))
