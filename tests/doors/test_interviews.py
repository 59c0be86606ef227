"""Interviews through the doors: announced and read at the desk, asked in the hall, answered by who is named."""

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations.errand import later
from tests.operations.voicing import a_desk, staff_of
from yimen.engine.public.interviews import queries

pytestmark = pytest.mark.django_db


@covers("S-399")
def test_an_interview_goes_from_its_announcement_to_its_record_through_the_pages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk, nobody = a_desk(), Client()
    member = at_the_desk(desk.member, later(1), monkeypatch)
    home = at_the_desk(desk.office.citizen, later(1), monkeypatch)
    head = at_the_desk(desk.head, later(1), monkeypatch)
    form = {
        "title": "摊位和早市", "about": "局长当场答", "topic": "market", "region": desk.office.town.city,
        "office": desk.office.town.office, "begins": "2026-11-21T10:00", "minutes": "60",
        "guest": [staff_of(desk.head), "", ""], "duty": ["市场监管局局长", "", ""],
    }  # fmt: skip
    assert "预告一场" in member.get("/desk/civic/interviews").content.decode()
    assert "预告一场" not in head.get("/desk/civic/interviews").content.decode()
    lost = member.post("/desk/civic/interviews", {**form, "begins": "2026-11-01T10:00"})
    assert lost.status_code == 422 and "局长当场答" in lost.content.decode()
    made = [member.post("/desk/civic/interviews", {**form, "key": "one-form"}).headers["Location"] for _ in range(2)]
    assert made[0] == made[1]
    desk_page = made[0]
    ref = desk_page.rstrip("/").rpartition("/")[2]
    page = f"/interviews/{ref}"
    assert (
        "摊位和早市" in nobody.get("/interviews").content.decode()
        and "市场监管局局长" in nobody.get(page).content.decode()
    )
    assert "登录后可以提问" in nobody.get(page).content.decode()
    assert nobody.post(page, {"text": "早市几点开"}).status_code == 422
    assert home.post(page, {"text": "打 13812345678"}).status_code == 422
    assert home.post(page, {"text": "早市几点开"}).status_code == 302
    program, answering = caller(desk.office.citizen), caller(desk.head)
    assert code(program.post("/interviews/0123456789ABCDEF/questions", {"text": "收费呢"})) == "interviews.unknown"
    second = said(program.post(f"/interviews/{ref}/questions", {"text": "收费呢"}))["ref"]
    assert "收费呢" not in nobody.get(page).content.decode() and "收费呢" in home.get(page).content.decode()
    first = next(one.ref for one in (queries.one(ref, desk.member, later(1)) or pytest.fail("gone")).questions)
    for question in (first, second):
        assert member.post(desk_page, {"act": "show", "question": question}).status_code == 302
    assert "收费呢" in nobody.get(page).content.decode()
    assert head.post(desk_page, {"act": "answer", "question": first, "answer": "六点半"}).status_code == 422

    member, head = (at_the_desk(who, later(24), monkeypatch) for who in (desk.member, desk.head))
    assert "当场答复" in head.get(desk_page).content.decode()
    assert head.post(desk_page, {"act": "answer", "question": first, "answer": "六点半"}).status_code == 302
    live = nobody.get(page).content.decode()
    assert "六点半" in live and 'hx-trigger="every 20s"' in live and "X-By-Itself" in live
    assert (
        code(caller(desk.member).post(f"/interviews/questions/{second}/answer", {"answer": "免"}))
        == "interviews.not_a_guest"
    )
    assert head.post(desk_page, {"act": "close"}).status_code == 422
    assert member.post(desk_page, {"act": "close"}).status_code == 302
    assert (
        code(answering.post(f"/interviews/questions/{second}/answer", {"answer": "免"}))
        == "interviews.no_more_questions"
    )
    assert "整理" in nobody.get(page).content.decode()
    assert member.post(desk_page, {"act": "publish"}).status_code == 302
    record = nobody.get(page).content.decode()
    assert "不再改动" in record and "当场没有答到" in record
    told = said(program.get(f"/interviews/{ref}"))
    assert [one["handed_on"] for one in told["mine"]] == ["", "yes"] and told["row"]["stage"] == "published"
    assert said(program.get("/interviews")) == [] and len(said(program.get("/interviews/past"))) == 1
