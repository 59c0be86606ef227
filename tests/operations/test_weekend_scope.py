"""Weekends: a centre that opens on days off may leave items out, and nobody is sent there for them."""

from datetime import date, time

import pytest

from tests.covers import covers
from tests.kernel.calendars import at
from tests.operations import errand, town
from tests.operations.town import BEGAN, NOW
from yimen.engine.centre.appointments import operations as appointments
from yimen.engine.centre.appointments import queries
from yimen.engine.centre.appointments.operations import PlanTold, Wish
from yimen.engine.centre.appointments.refusals import ItemNotThatDay
from yimen.engine.centre.tickets import operations as tickets
from yimen.kernel.actor import NOBODY, SYSTEM
from yimen.kernel.time.worktime import Shift
from yimen.kernel.visits.tickets import TicketFor
from yimen.kernel.visits.window_groups import GroupKind
from yimen.kernel.writing import Missing, NoSuchThing, NotAllowed
from yimen.registries.calendars import operations as calendars
from yimen.registries.calendars import queries as calendars_shown
from yimen.registries.calendars.rows import DayKind, DayRule
from yimen.registries.offices import operations as offices
from yimen.registries.offices import queries as offices_shown
from yimen.registries.windows import operations as windows
from yimen.registries.windows.operations import GroupSaid

pytestmark = pytest.mark.django_db
SATURDAY, MONDAY = at("2026-11-21 13:00"), at("2026-11-23 13:00")
HOURS = (Shift(time(9), time(17)),)


def a_weekend_centre(office: errand.Office) -> tuple[str, str]:
    calendar = calendars.define_calendar("周末开放", (HOURS,) * 7, date(2027, 1, 1), (), by=SYSTEM, now=NOW).ref
    centre = offices.open_centre(
        "市民中心", "citizen", office.town.city, calendar, "书院街1号", "", "每天", BEGAN, "", by=SYSTEM, now=NOW
    ).ref
    plan = appointments.open_plan(centre, PlanTold("综合窗口预约", minutes=60), by=SYSTEM, now=NOW).ref
    return centre, plan


def standings(centre: str, item: str) -> list[str]:
    return [row.standing for row in queries.opening(centre, NOW, item, 4)]


@covers("S-195", "S-209")
def test_an_item_left_out_at_weekends_cannot_be_booked_then(office: errand.Office) -> None:
    centre, plan = a_weekend_centre(office)
    assert standings(centre, office.item) == ["open"] * 4
    appointments.reduce_weekend(centre, (office.item,), date(2026, 11, 21), "周末减项办理", by=SYSTEM, now=NOW)

    assert standings(centre, office.item) == ["open", "other_items", "other_items", "open"]
    assert standings(centre, "") == ["open"] * 4
    shown = {row.day for row in queries.days(plan, NOW, office.item)}
    assert date(2026, 11, 21) not in shown and date(2026, 11, 23) in shown
    with pytest.raises(ItemNotThatDay):
        appointments.book(plan, SATURDAY, office.party, Wish(office.item), by=office.citizen, now=NOW)
    made = appointments.book(plan, MONDAY, office.party, Wish(office.item), by=office.citizen, now=NOW)
    with pytest.raises(ItemNotThatDay):
        appointments.change_slot(made.ref, SATURDAY, by=office.citizen, now=NOW)
    assert appointments.book(plan, SATURDAY, office.party, Wish(), by=office.citizen, now=NOW).begins == SATURDAY
    window = offices.open_window(centre, "C01", "综合窗口", None, BEGAN, "", by=SYSTEM, now=NOW).ref
    windows.form_group(
        centre, GroupSaid(GroupKind.SECTOR, "C", "周末专区", windows=(window,), items=(office.item,)), BEGAN, "方案",
        by=SYSTEM, now=NOW,
    )  # fmt: skip
    with pytest.raises(ItemNotThatDay):
        tickets.take(centre, TicketFor.ITEM, office.item, by=NOBODY, now=SATURDAY)
    assert tickets.take(centre, TicketFor.ITEM, office.item, by=NOBODY, now=MONDAY).number == "C001"
    assert queries.left_out(centre, NOW) == ((office.item, "食品经营许可（新办）", date(2026, 11, 21)),)


def test_which_days_are_off_the_centre_s_own_calendar_says(office: errand.Office) -> None:
    centre, _ = a_weekend_centre(office)
    appointments.reduce_weekend(centre, (office.item,), date(2026, 11, 14), "减项", by=SYSTEM, now=NOW)
    worked = DayRule(date(2026, 11, 22), DayKind.MAKE_UP, HOURS, "本县调休")
    feast = DayRule(date(2026, 11, 23), DayKind.SPECIAL, HOURS, "建县节照常开门")
    calendars.change_days(calendar_of(centre), (worked, feast), by=SYSTEM, now=NOW)

    # Friday, Saturday, the Sunday that the county works, and a Monday whose hours alone are its own.
    assert standings(centre, office.item) == ["open", "other_items", "open", "open"]


def calendar_of(centre: str) -> str:
    """The reference of the calendar of a centre."""
    found = offices_shown.centre(centre, date(2026, 11, 20))
    assert found is not None
    return next(row.ref for row in calendars_shown.listed() if row.id == found.calendar_id)


def test_what_was_left_out_is_done_again_from_tomorrow_on(office: errand.Office) -> None:
    centre, _ = a_weekend_centre(office)
    appointments.reduce_weekend(centre, (office.item,), date(2026, 11, 14), "减项", by=SYSTEM, now=NOW)
    appointments.restore_weekend(centre, (office.item,), by=SYSTEM, now=NOW)

    assert standings(centre, office.item) == ["open"] * 4
    assert queries.left_out(centre, NOW) == ()


def test_only_the_manager_says_what_is_left_out(office: errand.Office) -> None:
    centre, _ = a_weekend_centre(office)
    manager = town.signed_on(town.an_officer(office.town, "centre_manager", "901"), "manager.desk")

    for by, refs, basis, refusal in (
        (office.clerk, (office.item,), "减项", NotAllowed),
        (manager, (office.item,), "减项", NotAllowed),
        (SYSTEM, (), "减项", Missing),
        (SYSTEM, ("NOSUCHITEM000000",), "减项", NoSuchThing),
        (SYSTEM, (office.item,), " ", Missing),
    ):
        with pytest.raises(refusal):
            appointments.reduce_weekend(centre, refs, date(2026, 11, 21), basis, by=by, now=NOW)
    assert queries.left_out(centre, NOW) == ()
