"""The JSON door of the service modes: what the pages do, with tokens."""

import pytest

from tests.doors.calling import NOBODY, caller, code, said
from tests.operations import aftermath, booking, errand, town
from tests.operations.booking import MONDAY_TEN
from tests.operations.town import NOW
from tests.standing import standing
from yimen.registries.people import queries as people

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def this_morning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMEN_NOW", NOW.isoformat())


@standing
def hall() -> booking.Hall:
    return booking.a_hall()


def test_an_appointment_is_booked_shown_changed_and_kept(hall: booking.Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    aftermath.wired()
    citizen, clerk = caller(hall.office.citizen), caller(hall.office.clerk)
    (plan,) = said(NOBODY.get(f"/appointments/centres/{hall.centre}/plans", item=hall.office.item))
    days = said(NOBODY.get(f"/appointments/plans/{plan['ref']}/days"))
    assert days[0]["slots"][0]["free"] == 2

    asked = {"plan": plan["ref"], "begins": MONDAY_TEN.isoformat(), "party": hall.office.party}
    made = citizen.post("/appointments", {**asked, "item": hall.office.item})
    again = citizen.post("/appointments", asked)
    ticket = said(made)["ref"]
    assert (made.status_code, code(again)) == (201, "appointment.booked_then")
    bare = {"plan": plan["ref"], "begins": MONDAY_TEN.isoformat(), "phone": "13800000077", "name": "李不登"}
    visitor = NOBODY.post("/appointments/without-account", {**bare, "number": town.a_number(77)})
    assert visitor.status_code == 201
    assert said(NOBODY.get(f"/appointments/{ticket}"))["party_name"] == "陈**"
    assert code(NOBODY.post(f"/appointments/{ticket}/cancel")) == "appointment.unknown"

    monkeypatch.setenv("YIMEN_NOW", MONDAY_TEN.isoformat())
    assert len(said(clerk.get("/appointments/today"))) == 2
    come = clerk.post("/appointments/arrive", {"code": said(made)["code"]})
    assert said(come)["party"] == hall.office.party
    assert [row["state"] for row in said(citizen.get("/appointments"))] == ["arrived"]


def test_a_question_goes_to_a_human_and_is_answered(hall: booking.Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    aftermath.wired()
    citizen, clerk = caller(hall.office.citizen), caller(hall.office.clerk)
    question = {"topic": "开店", "question": "要几个证？", "item": hall.office.item, "page": "办事指南"}
    ref = said(citizen.post("/enquiries", {**question, "party": hall.office.party}))["ref"]
    assert code(citizen.post("/enquiries", {**question, "party": "0" * 16})) == "writing.no_such_thing"

    assert [row["ref"] for row in said(clerk.get("/enquiries/waiting"))] == [ref]
    assert clerk.post(f"/enquiries/{ref}/take-up").status_code == 200
    assert code(clerk.post(f"/enquiries/{ref}/answer", {"answer": "两个", "source": "", "no": "no"})) == "text.missing"
    for said_, no in (("办不了", "no"), ("不合规划", "yes")):
        told = {"answer": said_, "source": "指南", "no": no}
        assert code(clerk.post(f"/enquiries/{ref}/answer", told)) == "no.needs_approver"
    no = {"basis": "办事指南", "explanation": "不归本区。", "guidance": "到市局问。"}
    assert citizen.post(f"/enquiries/{ref}/no", no).status_code == 403
    assert clerk.post(f"/enquiries/{ref}/no", no).status_code == 200
    assert said(citizen.get("/enquiries"))[0]["examined"] == "yes" and said(citizen.get("/enquiries"))[0]["no"] is None
    assert code(clerk.post(f"/enquiries/{ref}/no/confirm", {})) == "no.unknown"
    manager = caller(hall.manager)
    assert [row["no"]["guidance"] for row in said(manager.get("/noes"))] == ["到市局问。"]
    assert code(manager.post(f"/enquiries/{ref}/no/withdraw")) == "no.not_yours"
    assert [row["subject"] for row in said(clerk.get("/noes/proposed"))] == [ref]
    assert clerk.post(f"/enquiries/{ref}/no/withdraw").status_code == 200 and said(clerk.get("/noes/proposed")) == []
    assert clerk.post(f"/enquiries/{ref}/no", no).status_code == 200
    assert manager.post(f"/enquiries/{ref}/no/send-back", {"reason": "归本区"}).status_code == 200
    told = {"answer": "两个", "source": "办事指南", "no": "no"}
    assert clerk.post(f"/enquiries/{ref}/answer", told).status_code == 200
    assert said(citizen.get("/enquiries"))[0]["answer"] == "两个"
    assert citizen.post(f"/enquiries/{ref}/solved", {"solved": "no"}).status_code == 200
    assert said(clerk.get("/enquiries/figures"))["rated"] == 1


def test_a_visit_at_home_and_a_guide_by_tokens(hall: booking.Hall) -> None:
    aftermath.wired()
    case = errand.received(hall.office).ref
    citizen, clerk = caller(hall.office.citizen), caller(hall.office.clerk)
    staff = people.staff_member(hall.office.clerk.staff_id or 0)
    assert staff is not None
    asked = {"party": hall.office.party, "centre": hall.centre, "address": "滨河街", "reason": "elderly"}
    made = citizen.post("/outreach/home-visits", {**asked, "at": MONDAY_TEN.isoformat(), "case": case})
    ref = said(made)["ref"]

    assert made.status_code == 201
    assert code(citizen.post("/outreach/home-visits", {**asked, "at": NOW.isoformat()})) == "writing.impossible_dates"
    sent = {"staff": staff.ref, "at": MONDAY_TEN.isoformat()}
    assert clerk.post(f"/outreach/home-visits/{ref}/dispatch", sent).status_code == 200
    assert clerk.post(f"/outreach/home-visits/{ref}/finish", {"taken": ["身份证"], "done": "已核对"}).status_code == 200
    assert clerk.post(f"/outreach/cases/{case}/guide", {"staff": staff.ref}).status_code == 201
    assert code(citizen.post(f"/outreach/cases/{case}/guide/confirm")) == "outreach.nothing_to_confirm"
    told = said(citizen.get(f"/outreach/cases/{case}"))
    assert (told["home_visits"][0]["taken"], told["accompaniments"][0]["guide_name"]) == (["身份证"], "何0101")
    assert said(clerk.get("/outreach/contacts")) == []
