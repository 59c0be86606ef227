"""Posting orders on the pages: the home unit proposes, the centre orders with a seat, and both read the same record."""

import pytest
from django.test import Client

from tests.doors.calling import caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import concentrating as the
from tests.operations import seconding
from tests.operations.seconding import NUMBER, House
from tests.operations.staffing import MONDAY
from tests.operations.town import NOW, TODAY
from tests.standing import standing
from yimen.engine.staff.secondments import queries

pytestmark = pytest.mark.django_db


@standing
def house() -> House:
    return seconding.a_house()


def test_somebody_is_proposed_ordered_with_a_seat_and_read_of_at_home(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    the.seats(house.team.office, front=2, back=1)
    residency = the.planned(house.team.office)

    centre, home = caller(house.manager), caller(house.head)

    # The seat plan: numbered, allotted, and too many are said no to on the same page.
    manager = at_the_desk(house.manager, NOW, monkeypatch)
    plan = f"/desk/concentration/seats/{house.centre}"
    assert "还没有座席图" in manager.get(plan).content.decode()
    many = {"act": "lay_out", "side": "front", "codes": "A01 A02 A03", "key": "1"}
    assert manager.post(plan, many).status_code == 422
    assert manager.post(plan, {**many, "codes": "A01 A02", "key": "2"}).status_code == 302
    rows = said(centre.get(f"/concentration/seats/{house.centre}"))
    seats = {row["code"]: row["ref"] for row in rows}
    given = {"act": "allot", "residency": residency, "seats": list(seats.values()), "key": "3"}
    assert manager.post(plan, given).status_code == 302

    # The home unit proposes; the page shows what the records say.
    head = at_the_desk(house.head, NOW, monkeypatch)
    form = {
        "act": "propose", "staff": house.newcomer, "post": house.post, "day": TODAY.isoformat(), "reason": "业务熟",
        "grade": "competent", "year": "2025", "document": "示市监人〔2026〕3号", "key": "4",
    }  # fmt: skip
    assert head.post("/desk/team/home", {**form, "year": "2020"}).status_code == 422
    assert head.post("/desk/team/home", {**form, "key": "5"}).status_code == 302
    assert "食品许可收件" in head.get("/desk/team/home").content.decode()
    assert head.get("/desk/team/secondments").status_code == 403

    manager = at_the_desk(house.manager, NOW, monkeypatch)
    shown = manager.get("/desk/team/secondments").content.decode()
    assert ("派小驻" in shown, "A02" in shown, "考核合格" in shown) == (True, True, True)
    assert manager.get("/desk/team/home").status_code == 403
    row = queries.proposals(house.centre, house.manager, NOW)[0]
    order = {"act": "order", "proposal": row.ref, "number": NUMBER, "seat": "", "key": "6"}
    assert manager.post("/desk/team/secondments", order).status_code == 422
    assert manager.post("/desk/team/secondments", {**order, "seat": seats["A02"], "key": "7"}).status_code == 302
    assert "派小驻" in manager.get(plan).content.decode()

    # Both read the record, at the desk and by program; a colleague does not.
    (sent,) = said(home.get("/secondments/mine"))
    ref = sent["order"]["ref"]
    assert [one["seat"] for one in said(centre.get(f"/secondments/centres/{house.centre}"))] == ["A02"]
    assert said(home.get(f"/secondments/{ref}", month=f"{MONDAY:%Y-%m}-01"))["attendance"] is None
    assert code(caller(house.team.second).get(f"/secondments/{ref}", month="2026-11-01")) == "request.nothing_here"
    head = at_the_desk(house.head, NOW, monkeypatch)
    assert NUMBER in head.get(f"/desk/team/secondments/{ref}").content.decode()
    assert at_the_desk(house.team.second, NOW, monkeypatch).get(f"/desk/team/secondments/{ref}").status_code == 404
    ask = {"act": "ask", "order": ref, "reason": "科室缺人", "key": "8"}
    head = at_the_desk(house.head, NOW, monkeypatch)
    assert head.post("/desk/team/home", ask).status_code == 302

    manager = at_the_desk(house.manager, NOW, monkeypatch)
    assert "原单位申请返回" in manager.get("/desk/team/secondments").content.decode()
    back = {
        "act": "return",
        "order": ref,
        "day": "2026-11-24",
        "number": "示政务返〔2026〕1号",
        "reason": "期满",
        "key": "9",
    }
    assert manager.post("/desk/team/secondments", {**back, "day": "2026-11-20"}).status_code == 422
    assert manager.post("/desk/team/secondments", {**back, "key": "10"}).status_code == 302
    assert "期满" in manager.get("/desk/team/secondments").content.decode()
    assert Client().get("/desk/team/secondments").status_code in (302, 403)


def test_the_page_of_an_entry_says_which_posts_were_left_behind(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    the.a_division(house.team.office)
    the.seats(house.team.office)
    ref = the.planned(house.team.office)
    page = f"/desk/concentration/{ref}"
    manager = at_the_desk(house.manager, NOW, monkeypatch)
    assert manager.post(page, {"act": "enter", "day": TODAY.isoformat(), "key": "1"}).status_code == 302
    assert "部分进驻" in manager.get(page).content.decode()
    posts = said(caller(house.manager).get(f"/concentration/residencies/{ref}/posts"))
    behind = [one["ref"] for one in posts if not one["here"]]

    form = {"act": "bring_in", "post": behind, "day": TODAY.isoformat(), "basis": "", "key": "2"}
    assert manager.post(page, form).status_code == 302

    assert "成建制进驻" in manager.get("/desk/concentration/").content.decode()
    assert "部分进驻" not in manager.get(page).content.decode()
