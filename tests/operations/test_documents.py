"""Documents: one per act, numbered without gaps or doubles, drawn after commit and never twice."""

import subprocess
from dataclasses import replace
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import IntegrityError, connection

from tests.covers import covers
from tests.operations import aftermath, errand, town
from tests.operations.aftermath import lines_of
from tests.operations.errand import later
from yimen.assembly import wiring
from yimen.assembly.database import Address
from yimen.channels.notices import deriving
from yimen.engine.case.cases import by_code
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.case.cases.seeing import query_code
from yimen.engine.case.supplements import operations as supplements
from yimen.engine.papers.certificates import ports
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.papers.documents import numbering, operations, queries
from yimen.engine.papers.documents.models import Document
from yimen.engine.papers.documents.operations import DocumentUnknown
from yimen.engine.papers.dossiers import ports as files
from yimen.kernel.acceptance import DefectFound
from yimen.kernel.actor import SYSTEM
from yimen.kernel.identity import mask_number
from yimen.kernel.papers.seals import SealFinding
from yimen.kernel.refusal import Unavailable
from yimen.kernel.rulings import REMEDIES, Outcome, Ruling
from yimen.kernel.terms import FieldKind, FieldTerm
from yimen.kernel.time.deadline import SpecialGround


def kinds(ref: str, office: errand.Office) -> list[str]:
    return [row.kind for row in queries.of_case(ref, office.citizen)]


def test_every_outcome_on_the_way_has_its_numbered_document(office: errand.Office) -> None:
    ref = errand.granted(office)
    cases.deliver(ref, "electronic", by=SYSTEM, now=later(5))

    aftermath.derive(ref)

    rows = queries.of_case(ref, office.citizen)
    assert [(row.kind, row.number) for row in rows] == [
        ("receipt", "示市监收〔2026〕1号"),
        ("acceptance", "示市监受〔2026〕1号"),
        ("grant", "示市监准〔2026〕1号"),
        ("delivery", "示市监送〔2026〕1号"),
    ]
    assert all(row.ready for row in rows)


def test_a_correction_notice_lists_every_defect(office: errand.Office) -> None:
    ref = errand.received(office).ref
    defects = [DefectFound("plan", "no_area"), DefectFound("plan", "no_flow")]
    cases.open_correction(ref, defects, by=office.clerk, now=later(1))

    aftermath.derive(ref)

    assert kinds(ref, office) == ["receipt", "correction"]
    notice = queries.of_case(ref, office.citizen)[1]
    filename, pdf = queries.paper(notice.ref, office.citizen) or ("", b"")
    assert filename == f"一次告知补正通知书-{notice.number}.pdf"
    assert "没有标注面积" in pdf.decode() and "画出流向" in pdf.decode()


def test_a_denial_a_withdrawal_a_pause_and_an_extension_each_say_why(office: errand.Office) -> None:
    denied, paused = errand.reviewed(office), errand.in_department(office)
    withdrawn = errand.received(office).ref
    denial = Ruling(Outcome.DENY, "冷食专间没有独立空气消毒设施。", "许可和备案管理办法第十二条", REMEDIES)
    cases.decide(denied, denial, by=office.decider, now=later(4))
    cases.open_special(paused, SpecialGround.TESTING, 7, "需要水质检测。", by=office.reviewer, now=later(3))
    cases.close_special(paused, "合格", by=office.reviewer, now=later(4))
    cases.extend(paused, Decimal(5), "需要请示上级。", by=office.decider, now=later(5))
    cases.withdraw(withdrawn, "换地方了", by=office.citizen, now=later(2))

    for ref in (denied, paused, withdrawn):
        aftermath.derive(ref)

    assert kinds(denied, office)[-1] == "denial"
    assert kinds(paused, office)[-2:] == ["special_procedure", "extension"]
    assert kinds(withdrawn, office)[-1] == "withdrawal"
    texts = [
        (queries.paper(queries.of_case(ref, office.citizen)[-1].ref, office.citizen) or ("", b""))[1].decode()
        for ref in (denied, paused, withdrawn)
    ]
    for text, said in zip(texts, ("冷食专间", "需要请示上级", "换地方了"), strict=True):
        assert said in text


@covers("S-246")
def test_a_supplement_is_told_on_paper_and_says_what_waits_and_what_runs_on_however_late_it_is_made(
    office: errand.Office,
) -> None:
    ref = errand.in_department(office)
    defects = (DefectFound("plan", "no_area"),)
    one = supplements.ask_supplement(ref, defects, 5, "面积对不上。", by=office.reviewer, now=later(3)).ref
    supplements.end_supplement(one, "按现有材料办。", by=office.reviewer, now=later(50))

    aftermath.derive(ref)

    paper = queries.of_case(ref, office.citizen)[-1]
    text = (queries.paper(paper.ref, office.citizen) or ("", b""))[1].decode()
    assert (paper.kind, paper.number, paper.ready) == ("supplement", "示市监补件〔2026〕1号", True)
    for said in (
        "没有标注面积",
        "面积对不上。",
        "date(2026, 11, 25)",
        "statutory_due=datetime.datetime(2026, 12, 18, 17, 30",
    ):
        assert said in text
    view = case_queries.find(ref, office.citizen, later(51)) or pytest.fail()
    assert paper in (by_code.papers(view.number, query_code(view.number)) or pytest.fail()).papers


@covers("S-203")
def test_an_acceptance_notice_bears_everything_one_needs_to_ask_about_the_case(office: errand.Office) -> None:
    ref = errand.accepted(office)

    aftermath.derive(ref)

    notice = queries.of_case(ref, office.citizen)[-1]
    text = (queries.paper(notice.ref, office.citizen) or ("", b""))[1].decode()
    view = case_queries.find(ref, office.citizen, later(2)) or pytest.fail()
    for said in (
        view.number,
        query_code(view.number),
        "promised_at=datetime.datetime(2026, 11, 27, 17, 30",
        "不收费",
        "电话 0000-12315",
    ):
        assert said in text


def test_a_decision_bears_no_phone_and_masks_identity_numbers(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    number = town.a_number(7)
    asked = (FieldTerm("phone", "联系电话", kind=FieldKind.PHONE), FieldTerm("id", "身份证号", kind=FieldKind.IDENTITY))
    monkeypatch.setattr(errand, "FORM", {**errand.FORM, "phone": "13900000101", "id": number})
    office = errand.an_office(replace(errand.TERMS, fields=(*errand.TERMS.fields, *asked)))
    aftermath.wired()
    ref = errand.granted(office)

    aftermath.derive(ref)

    decision = queries.of_case(ref, office.citizen)[-1]
    text = (queries.paper(decision.ref, office.citizen) or ("", b""))[1].decode()
    assert decision.kind == "grant" and "滨河街36号" in text and mask_number(number) in text
    assert number not in text and "13900000101" not in text


@covers("S-181")
def test_a_refusal_at_the_door_becomes_a_document_only_when_it_is_confirmed(office: errand.Office) -> None:
    ref = errand.received(office).ref
    cases.propose_refusal(ref, "许可法第三十二条", "不归本机关管。", "请到邻县。", by=office.clerk, now=later(1))
    aftermath.derive(ref)
    before = kinds(ref, office)

    cases.confirm_refusal(ref, by=office.decider, now=later(2))
    aftermath.derive(ref)

    assert before == ["receipt"] and kinds(ref, office) == ["receipt", "refused_at_door"]


def test_a_case_accepted_by_itself_says_so_on_the_day_it_happened(office: errand.Office) -> None:
    ref = errand.received(office).ref
    cases.deem_accepted(ref, by=SYSTEM, now=later(24 * 30))

    aftermath.derive(ref)

    notice = queries.of_case(ref, office.citizen)[1]
    text = (queries.paper(notice.ref, office.citizen) or ("", b""))[1].decode()
    assert notice.kind == "acceptance" and "视为受理" in text and notice.dated_at > later(24)


def test_a_line_derived_twice_makes_one_document(office: errand.Office) -> None:
    ref = errand.accepted(office)

    aftermath.derive(ref)
    aftermath.derive(ref)

    assert kinds(ref, office) == ["receipt", "acceptance"]


@covers("S-284")
def test_being_killed_between_record_and_paper_loses_nothing_and_makes_nothing_twice(office: errand.Office) -> None:
    press, _ = aftermath.wired()
    ref = errand.received(office).ref
    (line,) = lines_of(ref, "receive")
    press.out_of_ink = 1

    with pytest.raises(Unavailable):
        deriving.derive(line, later(1))
    (recorded,) = queries.of_case(ref, office.citizen)
    deriving.derive(line, later(2))
    deriving.derive(line, later(3))

    (row,) = queries.of_case(ref, office.citizen)
    assert not recorded.ready and row.ready and row.number == recorded.number
    assert press.drawn == 1


def test_a_paper_asked_for_before_the_worker_came_is_the_very_paper_it_will_make(office: errand.Office) -> None:
    press, _ = aftermath.wired()
    ref = errand.received(office).ref
    made = operations.make_document(lines_of(ref)[0], by=SYSTEM, now=later(1))

    early = queries.paper(made.ref, office.citizen)
    operations.make_paper(made.ref, by=SYSTEM, now=later(9))

    assert early is not None and early == queries.paper(made.ref, office.citizen)
    assert press.drawn == 2


def test_a_paper_whose_file_was_lost_is_drawn_again_byte_for_byte_and_never_as_another_one(
    office: errand.Office,
) -> None:
    press, _ = aftermath.wired()
    ref = errand.received(office).ref
    aftermath.derive(ref)
    (row,) = queries.of_case(ref, office.citizen)
    sealed = queries.paper(row.ref, office.citizen)

    files.wire(errand.Drawer())
    again = queries.paper(row.ref, office.citizen)
    press.watermark = "another template"
    other = queries.paper(row.ref, office.citizen)

    assert sealed is not None and again == sealed and other is None


def test_a_strangers_document_looks_like_no_document(office: errand.Office) -> None:
    ref = errand.received(office).ref
    aftermath.derive(ref)
    (row,) = queries.of_case(ref, office.citizen)
    stranger = town.a_citizen(2, "李不知", "stranger")

    assert queries.of_case(ref, stranger) == () and queries.paper(row.ref, stranger) is None
    assert queries.paper(row.ref, office.clerk) is not None


def test_an_act_that_calls_for_no_document_makes_none(office: errand.Office) -> None:
    ref = errand.in_department(office)
    (line,) = lines_of(ref, "hand_over")

    with pytest.raises(DocumentUnknown):
        operations.make_document(line, by=SYSTEM, now=later(3))

    assert queries.of_case(ref, office.citizen) == ()


def test_a_document_is_known_by_its_verification_code(office: errand.Office) -> None:
    ref = errand.received(office).ref
    aftermath.derive(ref)
    with connection.cursor() as cursor:
        cursor.execute("select verification from documents_document")
        (code,) = cursor.fetchone()

    spaced = " ".join(code[at : at + 4] for at in range(0, 20, 4)).lower()
    proof = queries.verify(spaced)

    assert proof is not None and (proof.title, proof.number) == ("收件回执", "示市监收〔2026〕1号")
    assert queries.verify(code[:-1]) is None and queries.verify("") is None


@covers("S-293")
def test_a_real_paper_is_sealed_and_one_altered_byte_fails(db: None, office: errand.Office) -> None:
    wiring.wire()
    files.wire(errand.Drawer())
    ref = errand.granted(office)
    aftermath.derive(ref)
    (certificate,) = certificates.mine(office.citizen, later(6))
    deriving.derive(lines_of(certificate.ref)[0], later(6))

    papers = [queries.paper(row.ref, office.citizen) for row in queries.of_case(ref, office.citizen)]
    held = certificates.paper(certificate.ref, office.citizen)

    assert held is not None and None not in papers
    files.wire(errand.Drawer())
    assert held == certificates.paper(certificate.ref, office.citizen)
    assert papers == [queries.paper(row.ref, office.citizen) for row in queries.of_case(ref, office.citizen)]
    for _, pdf in [paper for paper in papers if paper] + [held]:
        assert ports.press().check(pdf).reason is SealFinding.SOUND
    altered = bytearray(held[1])
    altered[len(altered) // 2] ^= 1
    assert certificates.verify_file(held[1], later(6)).certificate is not None
    proof = certificates.verify_file(bytes(altered), later(6))
    assert not proof.seal.valid and proof.certificate is None
    shown = subprocess.run(["pdftotext", "-", "-"], input=held[1], capture_output=True, check=True).stdout.decode()
    assert "滨河街36号" in shown.replace(" ", "") and "食品经营许可证" in shown


def several(office: errand.Office, count: int) -> list[int]:
    """The first lines of so many new cases."""
    return [lines_of(errand.received(office).ref)[0] for _ in range(count)]


def test_two_workers_at_once_make_one_document(own_database: Address) -> None:
    office = errand.an_office()
    aftermath.wired()
    (line,) = several(office, 1)

    wrong = aftermath.apart(*[lambda: deriving.derive(line, later(1))] * 4)

    with connection.cursor() as cursor:
        cursor.execute("select count(*), max(serial) from documents_document")
        assert (cursor.fetchone(), wrong) == ((1, 1), [])


def test_numbers_have_no_gaps_and_no_doubles_with_many_workers(own_database: Address) -> None:
    office = errand.an_office()
    aftermath.wired()
    lines = several(office, 12)

    wrong = aftermath.apart(
        *[lambda part=lines[at::4]: [deriving.derive(n, later(1)) for n in part] for at in range(4)]
    )

    with connection.cursor() as cursor:
        cursor.execute("select serial from documents_document order by serial")
        assert [serial for (serial,) in cursor.fetchall()] == list(range(1, 13))
        cursor.execute("select last from documents_register")
        assert (cursor.fetchone(), wrong) == ((12,), [])


def test_without_the_lock_on_the_register_two_get_the_same_number(
    own_database: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin: the same race when the register's row is only read, and both have read before either writes."""
    office = errand.an_office()
    aftermath.wired()
    operations.make_document(several(office, 1)[0], by=SYSTEM, now=later(1))
    lines = several(office, 2)
    both_read = Barrier(2, timeout=20)
    locked = numbering.locked
    monkeypatch.setattr(numbering, "_LOCK", numbering._LOCK.removesuffix(" for update"))

    def read_only(office_id: int, year: int, series: str) -> int:
        last = locked(office_id, year, series)
        both_read.wait()
        return last

    monkeypatch.setattr(numbering, "locked", read_only)

    wrong = aftermath.apart(*[lambda n=n: operations.make_document(n, by=SYSTEM, now=later(1)) for n in lines])

    assert [type(one) for one in wrong] == [IntegrityError]
    # Nor is a number printed on the paper of another kind, year or office.
    made = Document.objects.get(serial=1)
    made.pk, made.ref, made.verification, made.kind = None, "another", "another", "another"
    with pytest.raises(IntegrityError, match="document_number_is_printed_once"):
        made.save()


def test_two_workers_read_the_journal_and_derive_it_once(own_database: Address) -> None:
    office = errand.an_office()
    aftermath.wired()
    refs = [errand.accepted(office) for _ in range(3)]

    wrong = aftermath.apart(*[lambda: deriving.catch_up(later(2))] * 3)
    deriving.catch_up(later(3))

    assert wrong == []
    assert [kinds(ref, office) for ref in refs] == [["receipt", "acceptance"]] * 3
