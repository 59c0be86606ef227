"""The search of the hall: filters, the reason in words, what to do when nothing is found, and what it costs."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.doors.calling import NOBODY, code, said
from tests.operations.catalogue import NOW, TERMS, TODAY, a_draft, an_office, published
from tests.standing import standing
from yimen.kernel.actor import SYSTEM
from yimen.kernel.elements import OnlineDepth
from yimen.registries.calendars.operations import adopt_national
from yimen.registries.offices.operations import found_office, open_centre
from yimen.registries.regions import queries as regions
from yimen.registries.regions.operations import found_region

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMEN_NOW", NOW.isoformat())


@standing
def city() -> str:
    """The licence at the city and at a county, another at the city alone; gives the ref of the county."""
    _, office = an_office()
    published(office)
    by_post = replace(
        TERMS, service=replace(TERMS.service, ways=("1", "4"), online_depth=OnlineDepth.GUIDE), keywords=("卖药",)
    )
    published(office, a_draft("药品零售经营许可（新办）", terms=by_post))
    city = regions.by_code("990100000000", TODAY)
    assert city is not None
    county = found_region("990101000000", "滨河区", 3, city.ref, TODAY, "设区", by=SYSTEM, now=NOW).ref
    calendar = adopt_national(by=SYSTEM, now=NOW).ref
    there = found_office(
        "滨河区市场监管局", "滨河区局", None, county, calendar, "", TODAY, "设立", by=SYSTEM, now=NOW
    ).ref
    published(there)
    return county


def a_centre(county: str) -> str:
    calendar = adopt_national(by=SYSTEM, now=NOW).ref
    return open_centre(
        "滨河区政务服务中心", "administrative", county, calendar, "滨河大道1号", "", "", TODAY, "", by=SYSTEM, now=NOW
    ).ref


def page(**asked: str) -> str:
    return Client().get("/search", asked).content.decode()


def test_what_many_offices_do_is_one_hit_that_names_the_others(city: str) -> None:
    found = page(q="开饭店")

    assert found.count('class="hit"') == 1
    assert "“开饭店”说的是“食品经营许可（新办）”" in found
    assert "另有 1 处也办这件事" in found and "滨河区市场监管局" in found


def test_a_place_narrows_to_the_offices_that_serve_it_its_own_first(city: str) -> None:
    here = page(q="开饭店", place=city)
    above = page(q="卖药", place=city)
    opened = page(q="开饭店", narrow="yes")

    assert "滨河区市场监管局" in here and "另有 1 处也办这件事" in here
    assert "药品零售经营许可" in above, "what only the city does is done for the district too"
    assert "滨河区" in opened and "办理方式" in opened


def test_a_kiosk_that_knows_where_it_stands_shows_what_is_done_there_first(city: str) -> None:
    centre = a_centre(city)
    kiosk = Client()

    said_nowhere = kiosk.get("/kiosk/search?words=开饭店").content.decode()
    kiosk.cookies["yimen_kiosk"] = centre
    standing = kiosk.get("/kiosk/search?words=开饭店").content.decode()

    assert "滨河区市场监管局" not in said_nowhere
    assert "滨河区市场监管局" in standing and "附近能办的排在前面" in standing


def test_a_way_of_handing_in_narrows_and_what_is_no_way_is_passed_over(city: str) -> None:
    assert "药品零售经营许可" in page(q="卖药", way="4")
    assert "去掉筛选就有 1 项" in page(q="卖药", way="2")
    assert "药品零售经营许可" in page(q="卖药", way="'; --")


def test_the_slip_that_was_put_right_is_told_and_the_name_is_marked(city: str) -> None:
    assert "<mark>食品经营</mark>许可（新办）" in page(q="食品经营")
    assert "改正了同音字：“食品径营”→“食品经营”" in page(q="食品径营")


def test_a_search_asks_the_database_five_times_and_a_suggestion_three(city: str) -> None:
    for address, asked, most in (("/search", "开饭店", 5), ("/search/suggest", "食品经", 3)):
        with CaptureQueriesContext(
            connection,
        ) as told:
            assert Client().get(address, {"q": asked}, headers={"HX-Request": "true"}).status_code == 200

        assert len([one for one in told.captured_queries if "SAVEPOINT" not in one["sql"]]) <= most


def test_who_asks_for_the_suggestions_as_a_page_is_led_to_the_search(city: str) -> None:
    piece = Client().get("/search/suggest", {"q": "食品经"}, headers={"HX-Request": "true"}).content.decode()
    led = [Client().get("/search/suggest", {"q": said})["Location"] for said in ("食品经 营&a", "")]

    assert "食品经营许可" in piece.replace("<mark>", "").replace("</mark>", "") and "<html" not in piece
    assert led == ["/search?q=%E9%A3%9F%E5%93%81%E7%BB%8F+%E8%90%A5%26a", "/search"]


def test_the_json_door_gives_reason_and_filters(city: str) -> None:
    found = said(NOBODY.get("/catalogue/search", words="开饭馆", place=city))

    assert [(hit["reason"], hit["said"], hit["matched"], hit["offices"]) for hit in found] == [
        ("synonym", "饭馆", "饭店", 2)
    ]
    assert found[0]["row"]["office_name"] == "滨河区市场监管局"
    assert code(NOBODY.get("/catalogue/search", words="开饭馆", way="7")) == "request.field_malformed"
