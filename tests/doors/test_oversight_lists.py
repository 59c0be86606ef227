"""Lists under oversight: promises held against visits with the way to the cases, and figures that say their formula."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations.errand import later
from tests.operations.test_confronting import City
from yimen.assembly import database


@pytest.fixture(scope="module")
def city(fresh_database: Callable[[], AbstractContextManager[database.Address]]) -> Iterator[City]:
    with fresh_database():
        yield City()


@pytest.fixture
def head(city: City, monkeypatch: pytest.MonkeyPatch) -> Client:
    return at_the_desk(city.overseer, later(6), monkeypatch)


@covers("S-121", "S-122")
def test_a_supervisor_goes_from_a_broken_promise_to_its_cases(city: City, head: Client) -> None:
    page = head.get("/oversight/promises").content.decode()

    assert "“最多跑一次”清单" in page and "“不见面”审批清单" in page
    assert f"/desk/cases/{city.twice}" in page and f"/desk/cases/{city.once}" in page
    narrowed = head.get("/oversight/promises?list=one_trip&days=90").content.decode()
    assert f"/desk/cases/{city.twice}" in narrowed and f"/desk/cases/{city.once}" not in narrowed
    assert head.get(f"/desk/cases/{city.twice}").status_code == 200


@covers("S-455", "S-456", "S-457", "S-458", "S-473", "S-474", "S-488")
def test_the_figures_of_the_web_hall_open_item_by_item(city: City, head: Client) -> None:
    page = head.get("/oversight/web-hall").content.decode()

    for words in ("示范市市场监督管理局", "一站式", "可网上申报的事项中可快递", "100.0%"):
        assert words in page, words
    rates = ("许可和公共服务里可网上申报", "承诺时限按小时计", "承诺时限按分钟计", "没有人跑过（实际）", "按事项类型")
    for rate in rates:
        assert rate in page, rate
    before = head.get("/oversight/web-hall?on=2020-01-01").content.decode()
    assert "2020" in before and "100.0%" not in before
    assert head.get("/oversight/web-hall?on=2020-02-31").status_code == 200
    assert "四大难题" in head.get(f"/oversight/web-hall/{city.office.town.office}").content.decode()
    assert head.get("/oversight/web-hall/NOSUCH").status_code == 404


def test_a_clerk_at_the_window_does_not_oversee(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk = at_the_desk(city.office.clerk, later(6), monkeypatch)

    assert {clerk.get(f"/oversight/{page}").status_code for page in ("promises", "web-hall")} == {403}
