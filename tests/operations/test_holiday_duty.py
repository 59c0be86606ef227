"""Days off: who books makes somebody's duty, and without somebody on duty nobody is booked."""

from datetime import date, timedelta

import pytest

from tests.covers import covers
from tests.operations import booking, town
from tests.operations.booking import SATURDAY_TEN, Hall, somebody
from tests.operations.town import NOW
from tests.standing import standing
from yimen.engine.centre.appointments import operations as appointments
from yimen.engine.centre.appointments import queries
from yimen.engine.centre.appointments.operations import Booked, Wish
from yimen.engine.centre.appointments.refusals import DutyNeeded, DutyOffered, NobodyOnDuty, NotADayOff
from yimen.kernel.actor import Actor
from yimen.kernel.visits.slots import TooLateToBook
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotAllowed

pytestmark = pytest.mark.django_db
SATURDAY = date(2026, 11, 28)


@standing
def hall() -> Hall:
    return booking.a_hall()


def a_head(hall: Hall) -> Actor:
    return town.signed_on(town.an_officer(hall.office.town, "office_head", "911"), "head.desk")


def on_saturday(hall: Hall, plan: str, who: tuple[Actor, str] | None = None) -> Booked:
    actor, party = who or (hall.office.citizen, hall.office.party)
    return appointments.book(plan, SATURDAY_TEN, party, Wish(), by=actor, now=NOW)


@covers("S-192")
def test_a_booking_on_a_day_off_needs_somebody_on_duty_and_makes_the_roster(hall: Hall) -> None:
    plan, head = booking.a_holiday_plan(hall), a_head(hall)

    with pytest.raises(NobodyOnDuty):
        on_saturday(hall, plan)
    assert queries.days(plan, NOW) == ()
    first, second = (town.an_officer(hall.office.town, "reviewer", number) for number in ("921", "922"))
    for staff in (first, second):
        appointments.offer_duty(plan, staff, SATURDAY, by=head, now=NOW)
    made = on_saturday(hall, plan)

    roster = queries.roster(head, SATURDAY)
    assert [(row.staff_name, row.bookings) for row in roster] == [("何921", 1), ("何922", 0)]
    (row,) = queries.mine(hall.office.citizen, NOW)
    assert (row.ref, row.duty_name, row.kind) == (made.ref, "何921", "holiday")
    assert on_saturday(hall, plan, somebody(8)).begins == SATURDAY_TEN
    with pytest.raises(NobodyOnDuty):
        on_saturday(hall, plan, somebody(9))
    assert [row.bookings for row in queries.roster(hall.manager, SATURDAY)] == [1, 1]


def test_days_off_are_booked_two_days_ahead(hall: Hall) -> None:
    plan, head = booking.a_holiday_plan(hall), a_head(hall)
    appointments.offer_duty(plan, town.an_officer(hall.office.town, "reviewer", "921"), SATURDAY, by=head, now=NOW)
    citizen, party = hall.office.citizen, hall.office.party

    with pytest.raises(TooLateToBook):
        appointments.book(plan, SATURDAY_TEN, party, Wish(), by=citizen, now=SATURDAY_TEN - timedelta(hours=47))
    assert appointments.book(plan, SATURDAY_TEN, party, Wish(), by=citizen, now=SATURDAY_TEN - timedelta(hours=48)).ref


def test_a_duty_is_taken_back_only_while_nobody_relies_on_it(hall: Hall) -> None:
    plan, head = booking.a_holiday_plan(hall), a_head(hall)
    staff = town.an_officer(hall.office.town, "reviewer", "921")
    duty = appointments.offer_duty(plan, staff, SATURDAY, by=head, now=NOW).ref
    made = on_saturday(hall, plan)

    with pytest.raises(DutyNeeded):
        appointments.withdraw_duty(duty, by=head, now=NOW)
    assert len(queries.roster(head, SATURDAY)) == 1
    appointments.cancel_booking(made.ref, by=hall.office.citizen, now=NOW)
    appointments.withdraw_duty(duty, by=head, now=NOW)

    assert queries.roster(head, SATURDAY) == ()
    with pytest.raises(NobodyOnDuty):
        on_saturday(hall, plan)


def test_duty_is_offered_by_the_head_for_own_staff_on_days_off(hall: Hall) -> None:
    plan, head = booking.a_holiday_plan(hall), a_head(hall)
    staff = town.an_officer(hall.office.town, "reviewer", "921")

    with pytest.raises(NotAllowed):
        appointments.offer_duty(plan, staff, SATURDAY, by=hall.office.reviewer, now=NOW)
    with pytest.raises(NotADayOff):
        appointments.offer_duty(plan, staff, date(2026, 11, 27), by=head, now=NOW)
    with pytest.raises(ImpossibleDates):
        appointments.offer_duty(plan, staff, NOW.date(), by=head, now=NOW)
    with pytest.raises(NoSuchThing):
        appointments.offer_duty(hall.plan, staff, SATURDAY, by=head, now=NOW)
    appointments.offer_duty(plan, staff, SATURDAY, by=head, now=NOW)
    with pytest.raises(DutyOffered):
        appointments.offer_duty(plan, staff, SATURDAY, by=head, now=NOW)
    assert [row.plan_ref for row in queries.roster(head, SATURDAY)] == [plan]
    assert [row.ref for row in queries.plans_of_office(head, NOW)] == [plan]
