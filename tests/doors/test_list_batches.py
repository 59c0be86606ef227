"""Batches at their doors: published at the desk or by a program, read by everybody."""

import io
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from tests.covers import covers
from tests.doors.calling import NOBODY, caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import catalogue, town
from tests.operations.town import NOW
from yimen.assembly import database
from yimen.insight.lists import ports
from yimen.kernel.actor import Actor
from yimen.kernel.elements import MaterialKind
from yimen.kernel.lists import DEFINITIONS
from yimen.kernel.papers.list_sheets import ListSheet
from yimen.kernel.terms import MaterialTerm

FORM = MaterialTerm("form", "申请表", kind=MaterialKind.FORM, law="《办法》第三条")


class City:
    """An office with one item on the list of one trip, one that takes more, and somebody of the reform office."""

    def __init__(self) -> None:
        self.town = town.a_town()
        self.item = self._published("婚姻登记", catalogue.ONE_TRIP)
        self.twice = self._published("户口迁移", replace(catalogue.ONE_TRIP, trips=2, materials=(FORM,), situations=()))
        self.reform = self._officer("reform_office", "401")
        self.editor = self._officer("catalogue_editor", "402")
        self.clerk = self._officer("window", "403")

    def _published(self, name: str, terms: object) -> str:
        draft = catalogue.a_draft(name, "20", terms)  # type: ignore[arg-type]
        return catalogue.published(self.town.office, draft, NOW)[0]

    def _officer(self, role: str, number: str) -> Actor:
        return town.signed_on(town.an_officer(self.town, role, number), f"{role}.desk")


@pytest.fixture(scope="module")
def city(fresh_database: Callable[[], AbstractContextManager[database.Address]]) -> Iterator[City]:
    with fresh_database():
        yield City()


@covers("S-123")
def test_a_batch_is_published_at_the_desk_and_read_by_everybody(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = at_the_desk(city.reform, NOW, monkeypatch)
    assert desk.get("/desk/item_lists/").status_code == 200
    refused = desk.post("/desk/item_lists/one_trip", {"document": " ", "key": "k-0001-0001"})
    assert refused.status_code == 422

    done = desk.post("/desk/item_lists/one_trip", {"document": "示审改〔2026〕3号", "key": "k-0001-0002"}, follow=True)

    assert "已公布。" in done.content.decode()
    again = desk.post("/desk/item_lists/one_trip", {"document": "示审改〔2026〕4号", "key": "k-0001-0003"})
    assert "清单与第 1 批完全相同" in again.content.decode()
    assert "已公布到第 1 批（示审改〔2026〕3号）" in Client().get("/lists/one_trip").content.decode()
    assert "示审改〔2026〕3号" in Client().get("/lists/one_trip/batches").content.decode()
    batch = Client().get("/lists/one_trip/batches/1").content.decode()
    assert "婚姻登记" in batch and "户口迁移" not in batch
    assert Client().get("/lists/one_trip/batches/2").status_code == 404

    printed: list[ListSheet] = []

    class Printer:
        def print_list(self, sheet: ListSheet) -> bytes:
            printed.append(sheet)
            return b"%PDF"

    ports.wire(Printer())
    assert Client().get("/lists/one_trip/file.pdf").content == b"%PDF"
    excel, csv, data = (
        b"".join(Client().get(f"/lists/one_trip/file.{form}").streaming_content)  # type: ignore[attr-defined]
        for form in ("xlsx", "csv", "json")
    )
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(excel)).get_sheet_by_index(0).to_python()
    screen = Client().get("/kiosk/lists/one_trip").content.decode()
    on_paper, in_cells = f"{printed[0].counted} {printed[0].batch}", " ".join(str(row[0]) for row in sheet[:4])
    for bears in (screen, in_cells, csv.decode(), on_paper):
        assert all(words in bears for words in ("2026年11月20日", "实施清单事项", "示审改〔2026〕3号")), bears
    assert json.loads(data)["batch"]["number"] == 1


def test_a_program_publishes_and_reads_a_batch(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMEN_NOW", NOW.isoformat())
    assert code(caller(city.editor).post("/lists/power/batches", {"document": "x"})) == "people.not_allowed"
    program = caller(city.reform)
    assert code(program.post("/lists/policies/batches", {"document": "x"})) == "batch.list_unknown"

    done = program.post("/lists/time_limits/batches", {"document": "示审改〔2026〕5号"})

    assert (said(done)["number"], said(done)["items"]) == (1, 2)
    assert [one["document"] for one in said(NOBODY.get("/lists/time_limits/batches"))] == ["示审改〔2026〕5号"]
    assert len(said(NOBODY.get("/lists/time_limits/batches/1"))["rows"]) == 2
    assert len(said(NOBODY.get("/lists/time_limits/batches/1/difference"))["added"]) == 2
    assert said(NOBODY.get("/lists/time_limits/batches/1/proof"))["as_published"] == "yes"
    assert NOBODY.get("/lists/time_limits/batches/9/proof").status_code == 404
    assert NOBODY.get("/lists/time_limits/batches/7").status_code == 404


def test_the_desk_says_what_each_item_lacks(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = at_the_desk(city.editor, NOW, monkeypatch)

    page = desk.get(f"/desk/item_lists/one_trip/missing?office={city.town.office}").content.decode()

    assert "户口迁移" in page and "到场次数不超过一次" in page and "婚姻登记" not in page
    for one in DEFINITIONS:
        assert desk.get(f"/desk/item_lists/{one.code}").status_code == 200
    assert "公布这一批" not in desk.get("/desk/item_lists/one_trip").content.decode()
    assert desk.get("/desk/item_lists/nosuch").status_code == 404


@covers("S-112")
def test_a_form_without_a_sample_stands_on_the_error_list_of_its_office(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = at_the_desk(city.editor, NOW, monkeypatch)

    page = desk.get("/desk/item_lists/unsampled").content.decode()

    assert "示范市市场监督管理局" in page and "公布下一批" not in page
    assert "申请表" in Client().get("/lists/unsampled").content.decode()
    assert "缺样表的表格" not in Client().get("/lists").content.decode()


def test_other_desks_do_not_get_in(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    assert at_the_desk(city.clerk, NOW, monkeypatch).get("/desk/item_lists/").status_code == 403
