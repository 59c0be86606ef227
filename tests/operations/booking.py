"""Builders of bookings: a centre with plans, its manager, a head who can put staff on duty, and a booking."""

from dataclasses import dataclass, replace
from datetime import datetime, time

from tests.kernel.calendars import at
from tests.operations import errand, town
from tests.operations.errand import Office
from tests.operations.town import NOW
from yimen.engine.centre.appointments import operations as appointments
from yimen.engine.centre.appointments.operations import Booked, PlanTold, Wish
from yimen.kernel.actor import SYSTEM, Actor
from yimen.registries.people import queries as people

MONDAY_TEN = at("2026-11-23 10:00")
SATURDAY_TEN = at("2026-11-28 10:00")
REGULAR = PlanTold("综合窗口预约", "regular", 30, 2, 2, 14)
HOLIDAY = PlanTold("节假日预约", "holiday", 60, 3, 48, 30, opens=time(9), closes=time(12))


@dataclass(frozen=True)
class Hall:
    """An office with a centre that can be booked."""

    office: Office
    manager: Actor
    plan: str

    @property
    def centre(self) -> str:
        return self.office.town.centre


def a_hall(told: PlanTold = REGULAR) -> Hall:
    office = errand.an_office()
    manager = town.signed_on(town.an_officer(office.town, "centre_manager", "901"), "manager.desk")
    plan = appointments.open_plan(office.town.centre, told, by=manager, now=NOW).ref
    return Hall(office, manager, plan)


def booked(hall: Hall, begins: datetime = MONDAY_TEN, item: str = "", now: datetime = NOW) -> Booked:
    citizen = hall.office.citizen
    return appointments.book(hall.plan, begins, hall.office.party, Wish(item), by=citizen, now=now)


def somebody(serial: int) -> tuple[Actor, str]:
    """Another citizen with an account: the actor and the ref of the party."""
    actor = town.a_citizen(serial, f"路人{serial}", f"passer{serial}")
    party = people.party(actor.party_id or 0)
    assert party is not None
    return actor, party.ref


def a_holiday_plan(hall: Hall) -> str:
    told = replace(HOLIDAY, office_ref=hall.office.town.office)
    return appointments.open_plan(hall.centre, told, by=SYSTEM, now=NOW).ref
