"""Where an item can be done: the nearest first, open until when, and who is being served. For everybody."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.covers import covers
from tests.doors.calling import Caller, said
from tests.operations import errand, levels
from tests.operations.errand import later
from tests.operations.town import NOW
from tests.standing import standing
from yimen.engine.centre.visits import operations as visits
from yimen.engine.centre.visits.nearby import nearby

pytestmark = pytest.mark.django_db

CITY, TOWN = "示范市行政服务中心", "示范1镇便民服务中心"


@standing
def below(office: errand.Office) -> levels.Below:
    town = levels.a_town_below(office)
    levels.handed_down(town, "agency")
    return town


@covers("S-042")
def test_the_nearest_place_with_the_item_comes_first(below: levels.Below, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMEN_NOW", NOW.isoformat())
    item = below.office.item

    anywhere = Client().get(f"/items/{item}/places").content.decode()
    near = Client().get(f"/items/{item}/places?near={below.region}").content.decode()
    english = Client().get(f"/items/{item}/places?near={below.region}", headers={"Accept-Language": "en"})

    assert anywhere.index(CITY) < anywhere.index(TOWN) and "离您最近" not in anywhere
    assert near.index(TOWN) < near.index(CITY) and "离您最近" in near and "同镇街" in near
    assert "open until 12:00" in english.content.decode() and "same town" in english.content.decode()
    told = said(Caller().get(f"/powers/items/{item}/nearby", near=below.region))
    assert [(one["place"]["name"], one["nearness"], one["open"]) for one in told] == [
        (TOWN, "town", "yes"),
        (CITY, "city", "yes"),
    ]


@covers("S-042")
def test_a_place_tells_whether_it_is_open_and_who_is_being_served(
    below: levels.Below, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = below.office.item
    visits.open_visit("", "咨询", by=below.office.clerk, now=NOW - timedelta(days=1))
    assert [one.served for one in nearby(item, NOW)] == [0, 0]
    for_today = visits.open_visit("", "咨询", by=below.clerk, now=NOW).ref
    monkeypatch.setenv("YIMEN_NOW", later(2.5).isoformat())

    noon = Client().get(f"/items/{item}/places").content.decode()

    assert "未开放，13:30开门" in noon and "正在窗口办理 1 人" in noon and "不含等候的人" in noon
    visits.close_visit(for_today, by=below.clerk, now=later(3))
    assert [one.served for one in nearby(item, later(3))] == [0, 0]


def test_many_places_cost_no_more_statements_than_one(below: levels.Below) -> None:
    nearby(below.office.item, NOW, below.region)
    with CaptureQueriesContext(connection) as few:
        assert len(nearby(below.office.item, NOW, below.region)) == 2
    more = levels.a_town_below(below.office, 2)
    levels.handed_down(more, "agency")

    with CaptureQueriesContext(connection) as many:
        assert len(nearby(below.office.item, NOW, more.region)) == 3

    assert len(few) == len(many) == 5
