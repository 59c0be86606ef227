"""A town desk is held to its class: what was handed down to first-class centres is refused, and nothing typed is lost.

The same window takes in what its own class allows; whoever wonders where else to go finds it on a phone.
"""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import override_settings
from playwright.sync_api import Page, expect

from tests.covers import covers
from tests.journeys import people
from tests.journeys.city import ANSWERS, COMPANY, FORM, City
from tests.journeys.conftest import HASHERS
from tests.journeys.looking import Eyes
from tests.operations import town as places
from tests.operations.levels import an_authority, announced
from tests.operations.town import BEGAN, NOW, PASSWORD, SECRET, Town
from yimen.kernel.actor import SYSTEM
from yimen.registries.delegations import operations as delegations
from yimen.registries.delegations.operations import Entry
from yimen.registries.offices import operations as offices
from yimen.registries.offices import queries as office_queries
from yimen.registries.people import operations as staff
from yimen.registries.people import queries as parties
from yimen.registries.regions import operations as regions
from yimen.registries.regions import queries as region_queries
from yimen.registries.towns import operations as towns

DESKS = ("first.town", "second.town")
REFORM = "reform.desk"


@pytest.fixture(scope="module")
def centres(city: City) -> tuple[str, str]:
    """A first-class and a second-class centre; the food licence was handed down to both when both were first-class."""
    with override_settings(PASSWORD_HASHERS=HASHERS):
        return city._aside(lambda: found_towns(city))


def found_towns(city: City) -> tuple[str, str]:
    county = region_queries.by_code("990101000000", BEGAN)
    office = office_queries.office_by_name("示范市市场监督管理局", BEGAN)
    assert county is not None and office is not None
    document = announced(Entry(city.item, "agency", least_class=1), number="示府〔2026〕18号")
    found = []
    for number, login in enumerate(DESKS, start=1):
        region = regions.found_region(
            f"99010109{number}000", f"示范{number}镇", 4, county.ref, BEGAN, "设镇", by=SYSTEM, now=NOW
        ).ref
        centre = offices.open_centre(
            f"示范{number}镇便民服务中心", "town", region, "national", f"为民路{number}号", "0990-1234", "周一至周五",
            BEGAN, "", by=SYSTEM, now=NOW,
        ).ref  # fmt: skip
        window = offices.open_window(centre, "A01", "综合窗口", None, BEGAN, "", by=SYSTEM, now=NOW).ref
        there = Town(county.ref, county.ref, office.ref, centre, window, "national")
        towns.class_centre(centre, 1, BEGAN, "示府〔2020〕1号", by=SYSTEM, now=NOW)
        towns.join_centre(
            centre, an_authority(f"示范{number}镇人民政府", region, 880 + number), BEGAN, "", by=SYSTEM, now=NOW
        )
        delegations.delegate(document, (city.item,), "agency", centre, BEGAN, by=SYSTEM, now=NOW)
        clerk = places.an_officer(there, "window", f"88{number}")
        staff.open_staff_account(login, PASSWORD, SECRET, clerk, by=SYSTEM, now=NOW)
        found.append(centre)
    towns.class_centre(found[1], 2, NOW.date(), "降为二级", by=SYSTEM, now=NOW)
    reform = places.an_officer(replace(there, centre=""), "administrator", "889")
    staff.open_staff_account(REFORM, PASSWORD, SECRET, reform, by=SYSTEM, now=NOW)
    return found[0], found[1]


@covers("S-044", "S-028")
def test_a_town_desk_is_refused_by_its_class(
    city: City, centres: tuple[str, str], somebody: Callable[..., Page], eyes: Eyes
) -> None:
    second, first = somebody(), somebody()
    fill_at_the_window(second, city, "second.town")

    second.get_by_role("button", name="收件并出回执").click()

    expect(second.locator("#mistakes")).to_contain_text("只下放到一级镇街中心")
    expect(second.get_by_label(people.LABELS["shop_name"])).to_have_value(FORM["shop_name"])
    eyes.look(second, "refused-by-class")

    fill_at_the_window(first, city, "first.town")
    first.get_by_role("button", name="收件并出回执").click()
    expect(first.get_by_text("查询码").first).to_be_visible()

    visitor = somebody()
    visitor.goto(f"/items/{city.item}/places")
    expect(visitor.get_by_role("heading", name="示范1镇便民服务中心")).to_be_visible()
    expect(visitor.get_by_role("heading", name="示范2镇便民服务中心")).to_have_count(0)
    eyes.look_on_phone(visitor, "where-to-go")
    eyes.nothing_was_wrong()


def fill_at_the_window(page: Page, city: City, login: str) -> None:
    """The form of the food licence for the company, typed in by the clerk."""
    people.sign_in_at_the_desk(page, city, login)
    party = city._aside(lambda: parties.party(city.founded.company))
    assert party is not None and party.name == COMPANY
    answers = "&".join(f"situation-{one.partition(':')[0]}={one}" for one in ANSWERS)
    page.goto(f"/desk/window/receive/{city.item}?party={party.ref}&{answers}")
    for code, value in FORM.items():
        field = page.locator(f"[name=field-{code}]")
        if field.first.get_attribute("type") == "radio":
            page.get_by_role("radio", name=value).check()
        elif field.evaluate("e => e.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


@covers("S-094")
def test_the_reform_office_sees_who_holds_what(
    city: City, centres: tuple[str, str], somebody: Callable[..., Page], eyes: Eyes
) -> None:
    reform = somebody()
    people.sign_in_at_the_desk(reform, city, REFORM)

    for address, heading in (
        ("", "下放记录"), ("documents", "下放文件"), ("matrix", "事权矩阵"), ("reports", "事权统计"),
        ("cold", "冷门项目"), (f"towns/{centres[1]}", "示范2镇便民服务中心"), ("units?words=便民", "机构查找"),
    ):  # fmt: skip
        reform.goto(f"/desk/powers/{address}")
        expect(reform.get_by_role("heading", name=heading, level=1)).to_be_visible()
        eyes.look(reform, address.partition("?")[0].partition("/")[0] or "standing")
    reform.goto("/desk/powers/documents")
    reform.get_by_role("link", name="示府〔2026〕18号").click()
    expect(reform.get_by_role("button", name="下放选中的事项")).to_be_visible()
    eyes.look(reform, "document")
    eyes.nothing_was_wrong()
