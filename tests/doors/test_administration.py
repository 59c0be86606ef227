"""The pages of administration, and the commands that make and fill a city."""

import io
import json
import re
from datetime import datetime
from pathlib import Path

import pyotp
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from openpyxl import load_workbook

from tests.operations.test_structure import CITY, a_workbook
from tests.operations.town import NOW, PASSWORD, SECRET, TODAY, USCC, Town, a_citizen, a_town, an_officer, signed_on
from tests.standing import standing
from yimen.channels.cli import imports, init, main, staff
from yimen.journal import reading
from yimen.registries.calendars import queries as calendars
from yimen.registries.grants import queries as letters
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.registries.regions import queries as regions
from yimen.threshold import clock
from yimen.threshold.structure.workbook import SHEETS

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.doors.people_addresses")]


@pytest.fixture(autouse=True)
def watch(monkeypatch: pytest.MonkeyPatch) -> None:
    def now() -> datetime:
        return NOW

    monkeypatch.setattr(clock, "now", now)


@standing
def town() -> Town:
    return a_town()


def as_officer(client: Client, town: Town, role: str) -> Client:
    signed_on(an_officer(town, role, "900"))
    asked = {"login": "officer1", "password": PASSWORD, "digits": pyotp.TOTP(SECRET).at(NOW)}
    assert client.post("/work/login", asked).status_code == 302
    return client


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("name", [*SHEETS, "calendars", "workbook"])
def test_an_administrator_opens_every_page(client: Client, town: Town, name: str, language: str) -> None:
    as_officer(client, town, "administrator")

    answer = client.get(f"/work/admin/{name}", headers={"Accept-Language": language})

    assert answer.status_code == 200
    assert "admin" in client.get("/work/admin/").content.decode()


def test_a_region_is_added_changed_and_its_history_read(client: Client, town: Town) -> None:
    as_officer(client, town, "administrator")
    new = {
        "code": "990105000000",
        "name": "新县",
        "level": "3",
        "parent_code": "990100000000",
        "valid_from": "2026-01-01",
    }
    assert client.post("/work/admin/regions", new).headers["Location"].endswith("done=new")

    changed = {**new, "name": "新区", "valid_from": "2026-06-01", "basis": "国函〔2026〕1号"}
    assert client.post("/work/admin/regions", changed).headers["Location"].endswith("done=changed")

    row = regions.by_code("990105000000", TODAY)
    assert row and row.name == "新区"
    page = client.get(f"/work/admin/regions/{row.ref}/history").content.decode()
    assert "新县" in page and "新区" in page and "国函〔2026〕1号" in page


def test_a_refused_form_keeps_what_was_typed_and_says_where(client: Client, town: Town) -> None:
    as_officer(client, town, "administrator")
    wrong = {"name": "新局", "region_code": "999999999999", "valid_from": "2026-01-01", "document_mark": "新"}

    answer = client.post("/work/admin/offices", wrong)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="新局"' in page and 'href="#f-region_code"' in page
    assert len(offices.offices(TODAY)) == 1
    # What can be named is offered, and narrows while one types.
    assert 'list="names-regions"' in page and '<datalist id="names-regions"><option value="99' in page
    assert f'<option value="{offices.offices(TODAY)[0].name}">' in page and 'id="names-calendars"' in page


def test_an_office_without_a_credit_code_is_pointed_out_and_given_one(client: Client, town: Town) -> None:
    as_officer(client, town, "administrator")
    new = {"name": "新局", "region_code": "990100000000", "valid_from": "2026-01-01", "document_mark": "新"}
    assert client.post("/work/admin/offices", new).headers["Location"].endswith("done=new")
    shown = client.get("/work/admin/offices").content.decode()
    row = offices.office_by_name("新局", TODAY)
    assert row is not None

    wrong = client.post("/work/admin/offices", {**new, "uscc": "91110000600037342L"})
    done = client.post("/work/admin/offices", {**new, "uscc": USCC})

    assert "1 个部门没有统一社会信用代码" in shown and f'<a href="?row={row.ref}">新局</a>' in shown
    assert wrong.status_code == 422 and "统一社会信用代码不对" in wrong.content.decode()
    assert done.headers["Location"].endswith("done=changed")
    assert "个部门没有统一社会信用代码" not in client.get("/work/admin/offices").content.decode()


def test_a_form_is_filled_with_the_row_that_is_changed(client: Client, town: Town) -> None:
    as_officer(client, town, "administrator")

    page = client.get(f"/work/admin/offices?row={town.office}").content.decode()

    assert 'value="示范市市场监督管理局"' in page and 'value="2026-11-20"' in page


def hidden(page: str, name: str) -> str:
    """What a hidden field of a form holds."""
    found = re.search(rf'<input type="hidden" name="{name}" value="([^"]*)">', page)
    assert found is not None
    return found[1]


def test_who_saves_second_sees_what_the_first_has_changed_and_keeps_what_was_typed(client: Client, town: Town) -> None:
    as_officer(client, town, "administrator")
    row = regions.by_code("990100000000", TODAY)
    assert row is not None
    seen = hidden(client.get(f"/work/admin/regions?row={row.ref}").content.decode(), "seen")
    form = {"code": row.code, "level": "2", "valid_from": "2026-11-20", "row": row.ref, "seen": seen}
    first = {**form, "name": "新示范市", "basis": "甲"}
    assert client.post("/work/admin/regions", first).headers["Location"].endswith("done=changed")

    late = client.post("/work/admin/regions", {**form, "name": "示范大市", "basis": "乙"})

    said = late.content.decode()
    assert late.status_code == 409 and "这一项刚被别人改过" in said
    assert (
        "<dd>新示范市</dd>" in said
        and "<dd>市级</dd>" not in said
        and 'value="示范大市"' in said
        and 'value="乙"' in said
    )
    assert [term.name for term in regions.history(row.ref)].count("示范大市") == 0
    again = {**form, "name": "示范大市", "valid_from": "2026-12-01", "basis": "乙", "seen": hidden(said, "seen")}
    assert client.post("/work/admin/regions", again).headers["Location"].endswith("done=changed")


def test_who_changes_a_calendar_second_is_told_and_writes_over_nothing(client: Client, town: Town) -> None:
    as_officer(client, town, "administrator")
    ref = calendars.listed()[0].ref
    seen = hidden(client.get(f"/work/admin/calendars/{ref}").content.decode(), "seen")
    assert client.post(f"/work/admin/calendars/{ref}", {"days": "2026-12-24 休 甲", "seen": seen}).status_code == 302

    late = client.post(f"/work/admin/calendars/{ref}", {"days": "2026-12-25 休 乙", "seen": seen})

    said = late.content.decode()
    assert late.status_code == 409 and "刚被别人改过" in said and "2026-12-25 休 乙" in said and "甲" in said
    kept = calendars.page(ref)
    assert kept is not None and "乙" not in {rule.note for rule in kept.days}


def test_staff_get_a_one_time_code_once(client: Client, town: Town) -> None:
    as_officer(client, town, "administrator")
    member = an_officer(town, "reviewer", "002")

    page = client.post(f"/work/admin/staff/{member}/invite").content.decode()

    assert re.search(r"<code>[0-9A-Z]{4}(-[0-9A-Z]{4}){3}</code>", page)
    assert client.get(f"/work/admin/staff/{member}/invite").status_code == 405


def test_the_login_of_an_officer_is_locked_unlocked_and_closed_on_its_page(client: Client, town: Town) -> None:
    as_officer(client, town, "administrator")
    member = an_officer(town, "reviewer", "002")
    signed_on(member, "officer2")
    address = f"/work/admin/staff/{member}/account"
    assert address in client.get("/work/admin/staff").content.decode()

    assert client.post(address, {"act": "lock", "until": "soon"}).status_code == 422
    assert client.post(address, {"act": "lock", "until": "2026-12-24T18:00", "key": "k1"}).status_code == 302
    assert "已锁定" in client.get(address).content.decode()
    assert client.post(address, {"act": "unlock", "key": "k2"}).status_code == 302
    page = client.get(address, headers={"Accept-Language": "en"}).content.decode()
    assert "Open" in page and "officer2" in page
    assert client.post(address, {"act": "close", "key": "k3"}).status_code == 422
    assert client.post(address, {"act": "close", "sure": "yes", "key": "k4"}).status_code == 302
    assert "已永久注销" in client.get(address).content.decode()
    assert client.post(f"/work/admin/staff/{member}/invite").status_code == 422
    assert client.get("/work/admin/staff/NOBODY/account").status_code == 404


def test_a_message_that_no_carrier_takes_is_shown_and_sent_again(client: Client, town: Town) -> None:
    as_officer(client, town, "administrator")
    assert "消息都送出去了" in client.get("/work/admin/untold").content.decode()
    with connection.cursor() as cursor:
        cursor.execute(
            "with told as (insert into messages_message (ref, entry_id, kind, party_id, case_ref, facts, created_at)"
            " values ('M1', 1, 'accept', %s, '', '{\"number\": \"SF-1\", \"item\": \"x\"}', now()) returning id)"
            " insert into messages_service (message_id, way, state, tries, failure, receipt)"
            " select id, 'sms', 'failed', 6, 'carrier.away: x', '' from told",
            (a_citizen().party_id,),
        )
    page = client.get("/work/admin/untold", headers={"Accept-Language": "en"}).content.decode()
    assert "SF-1" in page and "carrier.away" in page and "1380000" not in page

    assert client.post("/work/admin/untold", {"message": "M1", "way": "mail", "key": "k1"}).status_code == 422
    assert client.post("/work/admin/untold", {"message": "M1", "way": "sms", "key": "k2"}).status_code == 302

    assert "SF-1" not in client.get("/work/admin/untold").content.decode()


def test_the_head_of_an_office_issues_letters_and_administers_nothing_else(client: Client, town: Town) -> None:
    as_officer(client, town, "office_head")
    an_officer(town, "decider", "002")
    letter = {"staff_number": "002", "office": "市场监管局", "rank": "2", "valid_from": "2026-11-20"}

    assert client.post("/work/admin/letters", letter).status_code == 302
    assert len(letters.letters(now=NOW)) == 1
    for name in set(SHEETS) - {"letters"}:
        assert client.get(f"/work/admin/{name}").status_code == 403
    assert client.post("/work/admin/workbook").status_code == 403


@pytest.mark.parametrize("role", ["reviewer", "window", "supervisor"])
def test_other_officers_administer_nothing(client: Client, town: Town, role: str) -> None:
    as_officer(client, town, role)

    for address in ("/work/admin/", "/work/admin/regions", "/work/admin/calendars", "/work/admin/workbook/today.xlsx"):
        assert client.get(address).status_code == 403


def test_a_workbook_is_uploaded_with_a_report_by_line(client: Client, town: Town) -> None:
    as_officer(client, town, "administrator")
    line = {**CITY["regions"][0], "区划代码": "990109000000", "上级代码": "990100000000"}
    content = a_workbook({"regions": [line, {**line, "区划代码": "12"}]})

    page = client.post("/work/admin/workbook", {"file": SimpleUploadedFile("s.xlsx", content)}).content.decode()

    assert "新增 1" in page and "没有通过 1" in page and "行政区划" in page
    assert regions.by_code("990109000000", TODAY) is not None
    assert client.post("/work/admin/workbook").status_code == 422


def test_what_there_is_is_downloaded(client: Client, town: Town) -> None:
    as_officer(client, town, "administrator")

    answer = client.get("/work/admin/workbook/today.xlsx")

    assert "attachment" in answer.headers["Content-Disposition"]
    assert load_workbook(io.BytesIO(answer.content))["regions"]["B3"].value == "滨河县"


def test_a_calendar_is_defined_and_changed_by_revisions(client: Client, town: Town) -> None:
    as_officer(client, town, "administrator")
    hours = {f"day-{at}": "09:00-12:00 13:30-17:30" for at in range(7)}
    made = client.post("/work/admin/calendars", {"name": "周末开放", "valid_through": "2026-12-31", **hours})
    address = made.headers["Location"]

    assert client.post(address, {"days": "2026-12-26 休 检修\n2026-12-27 开 09:00-12:00 值班"}).status_code == 302

    row = next(row for row in calendars.listed() if row.name == "周末开放")
    assert row.revision == 2
    assert "检修" in client.get(address).content.decode()
    assert client.post(address, {"days": "随便写写"}).status_code == 422


def test_yimen_init_makes_a_city_once_and_tells_the_code(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["init", "--city", "东湖市", "--code", "990200000000", "--json"]
    assert told(init, asked) == 0
    answer = json.loads(capsys.readouterr().out)
    assert re.fullmatch(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){3}", answer["code"]) and answer["page"] == "/work/first"

    assert told(init, asked) == 1

    assert "已经有一座城市" in capsys.readouterr().err
    assert len(people.staff(TODAY)) == 1


def test_an_administrator_who_is_shut_out_gets_a_new_code_at_the_console(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    told(init, ["init", "--city", "东湖市", "--code", "990200000000", "--json"])
    lost = json.loads(capsys.readouterr().out)["code"]

    assert told(staff, ["staff", "invite", "0001", "--json"]) == 0

    found = json.loads(capsys.readouterr().out)["code"]
    assert client.post("/work/first", {"code": lost}).status_code == 422
    assert client.post("/work/first", {"code": found}).status_code == 302
    member = people.staff_by_number("0001")
    assert member is not None
    latest = reading.latest("staff", member.id)
    assert latest is not None and latest.verb == "invite_staff"
    assert told(staff, ["staff", "invite", "nobody"]) == 1


def test_yimen_import_structure_reports_by_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(init, ["init", "--city", "东湖市", "--code", "990200000000"])
    file = tmp_path / "city.xlsx"
    file.write_bytes(a_workbook(CITY))
    capsys.readouterr()

    assert told(imports, ["import", "structure", str(file), "--json"]) == 0

    report = json.loads(capsys.readouterr().out)
    assert (report["read"], report["refused"], report["lines"]) == (10, 0, [])
    file.write_bytes(a_workbook({"regions": [{**CITY["regions"][0], "区划代码": "12"}]}))
    assert told(imports, ["import", "structure", str(file)]) == 1
    assert told(imports, ["import", "structure", str(tmp_path / "none.xlsx")]) == 2


def told(module: object, words: list[str]) -> int:
    """Run a command as `yimen` does, in the database of the test."""
    parser = main.Parser(prog="yimen")
    module.register(parser.add_subparsers(required=True))  # type: ignore[attr-defined]
    chosen = parser.parse_args(words)
    return int(chosen.run(chosen))
