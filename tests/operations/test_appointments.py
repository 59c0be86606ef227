"""Appointments: booked in the centre's own hours, kept at the window or missed, and paused with a way out."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.covers import covers
from tests.kernel.calendars import at
from tests.operations import aftermath, booking, errand, town
from tests.operations.booking import MONDAY_TEN, Hall, booked, somebody
from tests.operations.town import NOW
from tests.standing import standing
from yimen.engine.case.cases import queries as cases
from yimen.engine.case.cases.refusals import CaseUnknown
from yimen.engine.case.messages import queries as messages
from yimen.engine.centre.appointments import operations as appointments
from yimen.engine.centre.appointments import queries
from yimen.engine.centre.appointments.operations import PlanTold, Visitor, Wish
from yimen.engine.centre.appointments.refusals import (
    AppointmentUnknown,
    BookedThen,
    BookingPaused,
    HasBegun,
    ItemNotInPlan,
    NotNow,
    NotOver,
    NotPaused,
    PlanOpenAlready,
    SlotFull,
    TooManyBooked,
)
from yimen.engine.centre.visits import operations as visits
from yimen.engine.centre.visits.operations import NotAtAWindow, VisitOpen
from yimen.kernel.actor import NOBODY, SYSTEM
from yimen.kernel.authority import OwnMatter
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.visits.slots import GRACE, SlotNotOffered, TooLateToBook
from yimen.kernel.writing import NoSuchThing, NotAllowed
from yimen.registries.people import operations as people
from yimen.registries.people.refusals import NameDiffers
from yimen.threshold import spelling

pytestmark = pytest.mark.django_db

TUESDAY_TEN = at("2026-11-24 10:00")
COMING = MONDAY_TEN - timedelta(minutes=5)


@standing
def hall() -> Hall:
    made = booking.a_hall()
    aftermath.wired()
    return made


def free(hall: Hall, begins: object = MONDAY_TEN) -> int:
    slots = [slot for day in queries.days(hall.plan, NOW) for slot in day.slots]
    return next((slot.free for slot in slots if slot.begins == begins), 0)


@covers("S-184")
def test_a_booking_takes_a_place_and_the_window_finds_it_by_its_code(hall: Hall) -> None:
    made = booked(hall, item=hall.office.item)

    (row,) = queries.mine(hall.office.citizen, NOW)
    assert (row.code, row.state, row.item_name, row.centre_name) == (
        made.code, "booked", "食品经营许可（新办）", "示范市行政服务中心",
    )  # fmt: skip
    assert free(hall) == 1
    assert queries.at_centre(hall.office.clerk, date(2026, 11, 23), NOW) == (row,)

    come = appointments.arrive(made.code.lower(), by=hall.office.clerk, now=COMING)

    after = queries.ticket(made.ref, hall.office.citizen, COMING)
    assert after is not None and (after.state, after.visit_ref, after.arrived_at) == ("arrived", come.visit, COMING)
    with pytest.raises(VisitOpen):
        visits.open_visit("", "别的事", by=hall.office.clerk, now=COMING)
    with pytest.raises(WrongState):
        appointments.arrive(made.code, by=hall.office.clerk, now=COMING)


def test_a_full_slot_is_refused_and_a_place_given_back_is_free_again(hall: Hall) -> None:
    first = booked(hall)
    second, party = somebody(8)
    appointments.book(hall.plan, MONDAY_TEN, party, Wish(), by=second, now=NOW)
    third, other = somebody(9)

    with pytest.raises(SlotFull):
        appointments.book(hall.plan, MONDAY_TEN, other, Wish(), by=third, now=NOW)
    assert queries.mine(third, NOW) == ()

    appointments.cancel_booking(first.ref, by=hall.office.citizen, now=NOW)
    assert appointments.book(hall.plan, MONDAY_TEN, other, Wish(), by=third, now=NOW).begins == MONDAY_TEN


def test_slots_are_those_of_the_calendar_and_of_the_lead_time(hall: Hall) -> None:
    shown = queries.days(hall.plan, NOW)

    assert [day.day.isoformat() for day in shown][:3] == ["2026-11-20", "2026-11-23", "2026-11-24"]
    assert shown[0].slots[0].begins == at("2026-11-20 13:30")
    for begins, refusal in (
        (at("2026-11-22 10:00"), SlotNotOffered),
        (at("2026-11-23 10:10"), SlotNotOffered),
        (at("2026-11-20 11:00"), TooLateToBook),
    ):
        with pytest.raises(refusal):
            booked(hall, begins)
    assert queries.mine(hall.office.citizen, NOW) == ()


def test_nobody_is_at_two_places_at_once_nor_books_without_end(hall: Hall) -> None:
    item = PlanTold("食品许可专窗", item_ref=hall.office.item)
    special = appointments.open_plan(hall.centre, item, by=hall.manager, now=NOW).ref
    booked(hall)

    with pytest.raises(BookedThen):
        appointments.book(
            special, MONDAY_TEN, hall.office.party, Wish(hall.office.item), by=hall.office.citizen, now=NOW
        )
    for hour in range(4):
        booked(hall, TUESDAY_TEN + timedelta(minutes=30 * hour))
    with pytest.raises(TooManyBooked):
        booked(hall, TUESDAY_TEN + timedelta(hours=5))
    assert len(queries.mine(hall.office.citizen, NOW)) == 5


def test_a_booking_is_moved_to_another_time_before_it_begins(hall: Hall) -> None:
    made = booked(hall)
    stranger, _ = somebody(7)

    with pytest.raises(AppointmentUnknown):
        appointments.change_slot(made.ref, TUESDAY_TEN, by=stranger, now=NOW)
    appointments.change_slot(made.ref, TUESDAY_TEN, by=hall.office.citizen, now=NOW)

    row = queries.ticket(made.ref, hall.office.citizen, NOW)
    assert row is not None and (row.begins, row.changes, row.code) == (TUESDAY_TEN, 1, made.code)
    assert (free(hall), free(hall, TUESDAY_TEN)) == (2, 1)
    with pytest.raises(HasBegun):
        appointments.cancel_booking(made.ref, by=hall.office.citizen, now=TUESDAY_TEN)


def test_without_an_account_a_name_a_number_and_a_phone_are_enough(hall: Hall) -> None:
    visitor = Visitor("李不登", town.a_number(77), "13800000077")
    made = appointments.book_without_account(hall.plan, MONDAY_TEN, visitor, by=NOBODY, now=NOW)

    shown = queries.ticket(made.ref, NOBODY, NOW)
    assert shown is not None and (shown.party_name, shown.party_ref, shown.code) == ("李**", "", made.code)
    with pytest.raises(NameDiffers):
        appointments.book_without_account(hall.plan, TUESDAY_TEN, replace(visitor, name="王冒名"), by=NOBODY, now=NOW)
    appointments.cancel_booking(made.ref, by=NOBODY, now=NOW)
    assert free(hall) == 2


@covers("S-202")
def test_an_agent_books_for_whom_they_may_apply_and_nobody_else_does(hall: Hall) -> None:
    agent, _ = somebody(6)
    wish = Wish(hall.office.item, comes="代办员路人")

    with pytest.raises(NotAllowed):
        appointments.book(hall.plan, MONDAY_TEN, hall.office.party, wish, by=agent, now=NOW)
    people.name_agent(
        hall.office.party, "路人6", town.a_number(6), hall.office.item, None, "", by=hall.office.citizen, now=NOW
    )
    made = appointments.book(hall.plan, MONDAY_TEN, hall.office.party, wish, by=agent, now=NOW)

    (row,) = queries.mine(agent, NOW)
    assert (row.ref, row.comes, row.party_name) == (made.ref, "代办员路人", "陈小禾")
    at_the_counter = appointments.book(hall.plan, TUESDAY_TEN, hall.office.party, Wish(), by=hall.office.clerk, now=NOW)
    assert queries.shown(at_the_counter.code, hall.office.clerk, NOW) is not None


def test_a_plan_serves_its_item_or_everything_and_stands_once(hall: Hall) -> None:
    with pytest.raises(PlanOpenAlready):
        appointments.open_plan(hall.centre, PlanTold("又一个"), by=hall.manager, now=NOW)
    with pytest.raises(NotAllowed):
        appointments.open_plan(hall.centre, PlanTold("别人的"), by=hall.office.clerk, now=NOW)
    special = appointments.open_plan(
        hall.centre, PlanTold("食品许可专窗", item_ref=hall.office.item), by=hall.manager, now=NOW
    ).ref

    assert [one.ref for one in queries.plans(hall.centre, NOW, hall.office.item)] == [special]
    assert len(queries.plans(hall.centre, NOW)) == 2
    with pytest.raises(ItemNotInPlan):
        appointments.book(special, MONDAY_TEN, hall.office.party, Wish(), by=hall.office.citizen, now=NOW)
    appointments.end_plan(special, by=hall.manager, now=NOW)
    assert [one.ref for one in queries.plans(hall.centre, NOW, hall.office.item)] == [hall.plan]
    with pytest.raises(NoSuchThing):
        appointments.book(special, MONDAY_TEN, hall.office.party, Wish(), by=hall.office.citizen, now=NOW)


def test_an_appointment_counts_at_its_own_time_and_centre_only(hall: Hall) -> None:
    made = booked(hall)

    with pytest.raises(NotAtAWindow):
        appointments.arrive(made.code, by=hall.office.reviewer, now=COMING)
    with pytest.raises(AppointmentUnknown):
        appointments.arrive("XXXXXX", by=hall.office.clerk, now=COMING)
    for wrong in (MONDAY_TEN - timedelta(days=1), MONDAY_TEN + GRACE + timedelta(seconds=1)):
        with pytest.raises(NotNow):
            appointments.arrive(made.code, by=hall.office.clerk, now=wrong)
    row = queries.ticket(made.ref, hall.office.citizen, NOW)
    assert row is not None and row.state == "booked"


def test_a_booking_about_a_case_is_told_on_the_case(hall: Hall) -> None:
    case = errand.received(hall.office).ref
    wish = Wish(hall.office.item, case)
    made = appointments.book(hall.plan, MONDAY_TEN, hall.office.party, wish, by=hall.office.citizen, now=NOW)
    appointments.arrive(made.code, by=hall.office.clerk, now=COMING)

    view = cases.find(case, hall.office.citizen, COMING)
    assert view is not None
    assert [row.verb for row in view.timeline] == ["keep_appointment", "book_appointment", "receive"]
    assert [row.ref for row in queries.of_case(case, hall.office.clerk, NOW)] == [made.ref]
    other, party = somebody(5)
    with pytest.raises(CaseUnknown):
        appointments.book(hall.plan, TUESDAY_TEN, party, Wish("", case), by=other, now=NOW)


def test_a_reminder_goes_out_once_the_day_before(hall: Hall) -> None:
    made = booked(hall)
    assert queries.due_reminders(NOW, timedelta(hours=24)) == ()
    eve = MONDAY_TEN - timedelta(hours=20)

    (due,) = queries.due_reminders(eve, timedelta(hours=24))
    for _ in range(2):
        appointments.remind(due, by=SYSTEM, now=eve)

    message, confirmed = messages.mine(hall.office.citizen).rows
    assert (confirmed.kind, confirmed.facts["number"]) == ("book_appointment", made.code)
    assert (message.kind, message.facts["number"], message.facts["at"]) == (
        "remind_appointment", made.code, "2026-11-23 10:00",
    )  # fmt: skip
    assert {one.way for one in message.services} == {"hall", "sms"}
    assert queries.due_reminders(eve, timedelta(hours=24)) == ()
    with pytest.raises(AppointmentUnknown):
        appointments.remind(due, by=hall.office.clerk, now=eve)


def three_missed(hall: Hall) -> None:
    for n in range(3):
        made = booked(hall, MONDAY_TEN + timedelta(minutes=30 * n))
        appointments.mark_missed(made.ref, by=SYSTEM, now=MONDAY_TEN + timedelta(hours=2))


def test_after_three_misses_booking_pauses_until_an_appeal_is_heard(hall: Hall) -> None:
    made = booked(hall)
    with pytest.raises(NotOver):
        appointments.mark_missed(made.ref, by=SYSTEM, now=MONDAY_TEN)
    appointments.cancel_booking(made.ref, by=hall.office.citizen, now=NOW)
    three_missed(hall)
    after = MONDAY_TEN + timedelta(hours=3)

    with pytest.raises(BookingPaused):
        booked(hall, TUESDAY_TEN, now=after)
    (pause,) = queries.pauses(hall.office.citizen, after)
    assert pause.misses == 3
    told, ways = aftermath.heard(hall.office.citizen, "pause_booking")
    assert "有 3 次预约没来" in told and f"暂停到{spelling.day(pause.ends)}" in told and ways == "hall sms"
    with pytest.raises(NotPaused):
        appointments.answer_appeal(pause.ref, "lifted", "先答", by=hall.manager, now=after)
    with pytest.raises(NotAllowed):
        appointments.answer_appeal(pause.ref, "lifted", "先答", by=hall.office.clerk, now=after)
    appointments.appeal_pause(pause.ref, "家里老人住院", by=hall.office.citizen, now=after)
    (waiting,) = queries.appeals(hall.manager)
    with pytest.raises(NotAllowed):
        appointments.answer_appeal(waiting.ref, "lifted", "同意", by=hall.office.clerk, now=after)
    kin = replace(hall.manager, interests=frozenset(hall.office.citizen.parties()))
    with pytest.raises(OwnMatter):
        appointments.answer_appeal(waiting.ref, "lifted", "自己人", by=kin, now=after)
    appointments.answer_appeal(waiting.ref, "lifted", "情况属实", by=hall.manager, now=after)

    assert booked(hall, TUESDAY_TEN, now=after).begins == TUESDAY_TEN
    assert {row.state for row in queries.mine(hall.office.citizen, after)} == {"booked", "cancelled", "excused"}
    assert queries.appeals(hall.manager) == ()
    counted = queries.attendance(hall.centre, date(2026, 11, 23), date(2026, 11, 25))
    assert (counted.booked, counted.missed, counted.cancelled, counted.waiting) == (5, 3, 1, 1)


def test_an_upheld_pause_stays(hall: Hall) -> None:
    three_missed(hall)
    after = MONDAY_TEN + timedelta(hours=3)
    (pause,) = queries.pauses(hall.office.citizen, after)
    appointments.appeal_pause(pause.ref, "忘了", by=hall.office.citizen, now=after)
    appointments.answer_appeal(pause.ref, "upheld", "没有正当理由", by=hall.manager, now=after)

    with pytest.raises(NotPaused):
        appointments.appeal_pause(pause.ref, "再试一次", by=hall.office.citizen, now=after)
    with pytest.raises(BookingPaused):
        booked(hall, TUESDAY_TEN, now=after)


@covers("S-209")
def test_the_opening_calendar_says_on_which_days_an_item_is_done_here(hall: Hall) -> None:
    late = PlanTold("延时预约", "extended", 30, 1, closes=at("2026-11-20 19:00").time())
    extended = appointments.open_plan(hall.centre, late, by=hall.manager, now=NOW).ref
    holiday = booking.a_holiday_plan(hall)
    head = town.signed_on(town.an_officer(hall.office.town, "office_head", "911"), "head.desk")
    staff = town.an_officer(hall.office.town, "reviewer", "912")
    appointments.offer_duty(holiday, staff, date(2026, 11, 28), by=head, now=NOW)

    shown = {row.day.isoformat(): row for row in queries.opening(hall.centre, NOW, hall.office.item)}

    friday, saturday, sunday = (shown[f"2026-11-{day}"] for day in (27, 28, 29))
    assert (friday.standing, saturday.standing, sunday.standing) == ("open", "by_appointment", "closed")
    assert friday.hours[-1][1].isoformat() == "19:00:00"
    assert set(friday.plans) == {hall.plan, extended} and saturday.plans == (holiday,)
    after_closing = at("2026-11-23 18:00")
    made = appointments.book(extended, after_closing, hall.office.party, Wish(), by=hall.office.citizen, now=NOW)
    assert made.begins == after_closing
