"""Pages of the service modes: booking in the hall, the desk's day, questions, visits at home, guides and late hours."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import NOBODY
from tests.doors.calling import said as json
from tests.doors.desk import at_the_desk
from tests.operations import booking, errand, levels, town
from tests.operations.booking import MONDAY_TEN, Hall
from tests.operations.town import NOW
from tests.standing import standing
from yimen.engine.centre.appointments import operations
from yimen.engine.centre.appointments import queries as appointments
from yimen.engine.centre.appointments.elsewhere import elsewhere
from yimen.engine.public.enquiries import queries as enquiries
from yimen.engine.public.outreach import queries as outreach
from yimen.kernel.actor import SYSTEM

pytestmark = pytest.mark.django_db(databases=["default", "read"])


@standing
def hall() -> Hall:
    return booking.a_hall()


def said(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_booking_in_the_hall_with_an_account_ends_on_a_ticket(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    me = at_the_desk(hall.office.citizen, NOW, monkeypatch)
    assert "示范市行政服务中心" in said(me, f"/appointments?item={hall.office.item}")
    assert "不开门" in said(me, f"/appointments/centres/{hall.centre}")
    page = said(me, f"/appointments/plans/{hall.plan}?item={hall.office.item}&day=2026-11-23")
    assert MONDAY_TEN.isoformat() in page and "陈小禾" in page

    form = {"begins": MONDAY_TEN.isoformat(), "party": hall.office.party, "item": hall.office.item, "key": "k"}
    answer = me.post(f"/appointments/plans/{hall.plan}", form)
    again = me.post(f"/appointments/plans/{hall.plan}", {**form, "key": "k2"})

    assert again.status_code == 422 and "同一时间已经约了" in again.content.decode()
    (row,) = appointments.mine(hall.office.citizen, NOW)
    assert answer.headers["Location"] == f"/appointments/{row.ref}"
    assert row.code in said(me, f"/appointments/{row.ref}")
    later = (MONDAY_TEN + timedelta(hours=1)).isoformat()
    assert me.post(f"/appointments/{row.ref}/change", {"begins": later}).status_code == 302
    assert me.post(f"/appointments/{row.ref}/cancel").status_code == 302
    assert "已取消" in said(me, "/appointments")


@covers("S-116")
def test_whoever_books_an_item_is_offered_the_other_places_that_take_it_in(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    near, closed, far = (levels.a_town_below(hall.office, number, 1) for number in (1, 2, 3))
    for below in (near, closed):
        levels.handed_down(below, "agency")
    plans = {one.centre: booking_at(one.centre) for one in (near, far)}
    monkeypatch.setenv("YIMEN_NOW", NOW.isoformat())
    page = f"/appointments/plans/{hall.plan}?item={hall.office.item}"

    (other,) = elsewhere(hall.office.item, hall.centre, NOW)

    # The third town has a plan too, and does not take this item in; the second takes it in without appointments.
    assert (other.centre_name, other.plan_ref) == ("示范1镇便民服务中心", plans[near.centre])
    assert other.begins > NOW and other.free == 2
    shown = said(Client(), page)
    assert "这一项别处也能约" in shown and f"/appointments/plans/{other.plan_ref}?item=" in shown
    assert "这一项别处也能约" not in said(Client(), f"/appointments/plans/{hall.plan}")
    (told,) = json(NOBODY.get(f"/appointments/centres/{hall.centre}/elsewhere", item=hall.office.item))
    assert told["plan_ref"] == other.plan_ref


def booking_at(centre: str) -> str:
    return operations.open_plan(centre, booking.REGULAR, by=SYSTEM, now=NOW).ref


def test_booking_without_an_account_keeps_what_was_typed(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMEN_NOW", NOW.isoformat())
    nobody = Client()
    form = {"begins": MONDAY_TEN.isoformat(), "name": "李不登", "number": "123", "phone": "13800000077"}

    wrong = nobody.post(f"/appointments/plans/{hall.plan}", form)
    right = nobody.post(f"/appointments/plans/{hall.plan}", {**form, "number": town.a_number(77)})

    assert wrong.status_code == 422 and 'value="李不登"' in wrong.content.decode()
    assert right.status_code == 302
    ticket = said(nobody, right.headers["Location"])
    assert "李**" in ticket and "李不登" not in ticket


def test_the_desk_takes_a_code_and_the_visit_begins(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    made = booking.booked(hall, item=hall.office.item)
    clerk = at_the_desk(hall.office.clerk, MONDAY_TEN, monkeypatch)
    assert "还有 1 位要来" in said(clerk, "/desk/service/today")

    assert clerk.post("/desk/service/today", {"code": "XXXXXX", "key": "a"}).status_code == 422
    come = clerk.post("/desk/service/today", {"code": made.code, "key": "b"})

    assert come.headers["Location"] == f"/desk/window?party={hall.office.party}"
    assert "食品经营许可（新办）" in said(clerk, come.headers["Location"])


def test_the_manager_opens_a_plan_and_the_head_puts_somebody_on_duty(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager = at_the_desk(hall.manager, NOW, monkeypatch)
    plan = {
        "act": "open", "centre": hall.centre, "name": "周六专场", "kind": "holiday", "minutes": "30", "places": "2",
        "lead_hours": "24", "days_ahead": "30", "office": hall.office.town.office, "opens": "09:00", "closes": "12:00",
    }  # fmt: skip
    assert manager.post("/desk/service/plans", {**plan, "opens": "13:00", "key": "a"}).status_code == 422
    assert manager.post("/desk/service/plans", {**plan, "key": "b"}).status_code == 302
    head_actor = town.signed_on(town.an_officer(hall.office.town, "office_head", "911"), "head.desk")
    town.an_officer(hall.office.town, "reviewer", "921")
    head = at_the_desk(head_actor, NOW, monkeypatch)
    (holiday,) = appointments.plans_of_office(head_actor, NOW)

    duty = {"act": "offer", "plan": holiday.ref, "day": "2026-11-28", "staff": "921"}
    assert head.post("/desk/service/plans", {**duty, "staff": "000", "key": "a"}).status_code == 422
    assert head.post("/desk/service/plans", {**duty, "key": "b"}).status_code == 302
    assert "暂时不用来" in said(head, "/desk/service/plans")


def test_a_question_from_a_page_is_taken_up_and_answered(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    case = errand.received(hall.office).ref
    me = at_the_desk(hall.office.citizen, NOW, monkeypatch)
    form = {"topic": "进度", "question": "什么时候受理？", "case": case, "page": "我的办件"}
    assert me.post("/ask", {**form, "question": "", "key": "a"}).status_code == 422
    answer = me.post("/ask", {**form, "key": "b"})
    clerk = at_the_desk(hall.office.clerk, NOW, monkeypatch)
    (row,) = enquiries.waiting(hall.office.clerk, NOW)
    assert "进度" in said(clerk, "/desk/service/") and "我的办件" in said(clerk, f"/desk/service/enquiries/{row.ref}")

    no = {"act": "propose_no", "basis": "办事指南", "explanation": "还缺平面图。", "guidance": "补上就受理。"}
    for form in ({"act": "take_up"}, no):
        assert clerk.post(f"/desk/service/enquiries/{row.ref}", {**form, "key": form["act"]}).status_code == 302
    assert "收回提议" in said(clerk, f"/desk/service/enquiries/{row.ref}") and "还缺平面图" in said(
        clerk, "/desk/service/noes"
    )
    taken = clerk.post("/desk/service/noes", {"act": "withdraw_enquiry", "ref": row.ref, "key": "taken back"})
    assert taken.status_code == 302 and "收回提议" not in said(clerk, "/desk/service/noes")
    assert clerk.post(f"/desk/service/enquiries/{row.ref}", {**no, "key": "once more"}).status_code == 302
    asker = at_the_desk(hall.office.citizen, NOW, monkeypatch)
    assert "正在研究" in (page := said(asker, answer.headers["Location"])) and "还缺平面图" not in page
    manager = at_the_desk(hall.manager, NOW, monkeypatch)
    assert "还缺平面图" in said(manager, "/desk/service/noes")
    back = {"act": "send_back_enquiry", "ref": row.ref, "reason": "平面图已经补了"}
    assert manager.post("/desk/service/noes", {**back, "reason": "", "key": "c"}).status_code == 422
    changed = manager.post("/desk/service/noes", {**back, "seen": "0" * 16, "key": "read otherwise"})
    assert changed.status_code == 422 and "平面图已经补了" in changed.content.decode()
    assert manager.post("/desk/service/noes", {**back, "key": "d"}).status_code == 302
    clerk = at_the_desk(hall.office.clerk, NOW, monkeypatch)
    assert "平面图已经补了" in said(clerk, f"/desk/service/enquiries/{row.ref}")
    helps = {"act": "answer", "answer": "今天受理", "source": "办事指南"}
    for no, status in (("", 422), ("yes", 422), ("no", 302)):
        form = {**helps, "no": no, "key": f"answer{no}"}
        assert clerk.post(f"/desk/service/enquiries/{row.ref}", form).status_code == status, no

    me = at_the_desk(hall.office.citizen, NOW, monkeypatch)
    assert "今天受理" in said(me, answer.headers["Location"])
    assert me.post(f"/enquiries/{row.ref}/solved", {"solved": "yes"}).status_code == 302
    assert "看答复" in said(me, f"/mine/{case}") and "已答复" in said(me, "/enquiries")


def test_a_visit_at_home_and_a_guide_are_shown_on_the_case(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    case = errand.received(hall.office).ref
    me = at_the_desk(hall.office.citizen, NOW, monkeypatch)
    form = {
        "party": hall.office.party, "centre": hall.centre, "address": "滨河街36号", "reason": "elderly",
        "at": "2026-11-23T10:00", "case": case,
    }  # fmt: skip
    assert me.post("/home-visits", {**form, "at": "昨天", "key": "a"}).status_code == 422
    assert me.post("/home-visits", {**form, "key": "b"}).status_code == 302
    clerk = at_the_desk(hall.office.clerk, NOW, monkeypatch)
    (visit,) = outreach.to_do(hall.office.clerk, NOW)
    number = {"staff": "0101", "visit": visit.ref}
    for act in (
        {"act": "dispatch", "at": "2026-11-23T10:00", **number},
        {"act": "finish", "taken": "身份证\n户口簿", "done": "核对了原件", **number},
    ):
        assert clerk.post("/desk/service/home", {**act, "key": act["act"]}).status_code == 302, act

    for act in (
        {"act": "assign_guide", "staff": "0101"},
        {"act": "log_step", "place": "三楼", "text": "陪同核对图纸", "how": "with"},
        {"act": "finish_guidance"},
        {"act": "start_tracking", "why": "project", "next": "2026-11-27"},
    ):
        assert clerk.post(f"/desk/service/cases/{case}", {**act, "key": act["act"]}).status_code == 302, act
    assert "三楼" in said(clerk, f"/desk/service/cases/{case}") and "延伸服务" in said(clerk, f"/desk/cases/{case}")
    assert "11月27日" in said(clerk, "/desk/service/follow")

    me = at_the_desk(hall.office.citizen, NOW, monkeypatch)
    page = said(me, f"/mine/{case}")
    assert "陪同核对图纸" in page and "户口簿" in page and "确认都办到了" in page
    assert me.post(f"/mine/{case}/guide/confirm", {"key": "c"}).status_code == 302
    assert "您已确认" in said(me, f"/mine/{case}")


def test_who_stays_late_is_on_the_record(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    evening = NOW.replace(hour=10)
    clerk = at_the_desk(hall.office.clerk, NOW, monkeypatch)
    assert clerk.post("/desk/service/hours", {"act": "begin", "key": "a"}).status_code == 422
    clerk = at_the_desk(hall.office.clerk, evening, monkeypatch)

    assert clerk.post("/desk/service/hours", {"act": "begin", "reason": "还有人等", "key": "b"}).status_code == 302
    assert "下班，记录加班" in said(clerk, "/desk/service/hours")
    assert clerk.post("/desk/service/hours", {"act": "end", "key": "c"}).status_code == 302


def test_the_manager_leaves_an_item_out_on_days_off(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    manager = at_the_desk(hall.manager, NOW, monkeypatch)
    form = {"act": "leave_out", "centre": hall.centre, "code": hall.office.item, "since": "2026-11-21", "basis": "减项"}

    assert manager.post("/desk/service/plans", {**form, "code": "没有", "key": "a"}).status_code == 422
    assert manager.post("/desk/service/plans", {**form, "key": "b"}).status_code == 302
    page = said(manager, "/desk/service/plans")
    assert "恢复办理" in page and "食品经营许可（新办）" in page
    again = {"act": "do_again", "centre": hall.centre, "item": hall.office.item, "key": "c"}
    assert manager.post("/desk/service/plans", again).status_code == 302
    assert "全部事项周末都办" in said(manager, "/desk/service/plans")
