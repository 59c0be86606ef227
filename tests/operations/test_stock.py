"""Certificates of before 存量入库: entered by the page, told line by line, known again, used like any other."""

import csv
import io
from pathlib import Path
from time import perf_counter

import pytest
from django.db import connection

from tests.covers import covers
from tests.operations import town
from tests.operations.errand import later
from tests.operations.test_certificate_uses import PULL, at_the_window
from tests.operations.town import NOW, OFFICE_USCC, TODAY, a_number
from tests.operations.using import FOOD, Both, an_office_that_takes_a_certificate
from tests.standing import standing
from yimen.assembly.database import Address
from yimen.channels.cli.journal import SUBJECTS
from yimen.channels.cli.main import main
from yimen.engine.case.cases import operations as cases
from yimen.engine.papers.certificate_uses import queries as uses
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.papers.certificates.operations import CertificateNotYours
from yimen.journal import queries as journal
from yimen.journal.models import Attempt
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.codes import certificate_identifier
from yimen.kernel.endings import CancelGround
from yimen.kernel.stock import COLUMNS
from yimen.kernel.writing import NotAllowed
from yimen.registries.people import operations as people_acts
from yimen.registries.people import queries as people
from yimen.threshold.stock_files import StockFileUnreadable, StockReport, enter_text

DB = pytest.mark.django_db
OTHER_USCC = "91110000600037341L"


@standing
def both() -> Both:
    return an_office_that_takes_a_certificate()


def a_line(number: str, **said: str) -> dict[str, str]:
    usual = {
        "type_code": FOOD, "type_name": "食品经营许可证", "number": number, "holder_name": "旧时客",
        "holder_number": a_number(501), "issuer": OFFICE_USCC, "issued_on": "2022-03-01", "valid_to": "2027-02-28",
        "identifier": "", "经营场所": "老街 1 号",
    }  # fmt: skip
    return usual | said


def a_file(*lines: dict[str, str]) -> bytes:
    text = io.StringIO()
    table = csv.DictWriter(text, [COLUMNS.get(name, name) for name in lines[0]])
    table.writeheader()
    table.writerows({COLUMNS.get(name, name): value for name, value in line.items()} for line in lines)
    return text.getvalue().encode("gb18030")


def entered(*lines: dict[str, str], by: Actor = SYSTEM) -> StockReport:
    return enter_text(a_file(*lines), "原证照系统", by=by, now=NOW)


@covers("S-285")
@DB
def test_a_file_is_entered_with_a_report_of_every_line_and_once_only(both: Both) -> None:
    sound = str(certificate_identifier(FOOD, OFFICE_USCC, "0" * 20, 1))
    lines = (
        a_line("JY-1"),
        a_line("JY-2", holder_number=OTHER_USCC, holder_name="老字号公司", valid_to="长期", identifier=sound),
        a_line("JY-1"),
        a_line("JY-3", holder_number="99010119800101501X"),
        a_line("JY-4", holder_name=""),
        a_line("JY-5", holder_name="改了名的"),
        a_line("JY-6", issuer="91110000600037341L"),
        a_line("JY-7", identifier=sound[:-1] + ("A" if sound[-1] != "A" else "B")),
        a_line("JY-8", valid_to="2021-01-01"),
        a_line("JY-9", identifier=sound, holder_number=a_number(502), holder_name="另一人"),
    )

    first, again = entered(*lines), entered(*lines)

    assert (first.read, first.new, first.known, first.refused) == (10, 2, 0, 8)
    assert [(one.line, one.flaw) for one in first.lines] == [
        (4, "twice"), (5, "holder_number"), (6, "missing"), (7, "name_differs"), (8, "issuer_unknown"),
        (9, "identifier"), (10, "dates"), (11, "number_taken"),
    ]  # fmt: skip
    assert (again.new, again.known) == (0, 3)
    holder = people.party_by_number(a_number(501))
    assert holder is not None and holder.name == "旧时客"
    (row,) = certificates.valid_of(holder.id, (FOOD,), TODAY)
    assert (row.number, row.case_id) == ("JY-1", None)


@covers("S-285", "S-287")
@DB
def test_a_certificate_of_before_is_held_pulled_verified_and_ended_like_any_other(both: Both) -> None:
    mine = people.party(both.citizen.party_id or 0)
    opened = people.opened(both.citizen.party_id or 0)
    assert mine is not None and opened is not None
    cases.suspend_certificate(both.held.ref, "核查期间", by=both.issuing.decider, now=later(5))
    entered(a_line("JY-1", holder_name=mine.name, holder_number=opened.number))
    (row,) = (one for one in certificates.mine(both.citizen, later(6)) if one.stock)
    case = at_the_window(both)

    pulled = cases.pull_certificate(case, "licence", PULL, by=both.taking.clerk, now=later(6))

    assert (pulled.certificate, row.stock, row.state) == (row.ref, "原证照系统", "valid")
    found = cases.look_up_certificates(case, FOOD, "核对许可范围", by=both.taking.clerk, now=later(6))
    assert ("经营场所", "老街 1 号") in next(one for one in found.certificates if one.ref == row.ref).fields
    proof = certificates.verify(row.verification, later(6))
    assert proof is not None and proof.number == "JY-1"
    assert certificates.paper(row.ref, both.citizen) is not None
    assert row.ref not in certificates.without_paper(later(6))
    with pytest.raises(CertificateNotYours):
        cases.cancel_certificate(row.ref, CancelGround.HOLDER_ASKS, "申请注销", by=both.taking.decider, now=later(7))
    cases.cancel_certificate(row.ref, CancelGround.HOLDER_ASKS, "申请注销", by=both.issuing.decider, now=later(7))
    (use,) = uses.of_case(case, both.taking.clerk, later(8))
    assert (use.state, use.lost_as, use.taken_off) == ("cancelled", "cancelled", "yes")


@DB
def test_an_office_enters_its_own_and_nobody_else_any(both: Both) -> None:
    town_ = both.issuing.town
    editor = town.signed_on(town.an_officer(town_, "catalogue_editor", "801"), "stock.editor")
    foreign = both.taking.town
    staff = town.an_officer(foreign, "catalogue_editor", "802")
    people_acts.hold_post(staff, town.a_post(town_, "reviewer"), town.SINCE, None, "holder", by=SYSTEM, now=NOW)
    elsewhere = town.signed_on(staff, "stock.elsewhere")

    with pytest.raises(NotAllowed):
        entered(a_line("JY-1"), by=both.issuing.clerk)
    with pytest.raises(NotAllowed):
        enter_text("甲,乙\n1,2\n".encode(), "原系统", by=both.issuing.clerk, now=NOW)
    noted = Attempt.objects.filter(actor_ref=both.issuing.clerk.ref).values_list("operation", "code")
    assert list(noted) == [("enter_stock", "people.not_allowed")] * 2, "whatever the file holds"
    refused = entered(a_line("JY-1"), by=elsewhere)
    done = entered(a_line("JY-1"), by=editor)

    assert ([one.flaw for one in refused.lines], done.new) == (["not_your_office"], 1)
    with pytest.raises(StockFileUnreadable):
        enter_text("甲,乙\n1,2\n".encode(), "原系统", by=SYSTEM, now=NOW)


@DB
def test_the_console_enters_a_file_and_says_what_was_refused(
    both: Both, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("yimen.assembly.installation.perform", lambda needs, act: act())
    file = tmp_path / "stock.csv"
    file.write_bytes(a_file(a_line("JY-1"), a_line("JY-2", issued_on="昨天")))

    status = main(["import", "certificates", str(file), "--source", "原证照系统"])

    told = capsys.readouterr().out
    assert status == 1 and "新 new 1" in told and "3: 日期不对 发证日期" in told


@pytest.mark.soak
def test_a_hundred_thousand_come_in_a_page_at_a_time_and_are_found_by_their_holder(own_database: Address) -> None:
    lines = (
        a_line(f"JY-{n}", holder_number=a_number(n % 1000, f"19{50 + n // 1000 % 50}0{1 + n // 50000}02"))
        for n in range(100_000)
    )
    an_office_that_takes_a_certificate()
    content = a_file(*lines)

    began = perf_counter()
    report = enter_text(content, "原证照系统", by=SYSTEM, now=NOW)
    took = perf_counter() - began

    with connection.cursor() as cursor:
        cursor.execute("analyze certificates_certificate")
        cursor.execute("explain select * from certificates_certificate where holder_id = 5 and type_code = %s", (FOOD,))
        plan = "\n".join(row[0] for row in cursor.fetchall())
    print(f"100,000 lines in {took:.1f} s")
    assert (report.new, report.refused) == (100_000, 0)
    assert "certificate_of_holder" in plan and journal.verify(SUBJECTS).sound
