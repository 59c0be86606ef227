"""Certificates after the decision: the paper follows the record, the verify page tells the state, an office ends it."""

from typing import cast

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from tests.covers import covers
from tests.operations import aftermath, errand, town
from tests.operations.aftermath import Press, lines_of
from tests.operations.errand import later
from tests.operations.town import NOW, SINCE
from yimen.channels.notices import deriving
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.case.messages import queries as messages
from yimen.engine.papers.certificates import operations, queries
from yimen.engine.papers.certificates.operations import CertificateNotYours, CertificateUnknown
from yimen.engine.papers.certificates.recording import Holder, Issuer, IssuerUnnumbered, TypeUnsound, record
from yimen.engine.papers.certificates.refusals import NoTraditionalForm
from yimen.engine.papers.certificates.rows import CertificateRow
from yimen.engine.papers.documents import queries as documents
from yimen.engine.records.prints import operations as prints
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.authority import NoLetter, NotFormal, OwnMatter
from yimen.kernel.certificate_life import CertificateState
from yimen.kernel.endings import CancelGround, GroundUnfit, GroundUnknown, RevokeGround
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.papers.prints import Door, Where
from yimen.kernel.terms import CertificateTerm
from yimen.registries.grants import operations as grants
from yimen.registries.offices import operations as offices
from yimen.registries.offices.models import Office
from yimen.registries.people import operations as people
from yimen.threshold.sentences import sentence

pytestmark = pytest.mark.django_db


@pytest.fixture
def press() -> Press:
    return Press()


def issued(office: errand.Office) -> CertificateRow:
    """The certificate of a granted case, with its paper made."""
    errand.granted(office)
    (row,) = queries.mine(office.citizen, later(5))
    operations.make_paper(row.ref, by=SYSTEM, now=later(5))
    return row


@covers("S-520")
def test_the_traditional_form_says_what_the_electronic_certificate_says_under_the_same_code(
    office: errand.Office,
) -> None:
    row, here = issued(office), Where(Door.HALL)

    def taken() -> tuple[str, str]:
        electronic = prints.print_certificate(row.ref, here, by=office.citizen, now=later(6))
        traditional = prints.print_traditional(row.ref, here, by=office.citizen, now=later(6))
        assert electronic is not None and traditional is not None
        return electronic.content.decode(), traditional.content.decode()

    electronic, traditional = taken()

    # The press of this test writes a paper as its facts: seal, moment and every datum are the same, the layout is not.
    assert "TraditionalCertificate(" in traditional and "TraditionalCertificate(" not in electronic
    assert traditional.replace("TraditionalCertificate(", "Certificate(") == electronic
    assert row.identifier in traditional and "滨河街36号" in traditional
    proof = queries.verify(row.verification, later(7))
    assert proof is not None and proof.state == "valid" and row.verification in traditional.replace(" ", "")
    with connection.cursor() as cursor:
        cursor.execute("select title from prints_print order by id")
        titles = [title for (title,) in cursor.fetchall()]
    assert titles == ["食品经营许可证", "食品经营许可证（传统版式）"]

    stranger = town.a_citizen(7, "另一个人", "stranger")
    assert prints.print_traditional(row.ref, here, by=stranger, now=later(6)) is None
    cases.suspend_certificate(row.ref, "核查中", by=office.decider, now=later(8))
    with pytest.raises(NoTraditionalForm):
        prints.print_traditional(row.ref, here, by=office.citizen, now=later(9))
    assert prints.print_certificate(row.ref, here, by=office.citizen, now=later(9)) is not None


@covers("S-520")
def test_a_traditional_form_that_is_brought_for_checking_is_known_as_its_certificate(office: errand.Office) -> None:
    row = issued(office)
    taken = prints.print_traditional(row.ref, Where(Door.HALL), by=office.citizen, now=later(6))
    assert taken is not None
    again = prints.print_traditional(row.ref, Where(Door.HALL), by=office.citizen, now=later(8))

    def checked(content: bytes) -> str:
        return (
            Client(headers={"Accept-Language": "zh-CN"}).post("/verify/file", {"file": pdf(content)}).content.decode()
        )

    assert again == taken and "证照有效" in checked(taken.content)
    # A paper of this city that nobody handed out from here is not called one without its seal.
    unknown = checked(taken.content + b" other")
    assert "有本市的电子签章，查不到是哪一份" in unknown and "认不出这个文件" not in unknown
    assert "认不出这个文件" in checked(b"no paper")

    cases.revoke(row.case_ref, "不实。", RevokeGround.FRAUD, by=office.decider, now=later(9))
    assert "证照已撤销" in checked(taken.content)


def pdf(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("a.pdf", content, "application/pdf")


def test_the_holder_finds_the_certificate_and_its_paper(office: errand.Office) -> None:
    row = issued(office)

    assert (row.type_name, row.state, row.holder_name) == ("食品经营许可证", "valid", "陈小禾")
    filename, pdf = queries.paper(row.ref, office.citizen) or ("", b"")
    assert filename == f"食品经营许可证-{row.number}.pdf"
    assert row.identifier in pdf.decode() and "滨河街36号" in pdf.decode()
    found = queries.certificate(row.ref, office.citizen, later(6))
    assert found is not None and found.ready


def test_a_certificate_made_twice_is_one_paper(office: errand.Office) -> None:
    row = issued(office)

    again = operations.make_paper(row.ref, by=SYSTEM, now=later(9))

    with connection.cursor() as cursor:
        cursor.execute("select paper_sha256, paper_made_at from certificates_certificate")
        assert cursor.fetchone() == (again.sha256, later(5))


def test_somebody_elses_certificate_looks_like_none(office: errand.Office) -> None:
    row = issued(office)
    stranger = town.a_citizen(2, "李不知", "stranger")

    assert queries.mine(stranger, later(6)) == ()
    assert queries.certificate(row.ref, stranger, later(6)) is None
    assert queries.paper(row.ref, stranger) is None
    assert queries.paper(row.ref, office.decider) is not None


@pytest.mark.parametrize("of", ["verification", "identifier"])
def test_anybody_can_check_a_certificate_and_learns_no_name(office: errand.Office, of: str) -> None:
    row = issued(office)

    proof = queries.verify(getattr(row, of).lower() if of == "verification" else row.identifier, later(6))

    assert proof is not None and (proof.state, proof.holder, proof.number) == ("valid", "陈＊＊", row.number)
    assert queries.verify("0" * 20, later(6)) is None and queries.verify("", later(6)) is None


@covers("S-288")
def test_an_expired_certificate_says_so(office: errand.Office) -> None:
    row = issued(office)

    proof = queries.verify(row.verification, later(24 * 366 * 5 + 24))

    assert proof is not None and proof.state == "expired"


def test_a_withheld_certificate_has_no_paper_until_its_materials_came(office: errand.Office) -> None:
    ref = errand.received(office, ("id", "plan")).ref
    cases.accept_tolerating(ref, {"rules": errand.later(24 * 5).date()}, by=office.clerk, now=later(1))
    cases.hand_over(ref, by=office.clerk, now=later(2))
    cases.review(ref, errand.Advice.GRANT, "符合条件", by=office.reviewer, now=later(3))
    cases.decide(ref, errand.GRANT, by=office.decider, now=later(4))
    (withheld,) = queries.of_case(ref, office.decider, later(5))
    operations.make_paper(withheld.ref, by=SYSTEM, now=later(5))
    before = (queries.mine(office.citizen, later(5)), queries.paper(withheld.ref, office.decider))
    assert queries.verify(withheld.verification, later(5)) is None

    cases.attach_to_case(ref, "rules", "rules.png", errand.PNG, by=office.citizen, now=later(6))
    cases.supply(ref, by=office.clerk, now=later(7))
    for line in lines_of(withheld.ref, "release"):
        deriving.derive(line, later(7))

    (row,) = queries.mine(office.citizen, later(8))
    assert before == ((), None) and row.ready and row.state == "valid"


@covers("S-288")
def test_a_revoked_certificate_is_told_to_whoever_checks_it(office: errand.Office) -> None:
    ref = errand.granted(office)
    (row,) = queries.mine(office.citizen, later(5))

    cases.revoke(ref, "材料不实。", RevokeGround.FRAUD, by=office.decider, now=later(6))

    proof = queries.verify(row.verification, later(7))
    assert proof is not None and (proof.state, proof.ended_at) == ("revoked", later(6))


def test_the_issuing_office_suspends_restores_and_cancels_and_the_holder_hears_of_each(office: errand.Office) -> None:
    row = issued(office)

    cases.suspend_certificate(row.ref, "核查期间暂扣", by=office.decider, now=later(6))
    suspended = queries.verify(row.verification, later(7))
    cases.restore_certificate(row.ref, "核查完毕", by=office.decider, now=later(8))
    cases.cancel_certificate(row.ref, CancelGround.HOLDER_ASKS, "持证人申请注销", by=office.decider, now=later(9))

    cancelled = queries.verify(row.verification, later(10))
    assert suspended is not None and suspended.state == "suspended"
    assert cancelled is not None and (cancelled.state, cancelled.ended_at) == ("cancelled", later(9))
    aftermath.derive(row.case_ref)
    (paper,) = (one for one in documents.of_case(row.case_ref, office.citizen) if one.kind == "cancellation")
    sealed = documents.paper(paper.ref, office.citizen)
    assert sealed is not None and "销〔2026〕" in paper.number and paper.title == "注销行政许可决定书"
    told = [one.kind for one in messages.mine(office.citizen).rows]
    assert {"suspend_certificate", "restore_certificate", "cancel_certificate"} <= set(told)
    with pytest.raises((WrongState, CertificateUnknown)):
        cases.suspend_certificate(row.ref, "再来一次", by=office.decider, now=later(11))


def test_a_clerk_cannot_end_a_certificate(office: errand.Office) -> None:
    row = issued(office)

    with pytest.raises(CertificateNotYours):
        cases.cancel_certificate(row.ref, CancelGround.HOLDER_ASKS, "不想要了", by=office.clerk, now=later(6))

    assert_valid(row)


def assert_valid(row: CertificateRow) -> None:
    proof = queries.verify(row.verification, later(20))
    assert proof is not None and proof.state == "valid"


@covers("S-418")
def test_nobody_ends_a_certificate_without_letter_off_the_establishment_or_in_their_own_matter(
    office: errand.Office,
) -> None:
    row = issued(office)
    bare, kin = a_decider(office, "901"), a_decider(office, "902", town.a_number(1))
    grants.issue_letter(kin[0], office.town.office, 4, (), "章", SINCE, None, by=SYSTEM, now=NOW)
    grants.revoke_letter(office.letter, "离岗", by=SYSTEM, now=later(7))

    for by, refusal in ((bare[1], NoLetter), (kin[1], OwnMatter), (office.decider, NoLetter)):
        with pytest.raises(refusal):
            cases.suspend_certificate(row.ref, "抽检不合格", by=by, now=later(8))
        with pytest.raises(refusal):
            cases.cancel_certificate(row.ref, CancelGround.HOLDER_ASKS, "本人申请", by=by, now=later(8))
    assert_valid(row)

    grants.issue_letter(bare[0], office.town.office, 2, (), "章", SINCE, None, by=SYSTEM, now=NOW)
    cases.suspend_certificate(row.ref, "抽检不合格", by=bare[1], now=later(9))
    grants.change_status(bare[0], "auxiliary", "示人社〔2026〕3号", by=SYSTEM, now=later(10))
    with pytest.raises((NotFormal, CertificateNotYours)):
        cases.restore_certificate(row.ref, "核查完毕", by=bare[1], now=later(11))


def a_decider(office: errand.Office, number: str, person: str = "") -> tuple[str, Actor]:
    """Somebody at another decider's desk of the office, without a letter; `person` is who they are at home."""
    ref = people.enrol_staff(
        number, f"何{number}", office.town.office, "formal", town.BEGAN, None, person, by=SYSTEM, now=NOW
    ).ref
    people.hold_post(ref, town.a_post(office.town, "decider"), SINCE, None, "holder", by=SYSTEM, now=NOW)
    return ref, town.signed_on(ref, f"decider{number}")


@pytest.mark.parametrize("ground", ["expired", "dissolved", "because"])
def test_a_certificate_is_cancelled_only_on_a_ground_of_the_law_that_fits_it(
    office: errand.Office, ground: CancelGround
) -> None:
    row = issued(office)

    with pytest.raises((GroundUnfit, GroundUnknown)):
        cases.cancel_certificate(row.ref, ground, "说不清", by=office.decider, now=later(6))

    assert_valid(row)


def test_a_decision_is_revoked_only_on_a_ground_of_the_law(office: errand.Office) -> None:
    ref = errand.granted(office)

    with pytest.raises(GroundUnknown):
        cases.revoke(ref, "不合适。", cast("RevokeGround", "别的"), by=office.decider, now=later(6))

    view = case_queries.find(ref, office.decider, later(7))
    assert view is not None and view.state == "granted"
    assert cases.revoke(ref, "骗取。", RevokeGround.FRAUD, by=office.decider, now=later(8)).state == "revoked"


def test_an_office_without_a_credit_code_hears_what_to_do_and_grants_the_same_case_afterwards(
    office: errand.Office,
) -> None:
    ref = errand.reviewed(office)
    Office.objects.filter(ref=office.town.office).update(uscc=None)

    with pytest.raises(IssuerUnnumbered) as no:
        cases.decide(ref, errand.GRANT, by=office.decider, now=later(4))
    offices.number_office(office.town.office, town.OFFICE_USCC, "赋码", by=SYSTEM, now=later(4))
    cases.decide(ref, errand.GRANT, by=office.decider, now=later(5))

    assert "示范市市场监督管理局还没有统一社会信用代码" in sentence(no.value)
    assert town.OFFICE_USCC in queries.mine(office.citizen, later(6))[0].identifier


def test_a_case_with_a_type_code_of_no_standard_says_how_the_applicant_gets_the_certificate_all_the_same() -> None:
    issuer, holder = Issuer(1, "示范局", town.OFFICE_USCC), Holder(1, "李", "CASE")

    with pytest.raises(TypeUnsound) as no:
        record(CertificateTerm("1A", "许可证", 60), holder, issuer, CertificateState.VALID, town.TODAY, SYSTEM, NOW)

    assert "1A" in sentence(no.value) and "申请人撤回" in sentence(no.value)
