"""Book, come, be served: a citizen books at home, the window finds the code, and the visit is on the record.

In a centre of its own that is open day and night, so that the journey finds a slot whenever it runs.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest
from django.test import override_settings
from playwright.sync_api import Page, expect

from tests.covers import covers
from tests.journeys import people
from tests.journeys.city import APPLICANT, City
from tests.journeys.conftest import HASHERS
from tests.journeys.looking import Eyes
from tests.operations import town as places
from tests.operations.town import BEGAN, NOW, PASSWORD, SECRET, Town
from yimen.engine.centre.appointments import operations as appointments
from yimen.engine.centre.appointments.operations import PlanTold
from yimen.kernel.actor import SYSTEM
from yimen.kernel.time.worktime import Shift
from yimen.registries.calendars import operations as calendars
from yimen.registries.offices import operations as offices
from yimen.registries.offices import queries as office_queries
from yimen.registries.people import operations as staff
from yimen.registries.regions import queries as regions

CENTRE, CLERK = "示范市通宵服务中心", "night.desk"
ALWAYS = ((Shift(time(0), time(0)),),) * 7


@pytest.fixture(scope="module")
def night_centre(city: City) -> str:
    """A centre that never closes, with a clerk at its window and a plan by which it is booked."""
    with override_settings(PASSWORD_HASHERS=HASHERS):
        return city._aside(found_the_centre)


def found_the_centre() -> str:
    region = regions.by_code("990100000000", BEGAN)
    office = office_queries.office_by_name("示范市市场监督管理局", BEGAN)
    assert region is not None and office is not None
    calendar = calendars.define_calendar("通宵日历", ALWAYS, date(2030, 1, 1), (), by=SYSTEM, now=NOW).ref
    centre = offices.open_centre(
        CENTRE, "administrative", region.ref, calendar, "夜市路2号", "", "每天", BEGAN, "", by=SYSTEM, now=NOW
    ).ref
    window = offices.open_window(centre, "N01", "综合窗口", None, BEGAN, "", by=SYSTEM, now=NOW).ref
    there = Town(region.ref, region.ref, office.ref, centre, window, calendar)
    clerk = places.an_officer(replace(there, county=region.ref), "window", "661")
    staff.open_staff_account(CLERK, PASSWORD, SECRET, clerk, by=SYSTEM, now=NOW)
    appointments.open_plan(centre, PlanTold("综合窗口预约", "regular", 10, 2, 0, 3), by=SYSTEM, now=NOW)
    return centre


@covers("S-184")
def test_book_come_and_be_served(city: City, night_centre: str, somebody: Callable[..., Page], eyes: Eyes) -> None:
    citizen, clerk = somebody(), somebody()
    citizen.goto("/login?next=/appointments")
    people.sign_in(citizen, APPLICANT)
    citizen.goto(f"/appointments?item={city.item}")
    citizen.get_by_role("link", name=f"选时间 {CENTRE}").click()
    expect(citizen.get_by_role("heading", name="哪天开门")).to_be_visible()
    citizen.get_by_role("link", name="选时间 综合窗口预约").click()
    citizen.locator("input[name=begins]").nth(1).check(force=True)
    eyes.look(citizen, "choose-a-time")
    citizen.get_by_role("button", name="确认预约").click()
    expect(citizen.get_by_role("heading", name="约好了")).to_be_visible()
    code = citizen.locator(".big-code").inner_text()
    eyes.look(citizen, "ticket")

    people.sign_in_at_the_desk(clerk, city, CLERK)
    clerk.goto("/desk/service/today")
    expect(clerk.get_by_role("cell", name="陈小禾").first).to_be_visible()
    clerk.get_by_label("预约码").fill(code.lower())
    eyes.look(clerk, "expected-today")
    clerk.get_by_role("button", name="来了，开始接待").click()
    expect(clerk.get_by_role("heading", name="正在接待")).to_be_visible()
    clerk.get_by_role("button", name="接待结束").click()

    citizen.reload()
    expect(citizen.get_by_text("已到")).to_be_visible()
    expect(citizen.get_by_role("button", name="取消预约")).to_have_count(0)
    eyes.nothing_was_wrong()
