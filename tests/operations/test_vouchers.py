"""Vouchers: only for whose card was read just now, or for oneself; the original once, then copies that say so."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.covers import covers
from tests.operations import aftermath, errand, town
from tests.operations.errand import later
from tests.operations.test_connections import a_system
from yimen.engine.exchange.connections import ports as lines
from yimen.engine.exchange.connections import queries as connections
from yimen.engine.exchange.connections.operations import Connecting
from yimen.engine.exchange.vouchers import operations, papers, ports, queries
from yimen.engine.exchange.vouchers.models import CardReading, Voucher, VoucherPrint
from yimen.engine.exchange.vouchers.refusals import CardUnknown, NoCard, VoucherUnknown
from yimen.gateways.lines.sandbox import SandboxLines
from yimen.gateways.readers.sandbox import SandboxReaders
from yimen.kernel.refusal import Unavailable
from yimen.kernel.vouchers import GOOD_FOR, CardNotRead, CardOver, VoucherKind
from yimen.kernel.writing import NotAllowed, NotInList

pytestmark = pytest.mark.django_db
URL = "https://hall.example.invalid/vouchers/check"


@pytest.fixture
def readers(tmp_path: Path) -> SandboxReaders:
    made = SandboxReaders(tmp_path / "cards")
    ports.wire(made)
    lines.wire(SandboxLines())
    return made


@covers("S-302", "S-565", "S-566")
def test_a_report_is_printed_for_whose_card_was_read_and_a_second_print_is_a_copy(
    readers: SandboxReaders, office: errand.Office
) -> None:
    aftermath.wired()
    ports.wire(readers)
    lines.wire(SandboxLines())
    a_system(office, Connecting("credit", "征信系统", "direct", "1.0"))
    with pytest.raises(NoCard):
        operations.read_card(by=office.clerk, now=later(1))
    with pytest.raises(Unavailable):
        readers.read("away")
    readers.lay("陈小禾", town.a_number(1), date(2030, 1, 1))
    with pytest.raises(NotAllowed):
        operations.read_card(by=office.reviewer, now=later(1))

    seen = operations.read_card(by=office.clerk, now=later(1))
    assert (seen.party_ref, seen.name, seen.sandbox) == (office.party, "陈小禾", "yes") and "*" in seen.number
    with pytest.raises(NotInList):
        operations.issue_voucher("birth", seen.ref, by=office.clerk, now=later(1))
    assert not operations.issue_voucher("income_tax", seen.ref, by=office.clerk, now=later(1)).ref
    with pytest.raises(CardNotRead):
        operations.issue_voucher("credit_report", seen.ref, by=office.clerk, now=later(1) + GOOD_FOR)
    assert not Voucher.objects.exists()
    issued = operations.issue_voucher("credit_report", seen.ref, by=office.clerk, now=later(1))
    with pytest.raises(CardNotRead):
        operations.issue_voucher("credit_report", seen.ref, by=office.clerk, now=later(1))

    first = operations.print_voucher(issued.ref, URL, by=office.clerk, now=later(1))
    second = operations.print_voucher(issued.ref, URL, by=office.citizen, now=later(3))
    with pytest.raises(VoucherUnknown):
        operations.print_voucher(issued.ref, URL, by=office.clerk, now=later(1) + GOOD_FOR)
    with pytest.raises(VoucherUnknown):
        operations.print_voucher(issued.ref, URL, by=town.a_citizen(42, "李不知", "stranger"), now=later(1))
    assert (first.nth, second.nth) == (1, 2) and first.pdf.startswith(b"%PDF")
    assert papers.copy_words(1).startswith("正本") and papers.copy_words(2).startswith("副本")
    assert [one.nth for one in VoucherPrint.objects.order_by("nth")] == [1, 2]
    assert VoucherPrint.objects.get(nth=1).place and not VoucherPrint.objects.get(nth=2).place
    stamped = papers.Stamped(issued.serial, issued.code, later(1), 2, "yes")
    sheet = papers.sheet(VoucherKind.CREDIT_REPORT, "陈小禾", (("逾期记录", "0 笔"),), stamped, URL)
    assert dict(sheet.sections[0].pairs)["份数"] == "副本（第 2 次打印）" and "沙箱" in (sheet.demo or "")

    proof = queries.verify(issued.code)
    assert proof is not None and (proof.holder, proof.serial, proof.prints) == ("陈**", issued.serial, 2)
    assert queries.verify("0" * 16) is None
    (call,) = connections.asked_of_mine(office.citizen)
    assert call.purpose == "个人信用报告" and call.place


def test_a_card_identifies_only_whom_it_names_and_only_while_it_is_good(
    readers: SandboxReaders, office: errand.Office
) -> None:
    readers.lay("陈大禾", town.a_number(1), None)
    with pytest.raises(CardUnknown):
        operations.read_card(by=office.clerk, now=later(1))
    readers.lay("陈小禾", town.a_number(88), None)
    with pytest.raises(CardUnknown):
        operations.read_card(by=office.clerk, now=later(1))
    readers.lay("陈小禾", town.a_number(1), town.TODAY - timedelta(days=1))
    with pytest.raises(CardOver):
        operations.read_card(by=office.clerk, now=later(1))
    assert not CardReading.objects.exists()

    readers.lay("陈小禾", town.a_number(1), town.TODAY)
    assert operations.read_card(by=office.clerk, now=later(1)).party_ref == office.party


def test_one_has_a_tax_certificate_made_at_home_for_oneself_alone(
    readers: SandboxReaders, office: errand.Office
) -> None:
    a_system(office, Connecting("tax", "税务系统", "direct", "1.0"))
    stranger = town.a_citizen(42, "李不知", "stranger")

    with pytest.raises(NotAllowed):
        operations.issue_own_voucher("income_tax", office.party, by=stranger, now=later(1))
    issued = operations.issue_own_voucher("income_tax", office.party, by=office.citizen, now=later(1))

    (row,) = queries.mine(office.citizen)
    assert (row.serial, row.prints, row.sandbox, row.place) == (issued.serial, 0, "yes", "")
    assert queries.mine(stranger) == () and queries.just_made(office.clerk, later(1)) == ()


@pytest.mark.usefixtures("readers")
def test_a_question_that_nobody_answered_stays_on_record_and_makes_no_voucher(office: errand.Office) -> None:
    away = "https://tax.example.invalid/away"
    a_system(office, Connecting("tax", "税务系统", "direct", "1.0", away))

    assert not operations.issue_own_voucher("income_tax", office.party, by=office.citizen, now=later(1)).ref

    (call,) = connections.asked_of_mine(office.citizen)
    assert call.outcome == "unanswered" and not Voucher.objects.exists()


def test_the_reader_is_that_of_the_clerks_own_window(readers: SandboxReaders, office: errand.Office) -> None:
    readers.lay("陈小禾", town.a_number(1), None)

    operations.read_card(by=office.clerk, now=later(1))

    assert CardReading.objects.get().device == f"post-{office.clerk.posts[0].post_id}"
