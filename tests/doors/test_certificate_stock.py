"""Stock and register at the doors: a file with its report, types by item and office, papers spared, looks taken."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.covers import covers
from tests.doors.calling import caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import town
from tests.operations.errand import later
from tests.operations.test_certificate_uses import PULL, at_the_window, handed_in
from tests.operations.test_stock import a_file, a_line
from tests.operations.town import signed_on
from tests.operations.using import FOOD, Both, SealedPress, an_office_that_takes_a_certificate
from yimen.assembly import database
from yimen.engine.case.cases import operations as cases
from yimen.engine.papers.certificate_uses.refusals import NoOpenTask
from yimen.engine.papers.certificates import ports as papers
from yimen.insight.certificates import queries
from yimen.kernel.actor import Actor
from yimen.threshold.run import run


@pytest.fixture(scope="module")
def city(fresh_database: Callable[[], AbstractContextManager[database.Address]]) -> Iterator[Both]:
    with fresh_database():
        yield an_office_that_takes_a_certificate()


@pytest.fixture(scope="module")
def editor(city: Both) -> Actor:
    return signed_on(town.an_officer(city.issuing.town, "catalogue_editor", "811"), "stock.door")


@covers("S-285")
def test_an_editor_enters_a_file_on_the_page_and_reads_what_was_not_taken(
    city: Both, editor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = at_the_desk(editor, later(9), monkeypatch)
    file = a_file(a_line("JY-21"), a_line("JY-22", issued_on="昨天"))

    def sent(**said: object) -> str:
        upload = SimpleUploadedFile("stock.csv", file, "text/csv")
        return desk.post("/desk/certificates/stock", {"source": "原证照系统", "file": upload, **said}).content.decode()

    assert "存量证照" in desk.get("/desk/certificates/stock").content.decode()
    first, again = sent(), sent()
    assert "新入库 1，已有 0，没有收下 1" in first and "日期不对" in first and "新入库 0，已有 1" in again
    assert "error-summary" in sent(source=" ")
    clerk = at_the_desk(city.issuing.clerk, later(9), monkeypatch)
    assert clerk.get("/desk/certificates/stock").status_code == 403


@covers("S-282", "S-283", "S-286", "S-206", "S-304")
def test_the_register_counts_types_units_papers_spared_and_looks(
    city: Both, editor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers.wire(SealedPress(), papers.cases())
    handed_in(city)
    window = at_the_window(city)
    cases.pull_certificate(window, "licence", PULL, by=city.taking.clerk, now=later(6))
    cases.look_up_approvals(window, "核对关联许可", by=city.taking.clerk, now=later(7))
    with pytest.raises(NoOpenTask):
        run(cases.look_up_certificates, window, FOOD, "随便看看", by=city.taking.reviewer, now=later(7))

    register = queries.register(later(10))
    report = queries.sharing(later(0), later(10), 5)

    food = next(one for one in register.types if one.code == FOOD)
    assert (food.items, food.offices, food.taken_by, food.held - food.stock) == (1, 1, 1, 1)
    assert (register.items, [one.types for one in register.units], register.untold) == (2, [1, 1], ())
    assert (report.uses, report.online, report.pages_of_certificates, report.refused) == (2, 1, 2, 1)
    assert report.grams == report.pages * 5 and report.pages_of_files > 0
    assert sorted((one.looked, one.times) for one in report.looks) == [("approvals", 1), ("pulled", 1)]
    overseer = signed_on(town.an_officer(city.issuing.town, "supervisor", "812"), "stock.overseer")
    page = at_the_desk(overseer, later(10), monkeypatch).get("/oversight/certificates?grams=7").content.decode()
    assert "食品经营许可证" in page and "× 7" in page


@covers("S-285", "S-283")
def test_the_json_door_enters_stock_and_tells_the_register(
    city: Both, editor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YIMEN_NOW", later(11).isoformat())
    me, clerk = caller(editor), caller(city.issuing.clerk)
    fields = {"source": "原证照系统", "file": SimpleUploadedFile("a.csv", a_file(a_line("JY-31")), "text/csv")}

    assert said(me.sends("/certificate-stock", fields))["new"] == 1
    bad = {"source": "原证照系统", "file": SimpleUploadedFile("a.csv", b"a,b\n1,2\n", "text/csv")}
    assert code(me.sends("/certificate-stock", bad)) == "certificate.stock_file_unreadable"
    assert clerk.sends("/certificate-stock", {"source": "x", "file": fields["file"]}).status_code == 403
    assert any(row["stock"] for row in said(me.get("/certificate-register"))["types"])
    assert said(me.get("/certificate-register/sharing", days=30, grams=6))["grams_a_page"] == 6
