"""The pages and the JSON of duty: absences, letters, consultations and inspections, and who is turned away."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import aftermath, errand, town
from tests.operations.errand import later
from tests.operations.test_case_authority import staff_of
from tests.operations.test_consultations import a_section
from tests.operations.test_letters import a_unit
from tests.operations.town import NOW, TODAY
from yimen.engine.case.consultations import queries as consultations
from yimen.engine.case.inspections import queries as inspections
from yimen.kernel.actor import SYSTEM
from yimen.registries.grants import queries as letters
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_queries

pytestmark = pytest.mark.django_db


def the_head() -> str:
    member = people_queries.staff_by_number("0105")
    assert member is not None
    return member.account_ref


@covers("S-423", "S-417", "S-484")
def test_the_head_names_a_stand_in_records_an_absence_and_issues_a_letter(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = at_the_desk(town.the_actor(the_head()), later(5), monkeypatch)
    (posting,) = people_queries.postings_of(staff_of(office.decider))
    b = people.enrol_staff("501", "何501", office.town.office, "formal", town.BEGAN, by=SYSTEM, now=NOW).ref

    page = head.get("/desk/duty/")
    assert "没有人请假" in page.content.decode() and "在编比例" in page.content.decode()
    named = head.post("/desk/duty/", {"act": "stand_in", "post": posting.post_ref, "staff": b, "key": "k1"})
    away = {"act": "absence", "staff": staff_of(office.decider), "kind": "leave", "key": "k2"}
    days = {"begins": "2026-11-23T09:00", "ends": "2026-11-27T09:00"}
    taken = head.post("/desk/duty/", {**away, **days})
    wrong = head.post("/desk/duty/", {**away, "begins": "2026-11-24T09:00", "ends": "nonsense", "key": "k3"})

    assert (named.status_code, taken.status_code, wrong.status_code) == (302, 302, 422)
    assert len(people_queries.postings_of(b)) == 1
    issued = {"act": "issue", "office": office.town.office, "holder": b, "rank": "4", "seal": "审批专用章", "key": "k4"}
    assert head.post("/desk/duty/letters", {**issued, "valid_from": "2026-11-20"}).status_code == 302
    assert len(letters.faces(later(6))) == 2
    assert "示市监授〔2026〕1号" in head.get("/desk/duty/letters").content.decode()


@covers("S-235", "S-256")
def test_a_reviewer_asks_a_section_and_two_officers_look_at_the_place(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = errand.in_department(office)
    post, section = a_section(office, "801")
    desk = at_the_desk(office.reviewer, later(5), monkeypatch)
    beside = f"/desk/duty/cases/{ref}"

    asked = {"act": "ask", "question": "是否在禁燃区？", "post0": post, "until0": str(TODAY), "key": "k1", "seen": ""}
    assert desk.post(beside, asked).status_code == 302
    looked = {
        "act": "arrange", "planned_at": "2026-11-24T10:00", "place": "滨河街36号", "checks": "面积\n排烟", "key": "k2",
        "officer0": staff_of(office.decider), "officer1": staff_of(section), "seen": "",
    }  # fmt: skip
    assert desk.post(beside, looked).status_code == 302
    assert "是否在禁燃区" in desk.get(beside).content.decode()
    assert "征求意见和踏勘" in desk.get(f"/desk/cases/{ref}").content.decode()

    elsewhere = at_the_desk(section, later(5), monkeypatch)
    (question,) = consultations.asked_of(section, later(5))
    answered = {"act": "answer", "stance": "against", "text": "在区内", "basis": "大气法第三十八条", "key": "k3"}
    view = f"/desk/duty/answers/{question.ref}"
    long = elsewhere.post(view, {**answered, "guidance": "改用电灶", "text": "长" * 1001, "key": "k8"})
    assert (long.status_code, 'href="#f-text"' in long.content.decode()) == (422, True)
    assert elsewhere.post(view, answered).status_code == 422
    assert elsewhere.post(view, {**answered, "guidance": "改用电灶", "key": "k5"}).status_code == 302
    assert "等本部门负责人批准" in elsewhere.get(view).content.decode()
    assert elsewhere.post(view, {"act": "withdraw", "key": "k9"}).headers["Location"].endswith("?done=withdraw")
    assert elsewhere.post(view, {**answered, "guidance": "改用电灶", "key": "k10"}).status_code == 302
    approver = at_the_desk(office.decider, later(5), monkeypatch)
    assert "改用电灶" in approver.get("/desk/service/noes").content.decode()
    assert "改用电灶" not in at_the_desk(office.reviewer, later(5), monkeypatch).get(beside).content.decode()
    confirmed = {"act": "confirm_section", "ref": question.ref, "key": "k6"}
    approver = at_the_desk(office.decider, later(5), monkeypatch)
    assert approver.post("/desk/service/noes", confirmed).status_code == 302
    assert "改用电灶" in approver.get(beside).content.decode()
    elsewhere = at_the_desk(section, later(5), monkeypatch)
    (look,) = inspections.mine(section, later(5))
    page = f"/desk/duty/inspections/{look.ref}"
    found = {"act": "conclude", "outcome": "pass", "conclusion": "符合", "finding": ["86", "有"], "key": "k4"}
    assert elsewhere.post(page, found).status_code == 422
    found |= {"without": "现场禁止拍摄", "key": "k7"}
    assert elsewhere.post(page, found).status_code == 302
    assert "86" in elsewhere.get(page).content.decode()
    inspector = at_the_desk(office.decider, later(5), monkeypatch)
    drawn = re.search(r'name="seen" value="(\w+)"', inspector.get(page).content.decode())
    assert drawn
    rewritten = {**found, "conclusion": "其实不符合", "outcome": "fail", "key": "k12"}
    assert at_the_desk(section, later(5), monkeypatch).post(page, rewritten).status_code == 302
    inspector = at_the_desk(office.decider, later(5), monkeypatch)
    late = inspector.post(page, {"act": "sign", "seen": drawn[1], "key": "k10"})
    assert (late.status_code, "其实不符合" in late.content.decode()) == (409, True)
    mine = {**found, "conclusion": "我看符合", "finding": ["87", "有"], "seen": drawn[1], "key": "k11"}
    kept = inspector.post(page, mine)
    assert kept.status_code == 409 and "我看符合" in kept.content.decode() and 'value="87"' in kept.content.decode()
    assert "何801" in elsewhere.get("/desk/duty/").content.decode()


def test_the_json_door_says_no_to_every_wrong_role_of_duty(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YIMEN_NOW", later(5).isoformat())
    ref = errand.in_department(office)
    b = people.enrol_staff("501", "何501", office.town.office, "formal", town.BEGAN, by=SYSTEM, now=NOW).ref
    (posting,) = people_queries.postings_of(staff_of(office.decider))
    window, citizen, reviewer = caller(office.clerk), caller(office.citizen), caller(office.reviewer)
    seen = said(reviewer.get(f"/cases/{ref}"))["seq"]
    ahead = (NOW + timedelta(days=3)).isoformat()
    after = (NOW + timedelta(days=4)).isoformat()
    letter = {"holder": b, "office": office.town.office, "rank": 4, "seal": "章", "valid_from": later(6).isoformat()}
    asked = {"question": "？", "sections": [{"post": posting.post_ref, "until": "2026-11-25"}], "seen": seen}
    looks = {"planned_at": ahead, "place": "滨河街", "officers": [b, staff_of(office.clerk)], "seen": seen}
    away = {"staff": staff_of(office.decider), "begins": ahead, "ends": after, "kind": "leave"}
    tried = {
        "/staffing/absences": away,
        "/staffing/stand-ins": {"post": posting.post_ref, "staff": b},
        "/staffing/letters": letter,
        f"/staffing/letters/{office.letter}/revoke": {"basis": "试试"},
        f"/staffing/staff/{b}/status": {"establishment": "auxiliary", "basis": "试试"},
        f"/staffing/staff/{b}/skills": {"skills": ["手语"]},
        f"/staffing/posts/{posting.post_ref}/rank": {"rank": 4},
        f"/staffing/items/{office.item}/decision-rights": {"complexity": "general", "rank": 2, "basis": "试试"},
        "/staffing/reliefs": {"post": posting.post_ref, "to": b, "kind": "shift"},
        f"/cases/{ref}/consultations": asked,
        f"/cases/{ref}/inspections": looks,
        f"/consultations/answers/{b}/against": {"basis": "试", "explanation": "试", "guidance": "试"},
        f"/consultations/answers/{b}/against/confirm": {},
        f"/consultations/answers/{b}/against/send-back": {"reason": "试试"},
    }

    for address, body in tried.items():
        answer = window.post(address, body)
        assert answer.status_code in (403, 404), (address, answer.content)
        assert code(answer) in (
            "people.not_allowed",
            "writing.no_such_thing",
            "case.unknown",
            "consultation.unknown",
            *AUTHORITY,
        ), address
        assert citizen.post(address, body).status_code == 403, address

    assert reviewer.post(f"/cases/{ref}/consultations", asked).status_code == 201
    assert [one["question"] for one in said(caller(office.decider).get("/consultations"))] == ["？"]
    assert said(reviewer.get("/staffing/letters"))[0]["rank"] == 4
    assert said(reviewer.get("/staffing/formal-shares"))[0]["percent"] == 100.0


UNKNOWN = ("case.unknown", "consultation.unknown")
AUTHORITY = ("authority.not_your_desk", "authority.not_your_role")


@covers("S-224", "S-225", "S-226", "S-227")
def test_a_letter_says_item_by_item_how_it_is_decided_and_is_sent_to_the_sections(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, section = a_unit(office, "食品科", "901")
    head = at_the_desk(town.the_actor(the_head()), later(5), monkeypatch)
    form = {
        "act": "issue", "office": office.town.office, "holder": staff_of(office.reviewer), "rank": "2",
        "seal": "章（1）", "valid_from": "2026-11-20", "item0": office.item, "manner0": "direct",
        "procedure0": "窗口直接决定", "technical0": "yes",
    }  # fmt: skip

    assert head.post("/desk/duty/letters", {**form, "key": "k1"}).status_code == 422
    done = head.post("/desk/duty/letters", {**form, "opinion0": "专家组：风险可控", "key": "k2"})
    (face,) = [one for one in letters.faces(later(6)) if one.seal == "章（1）"]
    english = head.get(f"/desk/duty/letters/{face.ref}", headers={"Accept-Language": "en"}).content.decode()

    assert done.status_code == 302 and "专家组：风险可控" in english and "not acknowledged" in english
    assert "专家组：风险可控" in head.get("/desk/duty/letters/technical").content.decode()
    aftermath.wired()
    printed = head.get(f"/desk/duty/letters/{face.ref}/paper")
    assert printed.status_code == 200 and printed.content == head.get(f"/desk/duty/letters/{face.ref}/paper").content
    assert head.get(f"/desk/duty/letters/{'0' * 16}/paper").status_code == 404
    assert caller(office.reviewer).get(f"/staffing/letters/{face.ref}/paper").status_code == 200
    anybody = Client(headers={"Accept-Language": "zh-CN"})
    assert "授权书有效" in (checked := anybody.get(f"/verify/{face.ref}").content.decode()) and face.number in checked
    unit = at_the_desk(section, later(6), monkeypatch)
    assert "等本单位签收的授权文件" in unit.get("/desk/duty/letters").content.decode()
    assert unit.post("/desk/duty/letters", {"act": "acknowledge", "letter": face.ref, "key": "k3"}).status_code == 302
    told = caller(section)
    assert said(told.get("/staffing/letters/to-acknowledge")) == []
    assert said(told.get(f"/staffing/letters/{face.ref}/matters"))[0]["manner"] == "direct"
    assert said(told.get(f"/staffing/letters/{face.ref}/notices"))[0]["acknowledged_by"] == section.name
    assert len(said(told.get("/staffing/letters/technical"))) == 1
    assert said(told.get("/staffing/letters/technical/over-time"))[-1]["direct"] == 1
    assert code(told.post(f"/staffing/letters/{face.ref}/acknowledge")) == "grants.not_sent_to_you"


def test_the_head_grades_an_item_and_an_administrator_waives_the_share_at_the_desk(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = at_the_desk(town.the_actor(the_head()), later(5), monkeypatch)
    graded = {"act": "grade", "graded_item": office.item, "complexity": "general", "graded_basis": "示市监〔2026〕1号"}
    town.a_helper(office.town, "81")
    admin = town.signed_on(town.an_officer(office.town, "administrator", "709"), "admin9")

    refused = head.post("/desk/duty/letters", {**graded, "graded_rank": "9", "key": "k1"})
    done = head.post("/desk/duty/letters", {**graded, "graded_rank": "2", "key": "k2"})
    desk = at_the_desk(admin, later(6), monkeypatch)
    waived = {
        "act": "waive", "centre": office.town.centre, "document": "示编办〔2026〕2号", "reason": "整体托管",
        "from_day": "2026-11-20", "until": "2027-11-20", "key": "k3",
    }  # fmt: skip

    assert (refused.status_code, done.status_code) == (422, 302)
    assert "公布编制比例豁免" in desk.get("/desk/duty/").content.decode()
    assert desk.post("/desk/duty/", waived).status_code == 302
    assert "公布编制比例豁免" not in head.get("/desk/duty/").content.decode()
