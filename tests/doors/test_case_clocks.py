"""The time of a case at the doors: the console's account, and what a changed calendar did."""

import argparse
import json
from datetime import date

import pytest

from tests.covers import covers
from tests.doors.calling import caller, said
from tests.doors.desk import at_the_desk
from tests.operations import errand, town
from tests.operations.errand import later
from tests.operations.test_renewals import SHORT
from tests.operations.test_reprojections import close, reproject
from tests.standing import standing
from yimen.channels.cli import clock
from yimen.channels.clockwork import following
from yimen.engine.case.accountability import queries as accountability
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries
from yimen.engine.case.cases.renewable import renewable
from yimen.kernel.actor import Actor
from yimen.kernel.time.deadline import SpecialGround

pytestmark = pytest.mark.django_db
DAY = 24.0


@standing
def administrator(office: errand.Office) -> Actor:
    return town.signed_on(town.an_officer(office.town, "administrator", "900"), "admin")


def number_of(ref: str, office: errand.Office) -> str:
    view = queries.find(ref, office.citizen, later(1))
    assert view is not None
    return view.number


def asked(number: str, *words: str) -> int:
    parser = argparse.ArgumentParser()
    clock.register(parser.add_subparsers())
    return clock.tell_case(parser.parse_args(["clock", "case", number, *words]))


@covers("S-246")
def test_the_console_tells_promise_and_statute_day_by_day_with_what_stopped_them(
    office: errand.Office, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = errand.in_department(office)
    cases.open_special(ref, SpecialGround.INSPECTION, 5, "现场检验。", by=office.reviewer, now=later(3 * DAY))
    cases.close_special(ref, "检验合格。", by=office.reviewer, now=later(4 * DAY))
    monkeypatch.setenv("YIMEN_NOW", later(4.1 * DAY).isoformat())

    assert asked(number_of(ref, office), "--json") == 0

    answer = json.loads(capsys.readouterr().out)
    promised, statutory = answer["clocks"]
    assert [one["side"] for one in answer["clocks"]] == ["promised", "statutory"]
    assert (promised["due_at"][:10], statutory["due_at"][:10]) == ("2026-12-01", "2026-12-22")
    assert [(row["date"], row["why"]) for row in promised["account"]][:6] == [
        ("2026-11-20", "start_day"),
        ("2026-11-21", "weekend"),
        ("2026-11-22", "weekend"),
        ("2026-11-23", "paused"),
        ("2026-11-24", "paused"),
        ("2026-11-25", "working_day"),
    ]
    assert sum(int(row["counted"]) for row in promised["account"]) == 5
    assert [(one["kind"], one["ground"]) for one in answer["ledger"]] == [("pause", "inspection")]
    assert "陈小禾" not in json.dumps(answer, ensure_ascii=False)


def test_without_json_people_read_a_table_and_an_unknown_number_is_said_so(
    office: errand.Office, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YIMEN_NOW", later(1).isoformat())

    found = asked(number_of(errand.received(office).ref, office).lower())
    lines = capsys.readouterr().out.splitlines()

    assert (found, asked("SF-0000-0000-00")) == (0, 2)
    assert lines[4].startswith("答复时限 time to answer at the door  5 个工作日  到期 due 2026-11-27 17:30")


def test_who_keeps_calendars_sees_what_a_change_did_and_others_see_nothing(
    office: errand.Office, administrator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    errand.in_department(office)
    close(date(2026, 11, 25))
    reproject()
    address = "/clocks/reprojections"

    page = at_the_desk(administrator, later(20), monkeypatch).get("/desk/admin/calendars/national").content.decode()
    rows = said(caller(administrator).get(address, calendar="national"))["rows"]
    others = said(caller(office.clerk).get(address, calendar="national"))["rows"]

    assert "在办件到期日重算" in page and "算完，1 件" in page
    assert [(row["days"], row["moved"]) for row in rows] == [(["2026-11-25"], 1)] and others == []


@covers("S-247")
def test_applicant_and_officer_read_on_the_case_why_its_day_has_moved(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = errand.in_department(office)
    close(date(2026, 11, 25))
    reproject()

    hall = at_the_desk(office.citizen, later(20), monkeypatch).get(f"/mine/{ref}").content.decode()
    desk = at_the_desk(office.reviewer, later(20), monkeypatch).get(f"/desk/cases/{ref}").content.decode()

    for page in (hall, desk):
        assert "工作日历有变，到期日重新计算" in page
        assert "到期日由 11月27日 17:30 改为 11月30日 17:30 · 因 11月25日（周三） 的安排有变" in page
        # Both sides stand there day by day; at home the promise is open and the statute folded.
        assert page.count("<th>怎么算</th>") == 2 and "法定时限 20 个工作日" in page
    assert (hall.count('class="fold account"'), desk.count('class="fold account"')) == (1, 2)


@covers("S-175")
def test_the_head_answers_for_a_missed_limit_on_the_page_and_a_program_reads_it(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    errand.in_department(office)
    now = later(8 * DAY)
    following.claimed(now)
    head = town.signed_on(town.an_officer(office.town, "office_head", "800"), "head")
    browser = at_the_desk(head, now, monkeypatch)
    ref = accountability.items(head).rows[0].ref

    form = browser.get(f"/desk/overdue?answer={ref}").content.decode()
    refused = browser.post(f"/desk/overdue/{ref}", {"reason": "审查岗空缺两天。", "remedy": " "})
    done = browser.post(f"/desk/overdue/{ref}", {"reason": "审查岗空缺两天。", "remedy": "已派人顶岗。"})

    assert "为什么超期" in form and "承诺" in form
    assert refused.status_code == 422 and "审查岗空缺两天。" in refused.content.decode()
    assert done.status_code == 302 and "已派人顶岗。" in browser.get("/desk/overdue").content.decode()
    at_the_desk(office.decider, now, monkeypatch)
    row = said(caller(office.decider).get("/clocks/missed"))["rows"][0]
    assert (row["ref"], row["remedy"], row["may_answer"]) == (ref, "已派人顶岗。", False)
    again = caller(head).post(f"/clocks/missed/{ref}/answer", {"reason": "又", "remedy": "又"})
    assert said(again)["code"] == "case.already_done"


def test_an_applicant_names_the_certificate_that_is_renewed_on_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    office = errand.an_office(SHORT)
    errand.granted(office)
    ref = errand.received(office).ref
    browser = at_the_desk(office.citizen, later(20), monkeypatch)

    asked_for = browser.get(f"/mine/{ref}").content.decode()
    view = queries.find(ref, office.citizen, later(1))
    assert view is not None
    (held,) = renewable(ref, office.citizen, later(20))
    wrong = browser.post(f"/mine/{ref}/renews", {"seen": view.seq, "certificate": ""})
    done = browser.post(f"/mine/{ref}/renews", {"seen": view.seq, "certificate": held.ref})

    assert "是续办原来的证照吗？" in asked_for and "2027年1月19日" in asked_for
    assert (wrong.status_code, done.status_code) == (422, 302)
    assert "这是续办：原证照2027年1月19日" in browser.get(f"/mine/{ref}").content.decode()
    desk = at_the_desk(office.clerk, later(20), monkeypatch).get(f"/desk/cases/{ref}").content.decode()
    assert "续办，原证照1月19日" in desk
