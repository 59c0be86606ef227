"""The set of lists that a city, and each of its centres, publishes: on pages, at kiosks and as files."""

import io
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from tests.covers import covers
from tests.operations import concentrating, errand, town
from tests.operations.town import NOW
from yimen.assembly import database
from yimen.insight.lists import ports
from yimen.kernel.actor import SYSTEM
from yimen.kernel.elements import MaterialKind
from yimen.kernel.lists import ENTERED, FAMILIES, POLICIES, Family
from yimen.kernel.papers.list_sheets import ListSheet
from yimen.kernel.policies import Whom
from yimen.kernel.terms import Complexity, Fee, MaterialTerm, TimeLimit
from yimen.registries.offices import operations as offices
from yimen.registries.policies import operations as policies
from yimen.registries.policies.operations import PolicySaid
from yimen.threshold import registered_lists

SEVEN = FAMILIES[Family.FUZHOU]
ON_EVERY_LIST = replace(
    errand.TERMS,
    instant="yes",
    complexity=Complexity.SIMPLE,
    promised=TimeLimit(errand.TERMS.promised.amount / 5, "working_day"),  # type: ignore[union-attr]
    materials=(
        MaterialTerm("form", "申请表", kind=MaterialKind.FORM, law="第十二条", blank_form="空表", sample="样表"),
        MaterialTerm("proof", "租赁备案证明", kind=MaterialKind.PROOF, law="第十二条", issued_by="住建局"),
    ),
    fees=(Fee("工本费", 500, "每证", "财税〔2019〕1号"),),
    situations=(),
    service=replace(errand.TERMS.service, agency="yes", online_payment="yes"),
)
RENT = PolicySaid("示政办〔2026〕3号", "小微企业房租补贴", "补贴半年房租", "在线申请", whom=Whom((), ("micro",)))


class City:
    """An item that stands on every one of the lists and has entered the first centre; a second centre beside it."""

    def __init__(self) -> None:
        self.office = errand.an_office(ON_EVERY_LIST)
        concentrating.entered(self.office)
        self.other = errand.another_office(self.office, 7, ON_EVERY_LIST)
        self.second = offices.open_centre(
            "示范市市民服务中心", "citizen", self.office.town.city, "national", "江滨路2号", "", "", town.BEGAN, "",
            by=SYSTEM, now=NOW,
        ).ref  # fmt: skip
        offices.open_window(self.second, "C01", "二号窗口", self.other.town.office, town.BEGAN, "", by=SYSTEM, now=NOW)
        policies.publish_policy(self.office.town.office, RENT, date(2026, 1, 1), by=SYSTEM, now=NOW)


@pytest.fixture(scope="module")
def city(fresh_database: Callable[[], AbstractContextManager[database.Address]]) -> Iterator[City]:
    with fresh_database():
        yield City()


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMEN_NOW", NOW.isoformat())


@covers("S-103")
def test_each_of_the_seven_is_on_a_page_at_the_kiosk_and_in_every_kind_of_file(city: City) -> None:
    class Printer:
        def print_list(self, sheet: ListSheet) -> bytes:
            return "|".join(cell for row in sheet.rows for cell in row).encode()

    ports.wire(Printer())
    hall = Client()
    index, screen = hall.get("/lists").content.decode(), hall.get("/kiosk/lists").content.decode()

    for code in SEVEN:
        name = "小微企业房租补贴" if code == POLICIES else "食品经营许可（新办）"
        excel = b"".join(hall.get(f"/lists/{code}/file.xlsx").streaming_content)  # type: ignore[attr-defined]
        cells = CalamineWorkbook.from_filelike(io.BytesIO(excel)).get_sheet_by_index(0).to_python()
        csv = b"".join(hall.get(f"/lists/{code}/file.csv").streaming_content).decode()  # type: ignore[attr-defined]
        data = json.loads(b"".join(hall.get(f"/lists/{code}/file.json").streaming_content))  # type: ignore[attr-defined]
        assert f"/lists/{code}" in index and f"/kiosk/lists/{code}" in screen, code
        assert name in hall.get(f"/lists/{code}", follow=True).content.decode(), code
        assert name in hall.get(f"/kiosk/lists/{code}").content.decode(), code
        assert any(name in str(cell) for row in cells[4:] for cell in row) and name in csv, code
        assert len(data["rows"]) == data["total"] == (1 if code == POLICIES else 2), code
        assert name in hall.get(f"/lists/{code}/file.pdf").content.decode(), code


@covers("S-103")
def test_a_list_of_the_seven_follows_its_register_by_itself(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "小微企业房租补贴" in Client().get("/kiosk/lists/policies").content.decode()

    monkeypatch.setenv("YIMEN_NOW", "2025-12-01T02:00:00+00:00")

    assert "小微企业房租补贴" not in Client().get("/kiosk/lists/policies").content.decode()
    assert "共 0 项" in Client().get("/kiosk/lists/policies").content.decode()


@covers("S-103")
def test_each_centre_publishes_a_set_of_its_own(city: City) -> None:
    first = registered_lists.lengths(NOW, city.office.town.centre)
    second = registered_lists.lengths(NOW, city.second)
    whole = registered_lists.lengths(NOW)

    for code in set(SEVEN) - {POLICIES}:
        assert (first[code], second[code], whole[code]) == (1, 1, 2), code
    assert (first[ENTERED], second[ENTERED]) == (1, 0)
    rows = Client().get(f"/lists/fees?centre={city.office.town.centre}").content.decode()
    assert city.office.item in rows and city.other.item not in rows
    assert city.other.item in Client().get(f"/kiosk/lists/fees?centre={city.second}").content.decode()
    assert f"?centre={city.second}" in Client().get("/kiosk/lists").content.decode()


@covers("S-106")
def test_what_is_in_a_centre_is_what_has_entered_it(city: City) -> None:
    """A window that a guide names makes nobody resident."""
    hall = Client()

    page = hall.get("/lists/entered", follow=True).content.decode()
    data = json.loads(b"".join(hall.get("/lists/entered/file.json").streaming_content))  # type: ignore[attr-defined]

    assert city.office.item in page and city.other.item not in page
    assert [(row["ref"], row["windows"]) for row in data["rows"]] == [(city.office.item, "B01")]
    assert hall.get("/lists/entered/file.doc").status_code == 404


def test_a_kiosk_shows_a_policy_with_its_code(city: City) -> None:
    kiosk = Client()
    (row,) = registered_lists.REGISTERED[POLICIES].whole(NOW, "")

    assert "惠企政策的二维码" in kiosk.get(f"/kiosk/policies/{row.ref}").content.decode()
    assert kiosk.get("/kiosk/policies/nosuch").status_code == 404
