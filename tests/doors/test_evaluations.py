"""Rating through the doors: hall, kiosk and programs; and the desk that looks into a bad grade without seeing who."""

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import NOBODY, caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import errand
from tests.operations.errand import later
from tests.operations.evaluating import all_invited, invited, the_manager
from tests.operations.town import NOW
from yimen.engine.case.cases import queries as cases
from yimen.engine.case.cases.seeing import query_code

pytestmark = pytest.mark.django_db


@covers("S-389")
def test_a_citizen_rates_from_their_case_and_anybody_with_the_receipt_at_a_kiosk(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = errand.granted(office), errand.granted(office)
    home, kiosk = at_the_desk(office.citizen, later(5), monkeypatch), Client()
    assert home.get(f"/rate/case/{first}").status_code == 404
    assert all_invited(later(5)) == 2

    page = home.get(f"/rate/case/{first}").headers["Location"]
    assert f"/rate/case/{first}" in home.get(f"/mine/{first}").content.decode()
    assert "非常不满意" in home.get(page).content.decode()
    chosen = home.get(page, {"grade": "satisfied"}).content.decode()
    assert "办得快" in chosen and "态度差" not in chosen and "按承诺的时间办了吗" in chosen
    wrong = home.post(page, {"act": "rate", "grade": "satisfied", "reasons": "rude", "words": "还行"})
    assert wrong.status_code == 422 and "还行" in wrong.content.decode()
    form = {"act": "rate", "grade": "satisfied", "reasons": ["fast", "clear"], "on_time": "yes", "words": "谢谢"}
    assert home.post(page, form).status_code == 302
    done = home.get(page).content.decode()
    assert "您的评价" in done and "办得快" in done and "撤回评价" in done
    listed = home.get("/evaluations").content.decode()
    assert "待评价" in listed and "满意" in listed
    assert home.get(f"/rate/tower/{first}").status_code == 404

    view = cases.find(second, office.citizen, later(5))
    assert view is not None
    typed = {"number": view.number, "code": query_code(view.number)}
    assert kiosk.post("/kiosk/rate", {**typed, "code": "00000000"}).status_code == 422
    at_kiosk = kiosk.post("/kiosk/rate", typed).headers["Location"]
    assert "非常满意" in kiosk.get(at_kiosk).content.decode()
    assert "态度好" in kiosk.get(at_kiosk, {"grade": "very_satisfied"}).content.decode()
    assert kiosk.post(at_kiosk, {"grade": "very_satisfied"}).status_code == 302
    thanks = kiosk.get(at_kiosk)
    assert "谢谢您，评价已经收到" in thanks.content.decode() and "url=/kiosk/" in thanks.headers["Refresh"]
    assert "非常满意" not in thanks.content.decode()
    assert kiosk.post(at_kiosk, {"grade": "very_satisfied"}).status_code == 422
    assert kiosk.get("/kiosk/rate/0000000000000000").status_code == 404
    found = Client().post("/rate", typed).headers["Location"]
    assert found == f"/rate/{at_kiosk.rpartition('/')[2]}"
    after = Client().get(found).content.decode()
    assert "谢谢您，评价已经收到" in after and "非常满意" not in after and "撤回评价" not in after
    assert Client().post("/rate", {"code": "1"}).status_code == 422


def test_the_desk_looks_into_a_bad_grade_and_sees_who_gave_it_only_on_record(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    errand.granted(office)
    link, manager = invited(office, later(5)), the_manager(office)
    bad = {"grade": "very_dissatisfied", "reasons": ["rude"], "paid": "yes", "words": "让我买指定的证照框"}
    assert NOBODY.post(f"/evaluations/codes/{link}/rate", bad).status_code == 201
    assert code(NOBODY.post(f"/evaluations/codes/{link}/rate", bad)) == "evaluations.rated"
    desk = at_the_desk(manager, later(6), monkeypatch)

    listed = desk.get("/desk/voice/").content.decode()
    assert "额外收钱物" in listed and "陈小禾" not in listed
    page = f"/desk/voice/follow-ups/{said(caller(manager).get('/evaluations/follow-ups'))[0]['ref']}"
    assert "我来接手" in desk.get(page).content.decode()
    assert desk.post(page, {"act": "contact", "reached": "yes"}).status_code == 422
    assert desk.post(page, {"act": "take"}).status_code == 302
    assert "陈小禾" not in desk.get(page).content.decode()
    assert "陈小禾" in desk.post(page, {"act": "show"}).content.decode()
    assert "陈小禾" not in desk.get(page).content.decode()
    assert desk.post(page, {"act": "contact", "reached": "yes", "heard": "收据还在"}).status_code == 302
    answer = {"act": "answer", "outcome": "valid", "reason": "确有其事", "remedy": "已退款并调离窗口"}
    assert desk.post(page, {**answer, "remedy": ""}).status_code == 422
    assert desk.post(page, answer).status_code == 302
    assert desk.post(page, {"act": "dance"}).status_code == 422

    shown = Client().get(f"/rate/{link}").content.decode()
    assert "属实，已整改" in shown and "已退款并调离窗口" in shown and "再评一次" in shown
    assert Client().post(f"/rate/{link}", {"act": "rate_again", "grade": "satisfied"}).status_code == 302
    assert at_the_desk(office.reviewer, later(6), monkeypatch).get("/desk/voice/").status_code == 403


def test_a_program_changes_takes_back_and_follows_up_as_the_pages_do(office: errand.Office) -> None:
    errand.granted(office)
    link, manager, mine = invited(office, NOW), caller(the_manager(office)), caller(office.citizen)
    codes = f"/evaluations/codes/{link}"

    assert code(mine.post(f"{codes}/withdraw")) == "evaluations.not_rated"
    assert code(caller(office.clerk).post(f"{codes}/rate", {"grade": "satisfied"})) == "evaluations.own_service"
    assert mine.post(f"{codes}/rate", {"grade": "satisfied"}).status_code == 201
    assert mine.post(f"{codes}/change", {"grade": "dissatisfied"}).status_code == 200
    (waiting,) = said(manager.get("/evaluations/follow-ups"))
    assert waiting["may"] == ["take"]
    ref = f"/evaluations/follow-ups/{waiting['ref']}"
    assert manager.post(f"{ref}/take").status_code == 200
    assert said(manager.post(f"{ref}/rater"))["name"] == "陈小禾"
    assert manager.post(f"{ref}/contact", {"reached": "no"}).status_code == 200
    assert code(mine.post(f"{codes}/withdraw")) == "evaluations.being_followed_up"
    assert manager.post(f"{ref}/answer", {"outcome": "invalid", "reason": "与记录不符"}).status_code == 200
    assert said(manager.get(ref))["outcome"] == "invalid"
    assert mine.post(f"{codes}/again", {"grade": "fairly_satisfied"}).status_code == 201
    assert [len(row["ratings"]) for row in said(mine.get("/evaluations"))] == [2]
    assert said(NOBODY.get(codes))["ratings"][1]["grade"] == "fairly_satisfied"
    assert caller(office.reviewer).get(ref).status_code == 404
