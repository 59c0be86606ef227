"""Bulk works at the doors: chosen, looked at, confirmed, followed, and their reports taken along."""

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.doors.calling import caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import catalogue as items
from tests.operations.test_bulk import a_file, phone_of
from tests.operations.test_import_items import a_line
from tests.operations.town import NOW, Town, a_town, an_officer, signed_on, the_city_desk
from yimen.engine.papers.dossiers import ports
from yimen.engine.publication.bulk import queries
from yimen.engine.publication.bulk.working import work_on
from yimen.gateways.storage.folder import Folder
from yimen.registries.catalogue import queries as versions
from yimen.threshold.elements.many import offered

pytestmark = pytest.mark.django_db
PAGES = "/desk/catalogue/bulk"
PHONE = {"element": "service.complaint_phone", "e-service-complaint_phone": "0000-12345"}


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return a_town()


@pytest.fixture
def desk(town: Town, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Client:
    client = at_the_desk(signed_on(the_city_desk(town)), NOW, monkeypatch)
    ports.wire(Folder(tmp_path / "files"))
    return client


def begun(client: Client, address: str, form: dict[str, object]) -> str:
    """A work that was begun and that the worker has looked at; the address of its page."""
    answer = client.post(address, form)
    assert answer.status_code == 302, answer.content.decode()
    (ref,) = queries.to_do()
    assert ProcrastinateJob.objects.filter(task_name="clockwork.bulk", args={"ref": ref}).count() == 1
    work_on(ref, NOW)
    return str(answer["Location"])


def confirm(client: Client, page: str) -> None:
    seen = re.search(r'name="seen" value="(\d+)"', client.get(page).content.decode())
    assert seen is not None
    assert client.post(f"{page}/acts/confirm", {"seen": seen[1]}).status_code == 302
    work_on(page.rpartition("/")[2], NOW)


def test_a_phone_is_changed_in_all_items_of_an_office(desk: Client, town: Town) -> None:
    _, draft = items.an_item(town.office, now=NOW)
    chosen = desk.get(f"{PAGES}/restate?office={town.office}&element=service.complaint_phone").content.decode()
    assert "监督电话" in chosen and "食品经营许可（新办）" in chosen

    page = begun(desk, f"{PAGES}/restate", {**PHONE, "office": town.office})
    shown = desk.get(page).content.decode()
    assert "监督电话 改为 0000-12345" in shown and "0000-12300" in shown and "可以起草，也可以公布" in shown
    assert phone_of(draft) == "0000-12300"
    confirm(desk, page)

    assert phone_of(draft) == "0000-12345"
    kept = b"".join(desk.get(f"{page}/report").streaming_content).decode("utf-8-sig")
    assert kept.splitlines()[1] == "1,食品经营许可（新办）,改在草稿里,0000-12300,"


def test_a_file_is_looked_at_and_brought_in(desk: Client, town: Town) -> None:
    line = a_line(1, department="市场监管局", area_code="990100000000")
    file = SimpleUploadedFile("事项.csv", a_file(line, {**line, "local_item_code": "X", "item_name": ""}))

    page = begun(desk, f"{PAGES}/import", {"file": file})
    shown = desk.get(page).content.decode()
    assert "以上只是试做" in shown and "item_name" in shown
    confirm(desk, page)

    assert versions.in_force(line["local_item_code"], NOW) is not None
    assert desk.get(f"{page}/progress", headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"


def test_an_export_is_downloaded(desk: Client, town: Town) -> None:
    items.published(town.office, now=NOW)

    page = begun(desk, f"{PAGES}/export", {"suffix": ".json", "office": town.office})

    assert f"{page}/file" in desk.get(page).content.decode()
    assert b"\xe9\xa3\x9f\xe5\x93\x81" in desk.get(f"{page}/file").content


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("import", {}),
        ("export", {"suffix": ".exe"}),
        ("restate", {**PHONE, "element": "trips", "e-trips": "many"}),
        ("restate", {"element": "bases:article", "e-article": "第一条"}),
    ],
)
def test_what_cannot_be_asked_for_is_told_and_begins_nothing(desk: Client, address: str, form: dict[str, str]) -> None:
    answer = desk.post(f"{PAGES}/{address}", form)

    assert answer.status_code == 422 and 'id="mistakes"' in answer.content.decode()
    assert queries.to_do() == ()


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_element_that_is_offered_has_its_form(desk: Client, language: str) -> None:
    keys = [one.key for _, found in offered() for one in found]

    assert len(keys) > 60
    for key in ("", "promised", "service.ways", "service.windows:phone", "fees:fen", "theme"):
        answer = desk.get(f"{PAGES}/restate", {"element": key}, headers={"Accept-Language": language})
        assert answer.status_code == 200 and (not key or key in keys)
    assert desk.get(PAGES, headers={"Accept-Language": language}).status_code == 200


def test_somebody_elses_work_is_not_there_and_a_supervisor_begins_none(
    desk: Client, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    items.an_item(town.office, now=NOW)
    page = begun(desk, f"{PAGES}/restate", dict(PHONE))
    watching = at_the_desk(signed_on(an_officer(town, "supervisor", "709"), "supervisor.desk"), NOW, monkeypatch)

    assert (watching.get(page).status_code, watching.get(PAGES).status_code) == (404, 200)
    assert watching.post(f"{PAGES}/restate", PHONE).status_code == 422


def test_programs_ask_for_the_same(desk: Client, town: Town) -> None:
    _, draft = items.an_item(town.office, now=NOW)
    asks = caller(signed_on(the_city_desk(town, "708"), "city.desk"))
    body = {"path": "service.complaint_phone", "value": "0000-9"}

    ref = said(asks.post("/catalogue/bulk/restatements", body))["ref"]
    work_on(ref, NOW)
    row = said(asks.get(f"/catalogue/bulk/{ref}"))
    lines = said(asks.get(f"/catalogue/bulk/{ref}/lines"))["lines"]
    confirmed = asks.post(f"/catalogue/bulk/{ref}/confirm", {"seen": row["seen"]})
    work_on(ref, NOW)

    assert (row["state"], lines[0]["level"], said(confirmed)["state"]) == ("looked", "amended", "confirmed")
    assert phone_of(draft) == "0000-9"
    assert code(asks.post("/catalogue/bulk/restatements", {"path": "name", "value": "x"})) == "catalogue.element_unfit"
    assert asks.get(f"/catalogue/bulk/{ref}/file").status_code == 404
    stranger = caller(signed_on(an_officer(town, "reviewer", "707"), "reviewer.desk"))
    assert code(stranger.post("/catalogue/bulk/exports", {"suffix": ".json"})) == "people.not_allowed"
