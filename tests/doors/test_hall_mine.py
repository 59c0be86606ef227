"""The hall after the receipt: clocks explained, corrections mended, papers, certificates, look-ups without a login."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import NOBODY, caller, said
from tests.doors.desk import at_the_desk
from tests.doors.test_hall_apply import a_picture, citizen, founded, office
from tests.operations import aftermath, errand, town
from tests.operations.errand import later
from yimen.channels.hall import urls
from yimen.engine.case.cases import operations as acts
from yimen.engine.case.cases import queries as cases
from yimen.engine.papers.documents import queries as documents
from yimen.kernel.acceptance import DefectFound
from yimen.kernel.case_life import CaseState
from yimen.kernel.endings import RevokeGround
from yimen.registries.people import queries as people

pytestmark = pytest.mark.django_db
__all__ = ["citizen", "founded", "office"]


def state_of(office: errand.Office, ref: str) -> CaseState:
    view = cases.find(ref, office.citizen, later(9))
    assert view is not None
    return view.state


def seq_of(office: errand.Office, ref: str) -> int:
    view = cases.find(ref, office.citizen, later(9))
    assert view is not None
    return view.seq


def test_the_clock_is_explained_day_by_day(office: errand.Office, citizen: Client) -> None:
    ref = errand.accepted(office)

    page = citizen.get(f"/mine/{ref}").content.decode()

    assert "还剩 5 个工作日" in page and "承诺办结" in page and "法定最晚" in page
    assert "起算当天，不计" in page and "休息日" in page


def test_my_cases_show_drafts_and_cases(office: errand.Office, citizen: Client) -> None:
    draft, _ = errand.a_draft(office)
    case = errand.received(office).ref

    page = citizen.get("/mine").content.decode()

    assert f"/drafts/{draft}" in page and f"/mine/{case}" in page


def test_my_cases_take_four_statements(office: errand.Office, citizen: Client, django_assert_num_queries: Any) -> None:
    errand.received(office)
    citizen.get("/mine")

    with django_assert_num_queries(4):
        page = citizen.get("/mine").content.decode()

    assert "/mine/" in page


def test_my_list_says_what_is_still_to_follow_and_an_ended_case_counts_no_more(
    office: errand.Office, citizen: Client
) -> None:
    ref = errand.received(office, ("id", "plan")).ref
    acts.accept_tolerating(ref, {"rules": date(2026, 11, 30)}, by=office.clerk, now=later(1))
    promised = citizen.get("/mine").content.decode()

    acts.attach_to_case(ref, "rules", "rules.png", errand.PNG, by=office.citizen, now=later(1.5))
    acts.withdraw(ref, "不办了", by=office.citizen, now=later(2))

    assert "11月30日（周一）前补交后补材料" in promised and "去补交" in promised
    assert "补交" not in citizen.get("/mine").content.decode()
    ended = citizen.get(f"/mine/{ref}").content.decode()
    assert "结束时：还剩 20 个工作日" in ended


@covers("S-173")
def test_what_to_mend_is_told_and_mended_on_the_case_page(office: errand.Office, citizen: Client) -> None:
    ref = errand.received(office).ref
    acts.open_correction(ref, [DefectFound("plan", "no_area")], by=office.clerk, now=later(1))
    page = citizen.get(f"/mine/{ref}").content.decode()
    assert "没有标注面积" in page and "标注每个功能间的面积" in page

    early = citizen.post(f"/mine/{ref}/mended", {"seen": seq_of(office, ref), "key": "early"})
    assert early.status_code == 422 and state_of(office, ref) is CaseState.CORRECTION_OPEN
    sent = citizen.post(f"/mine/{ref}/materials/plan", {"files": [a_picture()], "key": "file"})
    assert sent.status_code == 302
    done = citizen.post(f"/mine/{ref}/mended", {"seen": seq_of(office, ref), "key": "done"})

    assert done.status_code == 302
    assert state_of(office, ref) is CaseState.CORRECTION_CLOSED


def test_an_application_is_withdrawn_after_being_asked_once(office: errand.Office, citizen: Client) -> None:
    ref = errand.received(office).ref
    asked = citizen.get(f"/mine/{ref}/withdraw").content.decode()
    assert "撤回这次申请？" in asked and state_of(office, ref) is CaseState.RECEIVED

    answer = citizen.post(f"/mine/{ref}/withdraw", {"seen": seq_of(office, ref), "reason": "不办了", "key": "k"})

    assert answer.status_code == 302
    assert state_of(office, ref) is CaseState.WITHDRAWN_EARLY


def test_a_stale_page_withdraws_nothing_and_keeps_the_reason(office: errand.Office, citizen: Client) -> None:
    ref = errand.received(office).ref
    seen = seq_of(office, ref)
    acts.accept(ref, by=office.clerk, now=later(1))

    answer = citizen.post(f"/mine/{ref}/withdraw", {"seen": seen, "reason": "改主意了", "key": "k"})

    assert answer.status_code == 422 and "改主意了" in answer.content.decode()
    assert state_of(office, ref) is CaseState.ACCEPTED


def test_a_citizen_changes_how_they_are_reached_and_nobody_else_does(office: errand.Office, citizen: Client) -> None:
    ref = people.parties([office.citizen.party_id or 0])[0].ref
    other = town.a_person(77, "李青")
    address = f"/me/contact/{ref}"
    assert address in citizen.get("/me").content.decode()
    good = {"phone": "139 0000 0009", "email": "he@example.cn", "address": "示范市南街 1 号"}

    bad = citizen.post(address, {**good, "email": "not a mail", "key": "k1"})
    assert bad.status_code == 422 and "电子邮箱不对" in bad.content.decode() and "139 0000 0009" in bad.content.decode()
    assert citizen.post(address, {**good, "key": "k2"}).status_code == 302

    row = people.party(ref)
    assert row and (row.phone, row.email, row.address) == ("139****0009", good["email"], good["address"])
    assert "13900000009" in citizen.get(address, headers={"Accept-Language": "en"}).content.decode()
    assert citizen.get(f"/me/contact/{other}").status_code == 404
    asks = caller(office.citizen)
    assert asks.post(f"/parties/{other}/contact", good).status_code == 404
    assert asks.post(f"/parties/{ref}/contact", {**good, "phone": ""}).status_code == 200
    assert caller(office.decider).post(f"/parties/{ref}/contact", good).status_code == 404
    assert caller(office.clerk).post(f"/parties/{ref}/contact", good).status_code == 200
    told = people.opened(office.citizen.party_id or 0)
    assert told and told.phone == "13900000009"


def test_a_strangers_case_is_not_found(office: errand.Office, monkeypatch: pytest.MonkeyPatch) -> None:
    ref = errand.received(office).ref
    stranger = at_the_desk(town.a_citizen(2, "李不知", "stranger"), later(1), monkeypatch)

    for page in ("", "/receipt", "/withdraw", "/documents/NONE"):
        assert stranger.get(f"/mine/{ref}{page}").status_code == 404
    for act in ("/mended", "/withdraw", "/materials/plan"):
        sent = {"files": [a_picture()]} if "materials" in act else {"seen": 1}
        posted = stranger.post(f"/mine/{ref}{act}", sent)
        assert posted.status_code == 404
    assert state_of(office, ref) is CaseState.RECEIVED


@covers("S-201")
def test_number_and_query_code_open_the_progress_without_names(office: errand.Office) -> None:
    told = errand.received(office)
    anybody = Client(headers={"Accept-Language": "zh-CN"})

    found = anybody.post("/progress", {"number": told.number.lower(), "code": told.query_code}).content.decode()
    wrong = anybody.post("/progress", {"number": told.number, "code": "00000000"})

    assert told.number in found and "已收件" in found and "陈小禾" not in found
    assert wrong.status_code == 422 and told.number in wrong.content.decode()
    assert "已收件" not in wrong.content.decode()


@covers("S-178", "S-263")
def test_a_commitment_is_signed_at_home_by_its_code_or_at_the_desk_on_paper_beside_the_originals(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    aftermath.wired()
    at_home, at_counter, by_program = (errand.received(office).ref for _ in range(3))
    me = at_the_desk(office.citizen, later(1), monkeypatch)
    program = caller(office.citizen)
    words = said(program.get(f"/cases/{at_home}/commitment"))

    assert words["code"] in me.get(f"/mine/{at_home}").content.decode()
    assert me.post(f"/mine/{at_home}/promise", {"code": "0000-0000", "key": "a"}).status_code == 422
    assert me.post(f"/mine/{at_home}/promise", {"code": words["code"], "key": "b"}).status_code == 302
    assert "承诺已签" in me.get(f"/mine/{at_home}").content.decode()
    told = said(program.get(f"/cases/{by_program}/commitment"))["code"]
    assert program.post(f"/cases/{by_program}/commitment/sign", {"code": words["code"]}).status_code == 422
    assert program.post(f"/cases/{by_program}/commitment/sign", {"code": told}).status_code == 200

    desk, page = at_the_desk(office.clerk, later(2), monkeypatch), f"/desk/cases/{at_counter}"
    assert "先请申请人签承诺" in (shown := desk.get(page).content.decode()) and "条件已逐条告知" not in shown
    assert desk.post(f"{page}/commitment", {"file": a_picture(), "key": "c"}).status_code == 302
    assert desk.get(f"{page}/commitment/paper").status_code == 200
    view = cases.find(at_counter, office.clerk, later(2))
    assert view is not None
    copy = view.materials[0].files[0].ref
    assert desk.post(f"{page}/files/{copy}/original", {"key": "d"}).status_code == 302
    assert caller(office.clerk).post(f"/cases/{at_counter}/originals", {"file": "0" * 16}).status_code == 404
    shown = desk.get(page).content.decode()
    assert "条件已逐条告知" in shown and "看签字的承诺书" in shown and "原件已核对" in shown
    stranger = at_the_desk(town.a_citizen(2, "李不知", "stranger"), later(2), monkeypatch)
    assert stranger.post(f"/mine/{at_counter}/promise", {"code": told, "key": "e"}).status_code == 404


@covers("S-201")
def test_whoever_holds_the_code_prints_the_papers_in_the_hall_at_a_kiosk_and_by_program_and_nobody_else(
    office: errand.Office,
) -> None:
    aftermath.wired()
    told, other = errand.received(office), errand.received(office)
    for one in (told, other):
        aftermath.derive(one.ref)
    (paper,) = documents.of_case(told.ref, office.citizen)
    (foreign,) = documents.of_case(other.ref, office.citizen)
    anybody, held = Client(headers={"Accept-Language": "zh-CN"}), {"number": told.number, "code": told.query_code}

    for page, papers in (("/progress", "/progress/papers"), ("/kiosk/papers", "/kiosk/papers")):
        assert "收件回执" in anybody.post(page, held).content.decode()
        assert anybody.post(f"{papers}/{paper.ref}", held).content.startswith(b"%PDF")
        for wrong, ref in (({**held, "code": "00000000"}, paper.ref), (held, foreign.ref), ({}, paper.ref)):
            assert anybody.post(f"{papers}/{ref}", wrong).status_code == 404
        assert anybody.get(f"{papers}/{paper.ref}").status_code == 405
    assert anybody.post("/kiosk/papers", {**held, "code": "1"}).status_code == 422
    assert anybody.post("/kiosk/papers", held).headers["Refresh"].startswith("60; url=/kiosk/")
    assert [one["ref"] for one in said(NOBODY.post("/progress/papers", held))["papers"]] == [paper.ref]
    assert NOBODY.post(f"/progress/papers/{paper.ref}", held).status_code == 200
    assert NOBODY.post(f"/progress/papers/{foreign.ref}", held).status_code == 404


def test_guessing_a_query_code_on_the_page_is_slowed_down(office: errand.Office) -> None:
    told = errand.received(office)
    anybody = Client(headers={"Accept-Language": "zh-CN"})

    guesses = [anybody.post("/progress", {"number": told.number, "code": f"{guess:08d}"}) for guess in range(31)]

    assert {answer.status_code for answer in guesses[:30]} == {422}
    assert guesses[30].status_code == 429 and int(guesses[30].headers["Retry-After"]) > 0
    assert anybody.post("/progress", {"number": told.number, "code": told.query_code}).status_code == 429


def test_a_granted_certificate_is_held_shown_and_verified(office: errand.Office, citizen: Client) -> None:
    errand.granted(office)

    wallet = citizen.get("/certificates").content.decode()
    ref = re.findall(r'href="/certificates/([0-9A-Z]{16})"', wallet)[0]
    shown = citizen.get(f"/certificates/{ref}").content.decode()
    code = shown.rsplit('class="code">', 2)[1].split("<", 1)[0]
    verified = Client(headers={"Accept-Language": "zh-CN"}).get(f"/verify/{code.lower()}").content.decode()

    assert "食品经营许可证" in wallet and "<svg" in shown
    assert "证照有效" in verified and "陈小禾" not in verified and "陈＊＊" in verified


def test_a_revoked_certificate_says_so_in_red(office: errand.Office, citizen: Client) -> None:
    ref = errand.granted(office)
    shown = citizen.get("/certificates").content.decode()
    assert "有效证照 1 张" in shown
    acts.revoke(ref, "以欺骗手段取得许可", RevokeGround.FRAUD, by=office.decider, now=later(6))

    again = citizen.get("/certificates").content.decode()

    assert "有效证照 0 张" in again and "已撤销" in again


def test_a_code_that_nobody_gave_is_unknown_not_false(office: errand.Office) -> None:
    answer = Client(headers={"Accept-Language": "zh-CN"}).get("/verify/8F2K-00QT-7M1P")

    assert answer.status_code == 404
    assert "没有查到这张证照" in answer.content.decode() and "8F2K00QT7M1P" in answer.content.decode()


def test_large_print_and_language_stay_from_page_to_page(office: errand.Office) -> None:
    reader = Client()
    reader.get("/prefer", {"print": "large", "language": "en", "next": "/"})

    page = reader.get("/").content.decode()

    assert 'data-print="large"' in page and 'lang="en"' in page and "What would you like to do today?" in page


def test_every_page_of_the_hall_declares_for_whom_it_is() -> None:
    assert [route.name for route in urls.urlpatterns if not hasattr(route.callback, "authority")] == []
