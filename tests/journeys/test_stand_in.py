"""Two officers for one desk: while A is on leave B does the work under their own name, and A comes back to the rest."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import override_settings
from playwright.sync_api import Locator, Page, expect

from tests.covers import covers
from tests.journeys import people
from tests.journeys.city import OFFICE, REVIEWER, City
from tests.journeys.conftest import HASHERS
from tests.journeys.looking import Eyes
from tests.operations import town as places
from tests.operations.town import BEGAN, NOW, PASSWORD, SECRET, Town
from yimen.engine.case.cases import operations as cases
from yimen.kernel.actor import SYSTEM
from yimen.registries.dated import ZONE
from yimen.registries.offices import queries as offices
from yimen.registries.people import operations as staff
from yimen.threshold import clock

HEAD, STAND_IN, B = "head.desk", "b.desk", "何802"


@pytest.fixture(scope="module")
def desks(city: City) -> None:
    """The head of the office, and somebody without a post of their own."""
    with override_settings(PASSWORD_HASHERS=HASHERS):
        city._aside(found_desks)


def found_desks() -> None:
    office = offices.office_by_name(OFFICE, BEGAN)
    assert office is not None
    there = Town("", "", office.ref, "", "", "national")
    head = places.an_officer(there, "office_head", "801")
    beside = staff.enrol_staff("802", B, office.ref, "formal", BEGAN, by=SYSTEM, now=NOW).ref
    for login, ref in ((HEAD, head), (STAND_IN, beside)):
        staff.open_staff_account(login, PASSWORD, SECRET, ref, by=SYSTEM, now=NOW)


def in_department(city: City) -> str:
    """A case that has just come to the reviewer: its number."""
    case, clerk = city.a_case(), places.the_actor(city.founded.desks["window.desk"])
    cases.accept(case.ref, by=clerk, now=clock.now())
    cases.hand_over(case.ref, by=clerk, now=clock.now())
    return case.number


@covers("S-423")
def test_while_a_is_away_b_reviews_and_a_finds_the_rest_on_coming_back(
    city: City, desks: None, somebody: Callable[..., Page], eyes: Eyes
) -> None:
    first, second = (city._aside(lambda: in_department(city)) for _ in range(2))
    head, b, a = somebody(), somebody(), somebody()
    people.sign_in_at_the_desk(b, city, STAND_IN)
    finds_nothing(b, first)

    people.sign_in_at_the_desk(head, city, HEAD)
    head.goto("/desk/duty/")
    named = opened(head, "指定 B 角")
    named.get_by_label("岗位").select_option(label="reviewer岗")
    named.get_by_label("B 角").select_option(label=f"{B}（在编）")
    named.get_by_role("button", name="指定 B 角").click()
    expect(head.get_by_text("reviewer岗 · ")).to_be_visible()
    away = opened(head, "登记请假")
    away.get_by_label("谁").select_option(label="何102（在编）")
    away.get_by_label("从").fill(at_the_desk_clock(timedelta(minutes=-1)))
    away.get_by_label("到").fill(at_the_desk_clock(timedelta(hours=3)))
    eyes.look(head, "a-leave-with-a-stand-in")
    away.get_by_role("button", name="登记请假").click()
    expect(head.get_by_role("button", name="何102已返岗")).to_be_visible()

    people.open_case(b, first)
    reviewed(b)
    eyes.look(b, "reviewed-by-the-stand-in")
    head.get_by_role("button", name="何102已返岗").click()
    expect(head.get_by_text("没有人请假。")).to_be_visible()

    finds_nothing(b, second)
    people.sign_in_at_the_desk(a, city, REVIEWER)
    people.open_case(a, first)
    expect(a.get_by_text(B).first).to_be_visible()
    people.open_case(a, second)
    reviewed(a)
    eyes.look(a, "back-at-the-own-desk")
    eyes.nothing_was_wrong()


def opened(page: Page, name: str) -> Locator:
    """A form that lies folded behind its name."""
    fold = page.locator("details", has=page.locator("summary", has_text=name))
    fold.locator("summary").click()
    return fold


def at_the_desk_clock(ahead: timedelta) -> str:
    return f"{datetime.now(ZONE) + ahead:%Y-%m-%dT%H:%M}"


def finds_nothing(page: Page, number: str) -> None:
    """Of a case at somebody else's desk there is nothing to be found."""
    page.goto("/desk/search/")
    page.get_by_label("编号、申请人或事项").fill(number)
    page.get_by_role("main").get_by_role("button", name="查找").click()
    expect(page.get_by_role("main").get_by_text("食品经营许可")).to_have_count(0)


def reviewed(page: Page) -> None:
    deed = people.deed(page, "review")
    deed.get_by_role("radio", name="建议准予许可").check()
    deed.get_by_label("意见").fill("符合条件。")
    deed.get_by_role("button").last.click()
    expect(page.locator("[data-done=review]")).to_be_visible()
