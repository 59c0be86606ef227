"""Open handling and services for daily life: who is on duty, what came of cases, and whether every item tells all."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from tests.covers import covers
from tests.operations import errand
from tests.operations.town import NOW
from yimen.assembly import database
from yimen.insight.lists import explaining, queries
from yimen.insight.lists.rows import Narrowed
from yimen.kernel.actor import SYSTEM
from yimen.kernel.lists import LISTS
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_queries
from yimen.registries.people.operations.absence import AbsenceKind

OPEN, SERVICE = LISTS["open_handling"], LISTS["people_service"]
SILENT = replace(
    errand.TERMS, certificate=None, service=replace(errand.TERMS.service, results=(), tags=("people_service",))
)


class City:
    """A licence that tells everything, and a service for daily life that does not say what one gets."""

    def __init__(self) -> None:
        self.office = errand.an_office()
        self.other = errand.another_office(self.office, 5, errand.TERMS)
        self.silent = errand.staffed(self.office.town, SILENT, 6, self.office.clerk, kind="20")


@pytest.fixture(scope="module")
def city(fresh_database: Callable[[], AbstractContextManager[database.Address]]) -> Iterator[City]:
    with fresh_database():
        yield City()


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMEN_NOW", NOW.isoformat())


@covers("S-176")
def test_each_of_the_five_elements_is_verified_on_every_item(city: City) -> None:
    assert [need.code for need in OPEN.needs] == ["has_basis", "has_flow", "fee_told", "limited", "has_result"]
    assert queries.total(OPEN, Narrowed(), NOW).items == 2
    found = explaining.why(OPEN, city.silent.item, NOW)
    assert found is not None and found.needs == ("has_result",)

    page = Client().get("/open").content.decode()

    assert "3 项中的 2 项都公开了" in page and "写明办理结果" in page and f"/items/{city.silent.item}" in page


@covers("S-176")
def test_everybody_sees_who_is_on_duty_and_the_way_to_guide_progress_and_results(city: City) -> None:
    name = city.office.clerk.name

    page = Client().get(f"/open?centre={city.office.town.centre}").content.decode()

    assert f'<b>A01</b> 综合窗口</td><td data-label="当班">{name}' in page
    for address in ("/search", "/progress", "/decisions", "/lists"):
        assert f'href="{address}"' in page
    staff = people_queries.staff_by_number("0101") or pytest.fail()
    people.record_absence(staff.ref, NOW, NOW + timedelta(days=1), AbsenceKind.LEAVE, by=SYSTEM, now=NOW)
    assert "现在窗口没有人当班" in Client().get("/open").content.decode()


@covers("S-135")
def test_services_for_daily_life_are_a_class_of_their_own_by_department(city: City) -> None:
    (row,) = queries.page(SERVICE, Narrowed(), NOW).rows
    shares = {share.name: share.on_list for share in queries.by_office(SERVICE, NOW)}

    assert row.ref == city.silent.item
    assert sorted(shares.values()) == [0, 1]
    assert "为民服务事项清单" in Client().get("/kiosk/lists").content.decode()
    assert row.name in Client().get("/kiosk/lists/people_service").content.decode()
