"""People at their posts on the pages: the whole way of a month, from the rota to the red flag that everybody sees."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import staffing
from tests.operations.staffing import DECEMBER, MONDAY, at, came, ref_of
from tests.standing import standing
from yimen.engine.centre.visits import operations as visits
from yimen.engine.staff.assessments import queries as assessed
from yimen.engine.staff.awards import operations as awards
from yimen.engine.staff.awards.operations import RewardSaid
from yimen.engine.staff.rotas import queries as rotas

pytestmark = pytest.mark.django_db
FIRST, LATER = at(DECEMBER, 10), at(DECEMBER + timedelta(days=20), 10)


@standing
def team() -> staffing.Team:
    return staffing.a_team()


def test_a_number_or_a_day_that_is_none_is_said_at_its_control(
    team: staffing.Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager = at_the_desk(team.manager, at(MONDAY, 8), monkeypatch)
    rule = {
        "act": "rule", "kind": "red_flag", "winners": "1", "models": "1", "window_fen": "500", "model_fen": "0",
        "budget": "500", "most_upheld": "0", "w-attendance": "100", "document": "示政务〔2026〕9号",
        "from_day": "2026-11-01",
    }  # fmt: skip
    wrong = {
        "most_upheld": ("两次", "这里请填不超过 999,999,999 的整数，用阿拉伯数字，例如 3。"),
        "from_day": ("2026-02-30", "这里请填日期，例如 2026-12-01。"),
        "budget": ("五百", "这里请填金额（元），用阿拉伯数字，例如 120.50。"),
    }

    for name, (typed, sentence) in wrong.items():
        answer = manager.post("/desk/team/awards", {**rule, name: typed, "key": name})
        shown = answer.content.decode()
        assert answer.status_code == 422 and re.search(rf'id="f-{name}-error"[^>]*>[^<]*(<[^>]*>)*{sentence}', shown), (
            name
        )
        assert typed in shown and f'href="#f-{name}"' in shown
    assert manager.post("/desk/team/awards", {**rule, "key": "right"}).status_code == 302


@covers("S-450", "S-434", "S-435", "S-322")
def test_a_month_goes_from_the_rota_to_the_red_flag_that_everybody_sees(
    team: staffing.Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    week = f"/desk/team/?week={MONDAY}"
    manager = at_the_desk(team.manager, at(MONDAY, 8), monkeypatch)

    assert "这一周还没有排班" in manager.get(week).content.decode()
    assert manager.post(week, {"act": "fill", "key": "1"}).status_code == 302
    shown = manager.get(week).content.decode()
    assert ("人岗比不足" in shown, team.first.name in shown) == (True, True)
    far = {"act": "post", "staff": ref_of(team.first), "day": "2026-11-20", "window": "", "key": "2"}
    assert manager.post(week, far).status_code == 422

    # A clerk signs in on their own page; nobody else's shift is there.
    clerk = at_the_desk(team.first, at(MONDAY, 8.9), monkeypatch)
    assert clerk.post("/desk/team/mine", {"act": "sign_in", "key": "3"}).status_code == 302
    promise = {"act": "commitment", "commitment": "您的事就是我的事", "key": "4"}
    assert clerk.post("/desk/team/mine", promise).status_code == 302
    assert "按时到岗" in clerk.get("/desk/team/mine").content.decode()
    assert clerk.get("/desk/team/").status_code == 403
    visits.open_visit(team.office.party, "hand_in", by=team.first, now=at(MONDAY, 10))
    came(team.second, MONDAY)

    manager = at_the_desk(team.manager, at(MONDAY, 9), monkeypatch)
    weights = {"w-attendance": "60", "w-complaints": "40", "document": "示政务〔2026〕9号", "from_day": "2026-11-01"}
    page = "/desk/team/assessment?month=2026-11"
    assert manager.post(page, {"act": "standard", **weights, "w-complaints": "30", "key": "5"}).status_code == 422
    assert manager.post(page, {"act": "standard", **weights, "key": "6"}).status_code == 302
    rule = {
        "act": "rule", "kind": "red_flag", "winners": "1", "models": "1", "window_fen": "500", "model_fen": "0",
        "budget": "500", "most_upheld": "0", **weights, "key": "7",
    }  # fmt: skip
    assert manager.post("/desk/team/awards", rule).status_code == 302
    manager = at_the_desk(team.manager, FIRST, monkeypatch)
    assert manager.post(page, {"act": "show", "key": "8"}).status_code == 302
    assert (
        manager.post("/desk/team/awards?month=2026-11", {"act": "hold", "kind": "red_flag", "key": "9"}).status_code
        == 302
    )

    (mine,) = assessed.mine(team.first, FIRST)
    clerk = at_the_desk(team.first, FIRST, monkeypatch)
    result = f"/desk/team/assessment/{mine.ref}"
    program, above = caller(team.first), caller(team.manager)
    assert [row["ref"] for row in said(program.get("/assessments/mine"))] == [mine.ref]
    assert said(above.get(f"/assessments/{mine.ref}"))["period"] == "month"
    assert code(caller(team.second).get(f"/assessments/{mine.ref}")) == "request.nothing_here"
    assert len(said(above.get(f"/assessments/centres/{team.centre}", first="2026-11-01"))) == 2
    assert said(program.get(f"/assessments/centres/{team.centre}", first="2026-11-01")) == []
    assert said(program.get(f"/assessments/centres/{team.centre}/standards"))[0]["period"] == "month"
    assert "公示中" in clerk.get(result).content.decode()
    assert clerk.post(result, {"act": "object", "words": "周二我来了", "key": "10"}).status_code == 302
    assert at_the_desk(team.second, FIRST, monkeypatch).get(result).status_code == 404
    manager = at_the_desk(team.manager, LATER, monkeypatch)
    assert manager.post(page, {"act": "fix", "key": "11"}).status_code == 422
    assert manager.post(result, {"act": "answer", "words": "门禁没有记录", "key": "12"}).status_code == 302
    assert manager.post(page, {"act": "fix", "key": "13"}).status_code == 302
    assert "已定档" in manager.get(page).content.decode()

    # Everybody reads who holds the flag and by which figures, and the card of the counter.
    public = Client().get("/showing").content.decode()
    assert "流动红旗窗口" in public and "A01" in public and "接待量 1/1" in public
    card = Client().get(f"/showing/{team.office.town.window}").content.decode()
    for shows in ("亮身份", "亮标准", "亮承诺", "亮业绩", team.first.name, "您的事就是我的事", "流动红旗窗口"):
        assert shows in card
    assert team.first.name in Client().get(f"/displays/counters/{team.office.town.window}").content.decode()
    assert Client().get("/showing/0000000000000000").status_code == 404


@covers("S-422")
def test_leave_and_corrections_are_asked_on_ones_page_and_decided_by_somebody_else(
    team: staffing.Team,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    staffing.due(team, team.first, MONDAY)
    later = at(MONDAY + timedelta(days=1), 9)
    clerk = at_the_desk(team.first, later, monkeypatch)
    away = {"act": "leave", "kind": "leave", "begins": "2026-11-26T09:00", "ends": "2026-11-27T18:00", "reason": "探亲"}

    assert clerk.post("/desk/team/mine", {**away, "key": "1"}).status_code == 302
    (leave,) = rotas.my_leaves(team.first)
    assert clerk.post("/desk/team/leave", {"act": "grant", "leave": leave.ref, "key": "2"}).status_code == 422
    (shift,) = rotas.week(team.centre, MONDAY, later)
    asked = {"act": "correction", "shift": shift.ref, "reason": "在社区办事", "key": "3"}
    assert clerk.post("/desk/team/mine", asked).status_code == 302

    manager = at_the_desk(team.manager, later, monkeypatch)
    assert "探亲" in manager.get("/desk/team/leave").content.decode()
    assert manager.post("/desk/team/leave", {"act": "grant", "leave": leave.ref, "key": "4"}).status_code == 302
    page = "/desk/team/attendance?month=2026-11"
    (correction,) = rotas.corrections(team.centre, team.manager, later)
    granted = {"act": "grant", "correction": correction.ref, "words": "社区证明", "key": "5"}
    assert manager.post(page, granted).status_code == 302
    assert "已更正" in manager.get("/desk/team/").content.decode() or "社区证明" in manager.get(page).content.decode()
    assert rotas.my_leaves(team.first)[0].decided_by == team.manager.name


@covers("S-425", "S-427", "S-445", "S-009")
def test_trainings_leaders_and_figures_have_their_pages(team: staffing.Team, monkeypatch: pytest.MonkeyPatch) -> None:
    head = staffing.the_head(team)
    manager = at_the_desk(team.manager, at(MONDAY, 8), monkeypatch)
    pages = "/desk/team/leaders"

    turns = {"act": "turns", "first": "2026-11-23", "last": "2026-11-24", "leader": ref_of(head), "key": "1"}
    assert manager.post(pages, turns).status_code == 302
    when = {"begins": "2026-11-23T09:00", "ends": "2026-11-23T11:00"}
    session = {"act": "announce", "leader": "示范", "title": "副市长", "topic": "开餐馆", **when, "key": "2"}
    assert manager.post(pages, session).status_code == 302
    assert head.name in manager.get(pages).content.decode()
    plan = {
        "act": "plan", "kind": "law", "title": "食品安全法", "day": "2026-11-23", "minutes": "60", "months": "12",
        "mandatory": "yes", "staff": ref_of(team.first), "code": team.office.item, "key": "3",
    }  # fmt: skip
    assert manager.post("/desk/team/training", plan).status_code == 302
    assert "食品安全法" in manager.get("/desk/team/training").content.decode()
    assert "中层进驻率" in manager.get("/desk/team/figures").content.decode()
    assert manager.get("/desk/team/years/2026").status_code == 200
    desk = at_the_desk(head, at(MONDAY, 8), monkeypatch)
    told = {
        "act": "tell",
        "code": team.office.item,
        "title": "收件要点",
        "text": "不要收复印件",
        "expires": "2026-12-31",
    }
    assert desk.post("/desk/team/knowledge", {**told, "key": "4"}).status_code == 302
    assert "不要收复印件" in desk.get("/desk/team/knowledge").content.decode()
    assert "没有交给您的问题" in desk.get("/desk/team/raised").content.decode()
    assert desk.get("/desk/team/figures").status_code == 403
    assert "今日带班领导" in Client().get("/showing").content.decode()


@covers("S-581")
def test_a_budget_is_recorded_confirmed_by_another_and_paid_on_its_page(
    team: staffing.Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, admin = "/desk/team/budgets", staffing.an_administrator(team)
    manager = at_the_desk(team.manager, at(MONDAY, 9), monkeypatch)
    assert "这一年还没有预算" in manager.get(page).content.decode()
    plan = {
        "act": "propose", "purpose": "awards", "year": "2026", "change": "more", "fen": "1000", "document": "1号",
        "key": "1",
    }  # fmt: skip
    assert manager.post(page, {**plan, "document": "", "key": "0"}).status_code == 422
    assert manager.post(page, plan).status_code == 302
    shown = manager.get(page).content.decode()
    assert "由另一个人确认后生效" in shown and "核对文件并确认" not in shown
    said = RewardSaid("reward", 60_000, "服务明星", "考核第一名", staff=ref_of(team.second))
    reward = awards.propose_reward(team.centre, said, by=team.manager, now=at(MONDAY, 9)).ref

    other = at_the_desk(admin, at(MONDAY, 10), monkeypatch)
    of = f"?centre={team.centre}"
    assert "等经费" in other.get(f"/desk/team/awards{of}").content.decode()
    found = re.search(r'name="plan" value="([^"]+)"', other.get(page + of).content.decode())
    assert found and other.post(page + of, {"act": "confirm", "plan": found[1], "key": "2"}).status_code == 302
    assert other.post(f"/desk/team/awards{of}", {"act": "approve", "reward": reward, "key": "3"}).status_code == 302

    shown = manager.get(page).content.decode()
    assert all(f"¥{sum}" in shown for sum in ("1,000", "600", "400")) and "登记支付" in shown
    posting = re.search(r'name="posting" value="([^"]+)"', shown)
    assert posting and "登记支付" not in other.get(page + of).content.decode()
    paid = {"act": "pay", "posting": posting[1], "voucher": "凭证 0001", "key": "4"}
    assert manager.post(page, paid).status_code == 302
    assert "凭证 0001" in manager.get(page).content.decode()
