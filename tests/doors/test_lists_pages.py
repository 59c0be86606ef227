"""The lists at their doors: the same rows on page, in files, on the console and in the JSON door."""

import argparse
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from tests.covers import covers
from tests.doors.calling import NOBODY, said
from tests.operations import catalogue
from tests.operations.catalogue import NOW, TERMS, a_draft
from yimen.assembly import database
from yimen.channels.cli import lists
from yimen.channels.hall.lists import list_paper
from yimen.insight.lists import explaining, history, ports, queries
from yimen.insight.lists.rows import Narrowed
from yimen.kernel.actor import SYSTEM
from yimen.kernel.elements import Intermediary, MaterialKind, OnlineDepth, Way, WindowTerm
from yimen.kernel.lists import DEFINITIONS, LISTS
from yimen.kernel.papers.list_sheets import ListSheet
from yimen.kernel.terms import Audience, Complexity, Fee, MaterialTerm, Terms, TimeLimit
from yimen.registries.catalogue import operations
from yimen.threshold import listing
from yimen.threshold.language import WORDS

LATER = NOW + timedelta(days=10)
INSTANT = replace(
    TERMS,
    instant="yes",
    complexity=Complexity.SIMPLE,
    promised=TimeLimit(Decimal(1), "hour"),
    audience=Audience.PERSON,
    service=replace(TERMS.service, served=("1",), online_depth=OnlineDepth.ACCEPTANCE, self_service="yes"),
)
WITH_FEES = replace(
    TERMS,
    trips=2,
    place="滨河路1号",
    fees=(
        Fee("工本费", 500, "每证", "财税〔2019〕1号"),
        Fee("查询费", 0),
        Fee("检测费", 12_050, "每次", "发改〔2020〕2号"),
    ),
    service=replace(
        TERMS.service,
        ways=(Way.WINDOW, Way.WEB),
        online_depth=OnlineDepth.FILING,
        onsite_reason="须当场检测",
        windows=(WindowTerm("A01 综合窗口", "滨河路1号", "9:00-17:00", "0000-12345"),),
        intermediaries=(Intermediary("i1", "环境检测", "plan", "《环境检测办法》第九条", "5 个工作日", "政府指导价"),),
    ),
)
ONLINE = replace(
    TERMS,
    materials=(
        MaterialTerm("single", "无婚姻登记记录证明", kind=MaterialKind.PROOF, issued_by="民政局", law="第十条"),
    ),
    situations=(),
)


class City:
    """Two offices and three items: one on the spot, one with fees, one fully online. A fourth was changed later."""

    def __init__(self) -> None:
        self.office_id, self.office = catalogue.an_office()
        _, self.other = catalogue.an_office("示范市生态环境局")
        self.instant = self._published(self.office, "老年优待证", INSTANT)
        self.fees = self._published(self.office, "环境检测备案", WITH_FEES)
        self.online = self._published(self.other, "排污登记", ONLINE)
        off = replace(INSTANT, service=replace(INSTANT.service, self_service="no"))
        quiet = operations.draft_version(self.instant, a_draft("老年优待证", "20", off), by=SYSTEM, now=NOW).ref
        operations.publish(quiet, LATER, by=SYSTEM, now=NOW)
        changed = operations.draft_version(self.fees, a_draft("环境检测备案", "20", ONLINE), by=SYSTEM, now=NOW).ref
        operations.publish(changed, LATER, by=SYSTEM, now=NOW)

    @staticmethod
    def _published(office: str, name: str, terms: Terms) -> str:
        return catalogue.published(office, a_draft(name, "20", terms))[0]


@pytest.fixture(scope="module")
def city(fresh_database: Callable[[], AbstractContextManager[database.Address]]) -> Iterator[City]:
    with fresh_database():
        yield City()


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMEN_NOW", NOW.isoformat())


def on_the_console(*words: str, capsys: pytest.CaptureFixture[str]) -> str:
    parser = argparse.ArgumentParser()
    lists.register(parser.add_subparsers())
    chosen = parser.parse_args(["lists", *words])
    assert chosen.run(chosen) == 0
    return capsys.readouterr().out


def names(code: str, now: object = NOW, **narrowed: str) -> list[str]:
    page = queries.page(LISTS[code], Narrowed(**narrowed), now)  # type: ignore[arg-type]
    return [row.name for row in page.rows]


@covers("S-105", "S-153")
def test_a_list_changes_by_itself_at_the_moment_at_which_an_item_does(city: City) -> None:
    assert names("fees") == names("windows") == ["环境检测备案"]
    assert names("online") == ["排污登记"]

    assert names("fees", LATER) == names("windows", LATER) == []
    assert names("online", LATER) == ["环境检测备案", "排污登记"]
    (first, second) = history.days(LISTS["online"], LATER)
    assert (first.added, first.removed, first.items) == (1, 0, 1)
    assert (second.added, second.removed, second.items) == (1, 0, 2)
    assert [(change.way, change.name) for change in history.changes(LISTS["fees"], LATER)] == [
        ("removed", "环境检测备案"),
        ("added", "环境检测备案"),
    ]


@covers("S-107", "S-108", "S-109", "S-111", "S-113", "S-120")
def test_each_list_tells_what_its_items_ask_and_promise(city: City) -> None:
    (fees,) = queries.page(LISTS["fees"], Narrowed(), NOW).rows
    (proofs,) = queries.page(LISTS["proofs"], Narrowed(), NOW).rows
    (services,) = queries.page(LISTS["intermediary"], Narrowed(), NOW).rows
    (spot,) = queries.page(LISTS["at_once"], Narrowed(), NOW).rows

    assert [line[:2] for line in fees.lines] == [("工本费", 500), ("检测费", 12_050)]
    assert proofs.lines == (("无婚姻登记记录证明", "民政局", "第十条", ""),)
    assert services.lines == (("环境检测", "《环境检测办法》第九条", "5 个工作日", "政府指导价"),)
    assert (spot.name, spot.cells) == ("老年优待证", (TimeLimit(Decimal(1), "hour"),))


@covers("S-117")
def test_a_list_is_narrowed_by_office_level_audience_theme_and_words(city: City) -> None:
    assert names("time_limits", office=city.other) == ["排污登记"]
    assert names("time_limits", audience="organisation") == ["环境检测备案", "排污登记"]
    assert (names("time_limits", kind="20"), names("time_limits", kind="11")) == (names("time_limits"), [])
    assert "没有符合条件的事项" in Client().get("/lists/time_limits", {"kind": "11"}).content.decode()
    assert len(names("time_limits", theme="trade")) == 3 and names("time_limits", theme="work") == []
    assert names("time_limits", words="laonianyoudai") == names("time_limits", words="优待") == ["老年优待证"]
    assert len(names("time_limits", level="2")) == 3 and names("time_limits", level="4") == []


def test_a_page_goes_on_where_the_last_one_ended(city: City) -> None:
    first = queries.page(LISTS["time_limits"], Narrowed(), NOW, limit=2)
    second = queries.page(LISTS["time_limits"], Narrowed(), NOW, first.after or "", limit=2)

    assert [row.name for row in (*first.rows, *second.rows)] == ["环境检测备案", "老年优待证", "排污登记"]
    assert second.after is None


def test_counts_add_up(city: City) -> None:
    counted = {one.code: one.items for one in queries.counts(NOW)}

    assert counted.keys() == LISTS.keys()
    for one in DEFINITIONS:
        shares = queries.by_office(one, NOW)
        assert (
            counted[one.code]
            == queries.total(one, Narrowed(), NOW).items
            == len(list(queries.whole(one, Narrowed(), NOW)))
        )
        assert counted[one.code] == sum(share.on_list for share in shares)
        assert sum(share.items for share in shares) == 3


def test_what_an_item_lacks_is_said_need_by_need(city: City) -> None:
    lacking = explaining.why(LISTS["online"], city.fees, NOW)

    assert lacking is not None
    assert lacking.needs == ("full_depth", "no_trip", "remote_payment")
    page = explaining.not_on(LISTS["online"], city.office, NOW)
    assert [row.name for row in page.rows] == ["环境检测备案", "老年优待证"]
    assert all(row.needs for row in page.rows)


@covers("S-104")
def test_the_page_shows_the_list_with_its_counter_date_and_formula(city: City) -> None:
    with CaptureQueriesContext(connections["read"]) as asked, CaptureQueriesContext(connections["default"]) as others:
        page = Client().get("/lists/fees").content.decode()

    for words in (
        "收费事项清单",
        "共 1 个事项",
        "实施清单事项",
        "2026年9月18日",
        "有收费项目且金额大于零",
        "¥120.50",
        "环境检测备案",
    ):
        assert words in page, words
    assert "查询费" not in page
    # Four of them work out how long the lists are; what is kept of it is not asked again (test_keeping).
    assert len(asked) + len(others) <= 7


@covers("S-104")
def test_the_kiosk_shows_the_same_rows_before_and_after_a_change(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    for moment in (NOW, LATER):
        monkeypatch.setenv("YIMEN_NOW", moment.isoformat())
        for code in ("fees", "online"):
            page, screen = (Client().get(f"{door}/lists/{code}").content.decode() for door in ("", "/kiosk"))
            for name in ("环境检测备案", "排污登记"):
                assert (name in page) == (name in screen) == (name in names(code, moment)), (code, name)

    assert "2026年9月28日" in screen
    assert "第 2 版，2026年9月28日" in Client().get(f"/kiosk/items/{city.fees}").content.decode()


def test_a_kiosk_searches_pages_and_takes_a_guide_along(city: City) -> None:
    kiosk = Client()

    assert "共 3 项" in kiosk.get("/kiosk/lists/time_limits").content.decode()
    found = kiosk.get("/kiosk/lists/time_limits?words=paiwu").content.decode()
    assert "排污登记" in found and "老年优待证" not in found
    assert "排污登记" in kiosk.get("/kiosk/search?words=排污登记").content.decode()
    assert kiosk.get("/kiosk/search").status_code == kiosk.get("/kiosk/lists").status_code == 200
    assert "办事指南的二维码" in kiosk.get(f"/kiosk/items/{city.online}").content.decode()
    assert kiosk.get("/kiosk/items/nosuch").status_code == kiosk.get("/kiosk/lists/nosuch").status_code == 404


@covers("S-115")
def test_the_menu_of_every_kiosk_is_the_list_of_self_service(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "老年优待证" in Client().get("/kiosk/").content.decode()

    monkeypatch.setenv("YIMEN_NOW", LATER.isoformat())

    page = Client().get("/kiosk/").content.decode()
    assert "老年优待证" not in page and "现在没有可以自助办理的事项" in page


def test_the_list_of_an_earlier_day_is_the_one_of_then(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMEN_NOW", LATER.isoformat())

    assert "环境检测备案" not in Client().get("/lists/fees").content.decode()
    assert "环境检测备案" in Client().get("/lists/fees?on=2026-09-20").content.decode()
    assert Client().get("/lists/fees?on=2026-99-99").status_code == 200


def test_excel_and_csv_hold_the_rows_of_the_query(city: City) -> None:
    answer = Client().get("/lists/fees/file.xlsx")
    sheet = (
        CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer.streaming_content))).get_sheet_by_index(0).to_python()
    )
    csv = b"".join(Client().get("/lists/fees/file.csv").streaming_content).decode("utf-8-sig").splitlines()

    expected = [
        list(flat) for row in queries.whole(LISTS["fees"], Narrowed(), NOW) for flat in listing.flat(LISTS["fees"], row)
    ]
    assert sheet[4] == list(listing.column_names(LISTS["fees"]))
    assert [[str(cell) for cell in row] for row in sheet[5:]] == expected
    assert len(expected) == 2 and csv[5].startswith("环境检测备案,")


def test_a_list_is_put_on_paper_whole_or_bound_in_volumes(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[ListSheet] = []

    class Printer:
        def print_list(self, sheet: ListSheet) -> bytes:
            printed.append(sheet)
            return b"%PDF"

    ports.wire(Printer())

    assert Client().get("/lists/fees/file.pdf").content == b"%PDF"

    (sheet,) = printed
    assert (sheet.title, sheet.head[2:4]) == ("收费事项清单", ("收费项目", "金额"))
    assert [row[0] for row in sheet.rows] == ["环境检测备案", ""] and sheet.rows[1][2] == "检测费"
    monkeypatch.setattr(list_paper, "VOLUME", 2)
    page = Client().get("/lists/time_limits/file.pdf", follow=True)
    assert page.redirect_chain == [("/lists/time_limits/volumes?", 302)]
    for words in ("第 1 册，共 2 册", "从“环境检测备案”到“老年优待证”", "第 2 册，共 2 册", "还没有按批次公布"):
        assert words in page.content.decode(), words
    assert "volume=2" in page.content.decode()
    second = Client().get("/lists/time_limits/file.pdf?volume=2&audience=organisation")
    assert second.content == b"%PDF" and printed[-1].volume == ""
    Client().get("/lists/time_limits/file.pdf?volume=2")
    assert printed[-1].volume == "第 2 册，共 2 册" and [row[0][:4] for row in printed[-1].rows] == ["排污登记"]
    archive = zipfile.ZipFile(io.BytesIO(b"".join(Client().get("/lists/time_limits/volumes.zip").streaming_content)))
    assert [name[-7:] for name in archive.namelist()] == ["-01.pdf", "-02.pdf"]
    assert archive.read(archive.namelist()[0]) == b"%PDF"
    assert Client().get("/lists/nosuch/volumes").status_code == 404


def test_volumes_hold_every_item_once_whatever_their_size(city: City) -> None:
    of = LISTS["time_limits"]
    whole = [row.name for row in queries.whole(of, Narrowed(), NOW)]

    for size in (1, 2, 3, 4):
        bound = queries.volumes(of, Narrowed(), NOW, size)
        parts = [[row.name for row in queries.page(of, Narrowed(), NOW, one.after, size).rows] for one in bound]
        assert [name for part in parts for name in part] == whole, size
        assert [(one.first, one.last, one.items) for one in bound] == [(p[0], p[-1], len(p)) for p in parts], size
    assert queries.volumes(of, Narrowed(office="nowhere"), NOW, 2) == ()


def test_open_data_has_one_form_on_every_door(city: City, capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(b"".join(Client().get("/lists/fees/file.json").streaming_content))
    printed = json.loads(on_the_console("fees", "--json", capsys=capsys))
    rows = said(NOBODY.get("/lists/fees"))["rows"]

    assert (data["format"], data["list"], data["total"]) == ("yimen-list-1", "fees", 1)
    assert printed["rows"] == data["rows"]
    (row,) = data["rows"]
    assert (row["name"], row["lines"][1]["amount"]) == ("环境检测备案", 12_050)
    assert [one["ref"] for one in rows] == [row["ref"]] == [city.fees]
    assert rows[0]["lines"][1][:2] == ["检测费", 12_050]


def test_the_console_tells_how_long_each_list_is_and_why_an_item_is_not_on_it(
    city: City, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "收费事项清单" in on_the_console(capsys=capsys)
    assert "检测费" in on_the_console("fees", capsys=capsys)
    assert "(charged)" in on_the_console("fees", "--why", city.online, capsys=capsys)


def test_the_json_door_tells_lists_offices_days_and_what_is_missing(city: City) -> None:
    heads = {one["code"]: one for one in said(NOBODY.get("/lists/"))}

    assert heads["fees"]["items"] == 1 and heads["fees"]["line_columns"][0] == "fee"
    assert said(NOBODY.get("/lists/fees/total"))["counts"] == "items"
    assert [one["on_list"] for one in said(NOBODY.get("/lists/fees/offices"))] == [1, 0]
    assert said(NOBODY.get("/lists/fees/days"))[0]["added"] == 1
    assert said(NOBODY.get("/lists/fees/changes"))[0]["way"] == "added"
    assert said(NOBODY.get(f"/lists/fees/items/{city.online}"))["needs"] == ["charged"]
    assert NOBODY.get("/lists/nosuch").status_code == 404


def test_every_page_of_every_list_opens(city: City) -> None:
    hall = Client()

    assert hall.get("/lists").status_code == 200
    for one in DEFINITIONS:
        for page in ("", "/offices", "/changes"):
            assert hall.get(f"/lists/{one.code}{page}").status_code == 200, one.code
    assert hall.get("/lists/nosuch").status_code == hall.get("/lists/fees/file.doc").status_code == 404


def test_every_word_of_the_lists_has_its_english() -> None:
    said_words = {word for table in listing.TABLES for word in table.values()} | set(listing.ALWAYS)

    assert sorted(said_words - WORDS.keys()) == []
    assert listing.LIST_NAMES.keys() >= LISTS.keys()
    assert listing.NEEDS.keys() == {need.code for one in DEFINITIONS for need in one.needs}
    told = {c.code for one in DEFINITIONS for c in (*one.columns, *(one.lines.columns if one.lines else ()))}
    assert listing.COLUMNS.keys() == told
