"""Cards at their doors: listed, explained and judged under oversight, answered by the office, and by a program."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from django.db import transaction
from django.test import Client

from tests.covers import covers
from tests.doors.calling import caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import town
from tests.operations.errand import later
from tests.operations.test_findings import DAY, Place
from yimen.assembly.database import Address
from yimen.channels.oversight import cards as pages
from yimen.engine.supervision.findings.operations import following
from yimen.engine.supervision.findings.rows import CardRow
from yimen.threshold.names import cards as names

NOW = later(5)


@pytest.fixture(scope="module")
def built(fresh_database: Callable[[], AbstractContextManager[Address]]) -> Iterator[tuple[Place, CardRow]]:
    with fresh_database():
        place = Place()
        yield place, place.a_card()


@pytest.fixture
def place(built: tuple[Place, CardRow]) -> Iterator[Place]:
    with transaction.atomic():
        yield built[0]
        transaction.set_rollback(True)


@covers("S-375", "S-380")
def test_supervision_finds_a_card_reads_why_and_the_office_answers_it(
    place: Place, built: tuple[Place, CardRow], monkeypatch: pytest.MonkeyPatch
) -> None:
    row = built[1]
    above, desk = at_the_desk(place.overseer, NOW, monkeypatch), at_the_desk(place.head, NOW, monkeypatch)
    listed = above.get("/oversight/cards?colour=red&rule=step_skipped").content.decode()
    assert "跳过环节" in listed and row.number in listed and row.subject_number in listed
    assert "没有这样的监察卡" in above.get("/oversight/cards?colour=yellow").content.decode()
    assert "无有效授权书作出决定" in above.get("/oversight/").content.decode(), "the board shows what was found last"
    centre = above.get("/oversight/cards/command").content.decode()
    assert "?rule=step_skipped&amp;age=days_3" in centre and "无有效授权书作出决定" in centre

    address = f"/oversight/cards/{row.ref}"
    page = above.get(address).content.decode()
    assert "行政许可法第三十四条" in page and "受理、审查" in page and "准予许可" in page
    assert "1" in desk.get("/desk/cards/standing", headers={"HX-Request": "true"}).content.decode()
    assert address in desk.get("/desk/cards").content.decode()
    assert desk.post(address, {"act": "answer", "said": " ", "key": "k1"}).status_code == 422
    assert desk.post(address, {"act": "uphold", "said": "成立", "key": "k2"}).status_code == 422
    assert desk.post(address, {"act": "answer", "said": "登记有误。", "key": "k3"}).status_code == 302
    assert above.post(address, {"act": "uphold", "said": "没有审查。", "key": "k4"}).status_code == 302
    assert above.post(address, {"act": "order", "said": "补审查", "due": "x", "key": "k5"}).status_code == 422
    done = above.post(address, {"act": "order", "said": "补审查", "due": "2026-11-27", "key": "k6"}, follow=True)
    assert "整改中" in done.content.decode() and "登记有误。" in done.content.decode()
    english = desk.get(address, headers={"Accept-Language": "en"}).content.decode()
    assert "A step was skipped" in english and "Being put right" in english
    assert at_the_desk(place.office.reviewer, NOW, monkeypatch).get("/oversight/cards").status_code == 403
    assert Client().get("/oversight/cards").status_code == 302


@covers("S-414", "S-487")
def test_coverage_says_how_many_items_and_standards_are_under_supervision(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = at_the_desk(place.overseer, NOW, monkeypatch).get("/oversight/coverage").content.decode()

    assert "100.0%" in page and "全部事项都在监察之下" in page and "裁量基准覆盖率" in page


def test_nobody_is_led_to_a_page_that_is_not_for_them(
    place: Place, built: tuple[Place, CardRow], monkeypatch: pytest.MonkeyPatch
) -> None:
    here, row = place.office.town, built[1]
    manager = town.signed_on(town.an_officer(here, "centre_manager", "771"), "card.manager")
    reform = town.signed_on(town.an_officer(here, "reform_office", "772"), "card.reform")

    figures = at_the_desk(manager, NOW, monkeypatch)
    assert "/oversight/coverage" in figures.get("/oversight/figures").content.decode()
    covered = figures.get("/oversight/coverage").content.decode()
    assert "/oversight/cards" not in covered and "/oversight/penalties" not in covered
    address = f"/oversight/cards/{row.ref}"
    of_case = f'href="/desk/cases/{row.subject_ref}"'
    assert of_case in at_the_desk(place.overseer, NOW, monkeypatch).get(address).content.decode()
    read = at_the_desk(reform, NOW, monkeypatch).get(address).content.decode()
    assert row.subject_number in read and of_case not in read and "/oversight/cases/" not in read


@covers("S-375")
def test_a_program_reads_answers_and_judges(
    place: Place, built: tuple[Place, CardRow], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YIMEN_NOW", NOW.isoformat())
    ref = built[1].ref
    head, above = caller(place.head), caller(place.overseer)

    assert {one["rule"] for one in said(above.get("/cards"))["rows"]} == {"step_skipped", "without_letter"}
    assert said(above.get(f"/cards/{ref}"))["may"] == ["uphold", "lift", "annotate"]
    assert sum(one["cards"] for one in said(above.get("/cards/counts"))) == 2
    assert said(above.get("/cards/coverage"))["items"] == 1 and said(above.get("/cards/coverage/gaps"))["rows"] == []
    assert code(above.post(f"/cards/{ref}/answer", {"said": "说明"})) == "card.office_answers"
    assert code(head.post(f"/cards/{ref}/report", {"said": "已改"})) == "lifecycle.wrong_state"
    assert said(above.post(f"/cards/{ref}/annotate", {"said": "请说明。"}))["state"] == "open"
    assert said(head.post(f"/cards/{ref}/answer", {"said": "登记有误。"}))["state"] == "answered"
    assert said(above.post(f"/cards/{ref}/uphold", {"said": "成立"}))["state"] == "upheld"
    assert said(head.post(f"/cards/{ref}/object", {"said": "有纸质卷宗"}))["state"] == "objected"
    assert code(above.post(f"/cards/{ref}/lift", {"said": "成立"})) == "card.same_supervisor"
    other = caller(place.other)
    assert said(other.post(f"/cards/{ref}/uphold", {"said": "维持"}))["state"] == "upheld"
    order = {"said": "补审查", "due_on": later(7 * DAY).date().isoformat()}
    assert said(other.post(f"/cards/{ref}/order", order))["state"] == "ordered"
    assert said(head.post(f"/cards/{ref}/report", {"said": "已补"}))["state"] == "reported"
    assert said(other.post(f"/cards/{ref}/return", order))["state"] == "ordered"
    assert said(head.post(f"/cards/{ref}/report", {"said": "已补齐"}))["state"] == "reported"
    confirmed = {"accountability": "criticised", "said": "属实"}
    assert said(other.post(f"/cards/{ref}/confirm", confirmed))["state"] == "done"
    assert code(caller(place.office.clerk).get(f"/cards/{ref}")) == "request.nothing_here"


def test_every_fact_and_act_of_a_card_is_called_by_its_words() -> None:
    assert set(names.CARD_RULES) == set(names.CARD_RULE_MEANINGS) and len(set(pages.ACTS)) == 9
    assert set(following._TOLD_BY) <= set(names.CARD_LINES)
    assert pages._spelled("step", "opinion-2") == "第 2 项会办意见"
