"""The pages and the JSON door after the decision."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import NOBODY, caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import aftermath, errand, town
from tests.operations.errand import later
from tests.operations.test_appraisals import OVER, a_head, struck
from tests.operations.test_archives import MONTH, delivered, on_file, volume
from tests.operations.test_disclosures import disclosed
from yimen.channels.cli import archives as command
from yimen.channels.cli.main import main
from yimen.engine.case.cases import operations as cases
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.records.archives import appraised
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.papers.archive_file import check
from yimen.kernel.rulings import Advice
from yimen.registries.people import operations as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def decider(office: errand.Office, monkeypatch: pytest.MonkeyPatch) -> Client:
    return at_the_desk(office.decider, MONTH, monkeypatch)


@covers("S-264")
def test_a_case_is_put_on_file_on_its_page_and_says_before_what_is_missing(
    office: errand.Office, decider: Client
) -> None:
    lacking, whole = delivered(office), on_file(office)

    page = decider.get(f"/desk/after/cases/{lacking}").content.decode()
    refused = decider.post(f"/desk/after/cases/{lacking}", {"act": "archive", "key": "k1"})
    listed = decider.get("/desk/after/").content.decode()
    shown = decider.get(f"/desk/after/cases/{whole}").content.decode()
    english = decider.get("/desk/after/", headers={"Accept-Language": "en"}).content.decode()

    assert "还缺：收件回执、受理通知书" in page
    assert refused.status_code == 422 and "案卷不齐" in refused.content.decode()
    assert "Missing: Receipt, Acceptance notice" in english
    assert "示市监-XK·2026-D30-0001" in listed and "缺件，不能归档" in listed
    assert "卷内目录" in shown and "送达回证" in shown


def test_a_program_files_a_case_and_checks_its_volume_offline(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("YIMEN_NOW", MONTH.isoformat())
    ref = on_file(office)
    us = caller(office.decider)

    again = us.post(f"/cases/{ref}/acts/archive", {})
    (volume,) = said(us.get(f"/cases/{ref}/archives"))
    content = us.get(f"/archives/{volume['row']['ref']}/file").content

    assert code(again) == "case.already_done"
    (taken,) = said(us.get(f"/cases/{ref}/prints"))
    assert (taken["title"], taken["number"], taken["door"]) == ("归档卷", volume["row"]["number"], "api")
    assert check(content, lambda *_: True).sound and len(zipfile.ZipFile(BytesIO(content)).namelist()) == 14
    monkeypatch.setattr(command, "signed", lambda *_: True)
    sound, altered = tmp_path / "sound.zip", tmp_path / "altered.zip"
    sound.write_bytes(content)
    altered.write_bytes(content.replace(b"IHDR", b"IHDS", 1))
    assert main(["archive", "verify", str(sound)]) == 0 and "绿" in capsys.readouterr().out
    assert main(["archive", "verify", "--json", str(altered)]) == 1
    (fault,) = json.loads(capsys.readouterr().out)["faults"]
    assert fault == {"what": "altered", "where": "materials/002-material.png"}
    assert code(caller(office.citizen).get(f"/cases/{ref}/archives")) == "request.not_for_you"


def test_a_check_is_assigned_and_made_at_the_desk(office: errand.Office, monkeypatch: pytest.MonkeyPatch) -> None:
    eyes = tuple(town.an_officer(office.town, "chief", number) for number in ("801", "802"))
    first = town.signed_on(eyes[0], "eyes.one")
    ref = on_promise(office)
    naming = {"act": "assign_check", "first": eyes[0], "second": eyes[1]}
    own = at_the_desk(office.decider, later(5), monkeypatch)
    refused, told = own.post(f"/desk/after/cases/{ref}", naming | {"key": "k0"}), own.get(f"/desk/after/cases/{ref}")
    head = town.signed_on(town.an_officer(office.town, "office_head", "803"), "the.head")
    desk = at_the_desk(head, later(5), monkeypatch)

    assigned = desk.post(f"/desk/after/cases/{ref}", naming | {"key": "k1"})
    listed = desk.get("/desk/after/checks").content.decode()
    inspector = at_the_desk(first, later(6), monkeypatch)
    seen = inspector.get(f"/desk/after/checks/{ref}").content.decode()
    wrong = inspector.post(
        f"/desk/after/checks/{ref}", {"act": "order_mending", "finding": "缺", "until": "", "key": "2"}
    )
    found = inspector.post(f"/desk/after/checks/{ref}", {"act": "pass_check", "finding": "一致", "key": "k3"})

    assert refused.status_code == 422 and "核查人由本机关没有经手本件的负责人安排" in told.content.decode()
    assert assigned.status_code == 302 and "待核查" in listed
    assert "有固定的经营场所" in seen and wrong.status_code == 422
    assert found.status_code == 302 and "核查通过" in inspector.get(f"/desk/after/checks/{ref}").content.decode()
    assert inspector.get(f"/desk/after/cases/{ref}").status_code == 404


@covers("S-288")
def test_a_certificate_is_found_stopped_and_struck_off_at_the_desk_with_a_decision_for_its_holder(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = errand.granted(office)
    (row,) = certificates.mine(office.citizen, later(5))
    page, desk = f"/desk/after/cases/{ref}", at_the_desk(office.decider, later(6), monkeypatch)
    said = {"certificate": row.ref, "reason": "持证人书面申请注销。"}
    assert 'name="ground"' in desk.get(page).content.decode()
    head_elsewhere = at_the_desk(a_head_elsewhere(office), later(6), monkeypatch).get(page)
    assert head_elsewhere.status_code == 200 and 'name="ground"' not in head_elsewhere.content.decode()

    found = desk.get("/desk/after/licences", {"code": row.identifier})
    nowhere = desk.get("/desk/after/licences", {"code": "1.2.3"}).content.decode()
    stopped = desk.post(page, {**said, "act": "suspend_certificate", "key": "k1"})
    groundless = desk.post(page, {**said, "act": "cancel_certificate", "ground": "", "key": "k2"})
    ended = desk.post(page, {**said, "act": "cancel_certificate", "ground": "holder_asks", "key": "k3"})
    aftermath.derive(ref)

    assert found.headers["Location"] == page and "没有找到这份证照" in nowhere
    assert (stopped.status_code, groundless.status_code, ended.status_code) == (302, 422, 302)
    assert "注销行政许可决定书" in desk.get(page).content.decode()
    home = at_the_desk(office.citizen, later(6), monkeypatch)
    assert "注销决定书" in home.get(f"/mine/{ref}").content.decode()
    clerk = at_the_desk(office.clerk, later(6), monkeypatch)
    assert 'name="ground"' not in clerk.get(page).content.decode()


def a_head_elsewhere(office: errand.Office) -> Actor:
    """The head of another office, who sees the cases of the centre as well."""
    other = errand.another_office(office, 3)
    staff = town.an_officer(other.town, "office_head", "880")
    manager = town.a_post(other.town, "centre_manager")
    people.hold_post(staff, manager, town.SINCE, None, "holder", by=SYSTEM, now=town.NOW)
    return town.signed_on(staff, "head.elsewhere")


def on_promise(office: errand.Office) -> str:
    ref = errand.promise_signed(errand.received(office).ref, office.citizen)
    cases.accept_on_commitment(ref, errand.TERMS.commitment, by=office.clerk, now=later(1))
    cases.hand_over(ref, by=office.clerk, now=later(2))
    cases.review(ref, Advice.GRANT, "齐全。", by=office.reviewer, now=later(3))
    cases.decide(ref, errand.GRANT, by=office.decider, now=later(4))
    return ref


@covers("S-201")
def test_anybody_reads_the_public_list_and_objects_and_the_office_answers(
    office: errand.Office, decider: Client
) -> None:
    disclosed(office)
    anybody = Client()

    listed = anybody.get("/decisions", {"words": "食品"}).content.decode()
    (row,) = said(NOBODY.get("/decisions/"))["rows"]
    page = anybody.get(f"/decisions/{row['ref']}").content.decode()
    objected = anybody.post(f"/decisions/{row['ref']}", {"text": "这家店不存在。"})
    board = decider.get("/desk/after/objections").content.decode()
    (objection,) = said(caller(office.decider).get("/decisions/objections"))
    answer = {"answer": "taken_down", "ref": objection["ref"], "reason": "公示有误。", "key": "k"}
    answered = decider.post("/desk/after/objections", answer)

    assert "陈＊＊" in listed and "小禾" not in listed + page and "示市监准〔2026〕1号" in page
    assert objected.status_code == 302 and "这家店不存在" in board and answered.status_code == 302
    assert anybody.get(f"/decisions/{row['ref']}").status_code == 404
    assert said(NOBODY.get("/decisions/"))["rows"] == []


@covers("S-212")
def test_a_record_is_read_and_contested_in_the_hall_and_answered_at_the_desk(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = errand.received(office).ref
    head = town.signed_on(town.an_officer(office.town, "office_head", "803"), "the.head")
    told = caller(office.decider).post(f"/cases/{ref}/false-materials", {"fact": "证明系伪造。"})
    citizen = at_the_desk(office.citizen, MONTH, monkeypatch)

    page = citizen.get("/me/integrity").content.decode()
    (record,) = said(caller(office.citizen).get("/integrity/mine"))["records"]
    contested = citizen.post("/me/integrity", {"record": record["ref"], "text": "材料是真的。", "key": "k"})
    desk = at_the_desk(head, MONTH, monkeypatch)
    board = desk.get("/desk/after/integrity").content.decode()
    facts = {"ref": record["ref"], "answer": "lifted", "reason": "核实有误。", "key": "k"}

    assert told.status_code == 200 and "证明系伪造" in page and contested.status_code == 302
    assert "材料是真的" in board and desk.post("/desk/after/integrity", facts).status_code == 302
    assert "异议成立" in citizen.get("/me/integrity").content.decode()


def test_a_hearing_is_called_at_the_desk_and_recorded_by_who_leads_it(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    leads = town.an_officer(office.town, "chief", "811")
    presider = town.signed_on(leads, "presider")
    ref = errand.in_department(office)
    desk = at_the_desk(office.reviewer, later(3), monkeypatch)
    typed = {
        "act": "call_hearing", "kind": "hearing", "held_at": "2026-12-10T09:00", "place": "三楼会议室",
        "presider": leads,
        "topic": "采光影响", "participants": "申请人\n相邻住户", "key": "k1",
    }  # fmt: skip

    late = desk.post(f"/desk/after/cases/{ref}", {**typed, "held_at": "2026-11-23T09:00"})
    called = desk.post(f"/desk/after/cases/{ref}", {**typed, "key": "k2"})
    page = desk.get(f"/desk/after/cases/{ref}").content.decode()
    mine = at_the_desk(office.citizen, later(4), monkeypatch).get(f"/mine/{ref}").content.decode()
    (hearing,) = said(caller(office.reviewer).get(f"/cases/{ref}/hearings"))
    leading = at_the_desk(presider, later(24 * 21), monkeypatch)
    board = leading.get("/desk/after/hearings").content.decode()
    facts = {"hearing": hearing["ref"], "record": "双方陈述。", "result": "没有异议。", "key": "k3"}

    assert late.status_code == 422 and "最早可以在" in late.content.decode()
    assert called.status_code == 302 and "三楼会议室" in page and "采光影响" in board
    assert "三楼会议室" in mine and "采光影响" in mine and "通知听证或评审" in mine
    assert leading.post("/desk/after/hearings", facts).status_code == 302
    assert "没有等您写笔录的听证" in leading.get("/desk/after/hearings").content.decode()


def test_a_slip_of_the_pen_is_proposed_and_confirmed_at_the_desk(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    finder = town.signed_on(town.an_officer(office.town, "office_head", "821"), "finder")
    ref = errand.granted(office)
    aftermath.derive(ref)
    (held,) = certificates.mine(office.citizen, later(5))
    desk = at_the_desk(finder, later(6), monkeypatch)
    typed = {
        "act": "propose_erratum", "paper": held.ref, "place": "经营场所", "wrong": "滨河街36号", "right": "滨河街63号",
        "reason": "数字颠倒。", "key": "k1",
    }  # fmt: skip

    wrong = desk.post(f"/desk/after/cases/{ref}", {**typed, "wrong": "别处"})
    proposed = desk.post(f"/desk/after/cases/{ref}", {**typed, "key": "k2"})
    (row,) = said(caller(office.decider).get("/errata"))
    page = at_the_desk(office.decider, later(7), monkeypatch)
    shown = page.get(f"/desk/after/cases/{ref}").content.decode()
    confirmed = page.post(f"/desk/after/cases/{ref}", {"act": "confirm_erratum", "erratum": row["ref"], "key": "k3"})

    assert wrong.status_code == 422 and "照原文填写" in wrong.content.decode() and proposed.status_code == 302
    assert "滨河街63号" in shown and "确认更正" in shown and confirmed.status_code == 302
    assert "这一版已更正换发" in Client().get(f"/verify/{held.verification}").content.decode()


def test_what_is_over_is_proposed_and_answered_at_the_desk(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref, head = struck(on_file(office), office), a_head(office)
    row = volume(ref, office).row
    program = caller(head)
    assert said(program.get("/archives/over")) == said(program.get("/archives/register")) == []
    desk = at_the_desk(office.decider, OVER, monkeypatch)
    typed = {"act": "propose", "volume": row.ref, "ruling": "destroy", "reason": "期满，没有保存价值。", "key": "k1"}

    lacking = desk.post("/desk/after/appraisals", {**typed, "ruling": ""})
    proposed = desk.post("/desk/after/appraisals", {**typed, "key": "k2"})
    waiting = desk.get("/desk/after/appraisals").content.decode()
    heads = at_the_desk(head, OVER, monkeypatch)
    asked = heads.get("/desk/after/appraisals", headers={"Accept-Language": "en"}).content.decode()
    (one,) = appraised.waiting(head, OVER)
    approved = heads.post("/desk/after/appraisals", {"act": "approve", "ref": one.ref, "key": "k3"})
    gone = heads.get("/desk/after/").content.decode()

    assert lacking.status_code == 422 and "期满，没有保存价值。" in lacking.content.decode()
    assert proposed.status_code == approved.status_code == 302
    assert "撤回" in waiting and 'value="approve"' not in waiting and row.number in waiting
    assert 'value="approve"' in asked and "Waiting for the head of the office" in asked
    assert "批准销毁" in gone and f"archives/{row.ref}.zip" not in gone
    assert heads.get(f"/desk/after/archives/{row.ref}.zip").status_code == 404
    (line,) = appraised.register(head, OVER)
    assert (line.number, line.answered_by) == (row.number, head.name)
