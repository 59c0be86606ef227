"""The three lists at their doors: read by anybody, entered by a program, checked at the desk."""

import pytest
from django.db import connection
from django.test import Client

from tests.covers import covers
from tests.doors.calling import NOBODY, caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import errand, town
from tests.operations.errand import later
from tests.operations.town import NOW, TODAY
from yimen.engine.supervision.supervision_tasks import operations as tasks
from yimen.journal.reading import COLUMNS, Told, told
from yimen.kernel.actor import SYSTEM

BEGINS = TODAY.isoformat()


@covers("S-118")
@pytest.mark.django_db(databases=["default", "read"], transaction=False)
def test_lists_are_entered_read_by_anybody_and_checks_closed_at_the_desk(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    reform = caller(town.signed_on(town.an_officer(office.town, "reform_office", "r1"), "the.reformer"))
    checker = town.signed_on(town.an_officer(office.town, "chief", "c9"), "the.checker")
    monkeypatch.setenv("YIMEN_NOW", NOW.isoformat())
    check = {
        **{"item": office.item, "says": "现场看后厨", "within_days": 30},
        **{"office": office.town.office, "basis": "示府办〔2026〕12号", "begins": BEGINS},
    }
    ban = {"item": office.item, "effect": "forbidden", "says": "无证经营", "basis": "食品安全法", "begins": BEGINS}
    assert code(caller(office.clerk).post("/three-lists/negative", ban)) == "people.not_allowed"
    assert code(reform.post("/three-lists/supervision", {**check, "within_days": 0})) == "lists.check_days_unfit"

    said(reform.post("/three-lists/supervision", check))
    kept = said(reform.post("/three-lists/negative", ban))

    page = Client().get("/lists/three").content.decode()
    assert "现场看后厨" in page and "批准后 30 天内" in page and "权力清单（" in page
    assert "无证经营" in Client().get("/lists/three?list=negative").content.decode()
    english = Client(headers={"Accept-Language": "en"}).get("/lists/three?list=negative").content.decode()
    assert "Forbidden" in english and "Three lists" in english
    (row,) = said(NOBODY.get("/three-lists/entries/negative"))["rows"]
    assert (row["ref"], row["effect"]) == (kept["ref"], "forbidden")
    assert said(reform.post(f"/three-lists/entries/{kept['ref']}/end", {"ends": BEGINS, "basis": "修订"})) == kept

    errand.granted(office)
    monkeypatch.setattr(tasks.cursors, "batch", lines_of_this_test)
    tasks.open_supervision_tasks(by=SYSTEM, now=later(5))
    desk = at_the_desk(checker, later(6), monkeypatch)
    program = caller(checker)
    (task,) = said(program.get("/three-lists/tasks"))
    form = {"task": task["ref"], "outcome": "sound", "key": "k1"}
    assert desk.post("/desk/after/supervision", {**form, "finding": ""}).status_code == 422
    done = desk.post("/desk/after/supervision", {**form, "finding": "后厨整洁", "key": "k2"}, follow=True)
    shown = done.content.decode()
    assert "已保存" in shown and "后厨整洁" in shown and "没有待查的监管任务" in shown
    assert said(NOBODY.get("/three-lists/standing")) == {"open": 0, "overdue": 0, "closed": 1}
    assert said(program.get("/three-lists/tasks/closed"))[0]["outcome"] == "sound"
    again = program.post(f"/three-lists/tasks/{task['ref']}/close", {"outcome": "sound", "finding": "又看"})
    assert code(again) == "supervision.task_closed"


def lines_of_this_test(consumer: str, limit: int) -> tuple[Told, ...]:
    """The lines of a transaction that never settles: a test is rolled back."""
    with connection.cursor() as cursor:
        cursor.execute(f"select {COLUMNS} from journal_entry where subject_kind = 'case' and verb = 'grant'")
        return tuple(told(row) for row in cursor.fetchall())


@covers("S-118")
@pytest.mark.django_db(databases=["default", "read"])
def test_entries_are_entered_and_ended_at_the_desk(office: errand.Office, monkeypatch: pytest.MonkeyPatch) -> None:
    reform = town.signed_on(town.an_officer(office.town, "reform_office", "r1"), "the.reformer")
    desk = at_the_desk(reform, NOW, monkeypatch)
    address = "/desk/item_lists/three-lists/"
    ban = {"act": "enter", "list": "negative", "item": office.item, "effect": "forbidden", "basis": "食品安全法"}
    check = {
        **{"act": "enter", "list": "supervision", "item": office.item, "says": "现场看后厨", "begins": BEGINS},
        **{"office": office.town.office, "within_days": "30", "basis": "示府办〔2026〕12号"},
    }
    assert at_the_desk(office.clerk, NOW, monkeypatch).get(address).status_code == 403

    refused = desk.post(address, {**ban, "says": "无证经营", "begins": "2020-01-01", "key": "k1"})
    done = desk.post(address, {**ban, "says": "无证经营", "begins": BEGINS, "key": "k2"}, follow=True)
    wrong = desk.post(address, {**check, "within_days": "0", "key": "k3"})
    desk.post(address, {**check, "key": "k4"})

    assert refused.status_code == wrong.status_code == 422
    assert 'value="无证经营"' in refused.content.decode() and "无证经营" in done.content.decode()
    assert "批准后 30 天内" in desk.get(f"{address}?list=supervision").content.decode()
    entry = said(NOBODY.get("/three-lists/entries/negative"))["rows"][0]["ref"]
    end = {"act": "end", "list": "negative", "entry": entry, "ends": BEGINS, "end_basis": "修订", "key": "k5"}
    assert "无证经营" not in desk.post(address, end, follow=True).content.decode()
    assert "登记负面清单和监管清单" in desk.get("/desk/item_lists/").content.decode()
