"""One enterprise, one certificate: classes are asked for together, and later ones are added to the same certificate."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from tests.covers import covers
from tests.operations import aftermath, classing, errand
from tests.operations.classing import GRANT, Works, asked, decided, granted, reviewed
from tests.operations.errand import later
from tests.standing import standing
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries
from yimen.engine.case.cases.refusals import DraftIncomplete
from yimen.engine.papers.certificates import operations as certificate_acts
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.papers.certificates.rows import CertificateRow
from yimen.engine.papers.documents import queries as documents
from yimen.kernel.acceptance import MaterialMissing
from yimen.kernel.actor import SYSTEM
from yimen.kernel.case_life import CaseState
from yimen.kernel.endings import CancelGround, RevokeGround
from yimen.kernel.product_classes import (
    AdditionTolerated,
    CertificateNotAmendable,
    ClassesUnruled,
    ClassHeldAlready,
    ClassUnknown,
    NoClassGranted,
    RenewedWhole,
)
from yimen.kernel.refusal import Refusal
from yimen.kernel.renewals import NotRenewable
from yimen.kernel.rulings import Outcome, Ruling, RulingIncomplete

NO = ("03", "没有检验设备。")


@standing
def works() -> Works:
    made = classing.works()
    aftermath.wired()
    return made


def held(works: Works, hours: float = 1000) -> tuple[CertificateRow, ...]:
    return certificates.mine(works.owner, later(hours))


def lines(ref: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("select verb from journal_entry where subject_ref = %s order by seq", (ref,))
        return [verb for (verb,) in cursor.fetchall()]


def state_of(ref: str, works: Works) -> CaseState:
    view = queries.find(ref, works.owner, later(1000))
    assert view is not None
    return view.state


@covers("S-270")
def test_one_application_one_review_and_one_certificate_for_several_classes(works: Works) -> None:
    ref = reviewed(works, "01", "02")

    decided(works, ref, ("01", "02"))
    aftermath.derive(ref)

    (row,) = held(works)
    assert (row.classes, row.version, row.state, row.case_ref) == (("水泥", "危险化学品"), 1, "valid", ref)
    _, pdf = certificates.paper(row.ref, works.owner) or ("", b"")
    assert "水泥、危险化学品" in pdf.decode()
    proof = certificates.verify(row.verification, later(1))
    assert proof is not None and proof.classes == row.classes


@covers("S-270")
def test_a_class_is_added_to_the_same_certificate_whose_old_print_is_superseded(works: Works) -> None:
    first = granted(works, "01")
    (old,) = held(works)
    certificate_acts.make_paper(old.ref, by=SYSTEM, now=later(1))
    _, before = certificates.paper(old.ref, works.owner) or ("", b"")

    ref = granted(works, "03", "02", after=24)
    certificate_acts.make_paper(old.ref, by=SYSTEM, now=later(26))

    (new,) = held(works)
    _, after = certificates.paper(new.ref, works.owner) or ("", b"")
    assert (new.ref, new.number, new.valid_to) == (old.ref, old.number, old.valid_to)
    assert (new.version, new.classes) == (2, ("水泥", "危险化学品", "广播电视传输设备"))
    assert new.identifier.rsplit(".", 2)[0] == old.identifier.rsplit(".", 2)[0] and ".002." in new.identifier
    assert "广播电视传输设备" in after.decode() and "广播电视传输设备" not in before.decode()
    for found in (
        certificates.verify(old.verification, later(30)),
        certificates.verify_file(before, later(30)).certificate,
    ):
        assert found is not None and (found.state, found.cause) == ("replaced", "classes_added")
    assert [row.ref for row in certificates.of_case(ref, works.office.decider, later(30))] == [old.ref]
    assert lines(old.ref) == ["issue", "reissue"]
    assert state_of(first, works) is state_of(ref, works) is CaseState.GRANTED


def test_fewer_classes_may_be_granted_than_were_asked_each_refusal_with_its_reason(works: Works) -> None:
    ref = reviewed(works, "01", "03")

    decided(works, ref, ("01",), NO)
    aftermath.derive(ref)

    (row,) = held(works)
    assert row.classes == ("水泥",)
    ruled = certificates.classes_ruled(ref, works.owner)
    assert [(one.code, one.outcome, one.reason) for one in ruled] == [("01", "granted", ""), ("03", "refused", NO[1])]
    view = queries.find(ref, works.owner, later(2))
    assert view is not None and view.ruling is not None
    assert "不予许可的产品类别及理由：广播电视传输设备（没有检验设备）" in view.ruling.reasons
    decision = next(one for one in documents.of_case(ref, works.owner) if one.kind == "grant")
    text = (documents.paper(decision.ref, works.owner) or ("", b""))[1].decode()
    assert "水泥" in text and "没有检验设备" in text and "复议" in text
    asked(works, "03", now=later(3))


@pytest.mark.parametrize(
    ("said", "refused", "ruling", "reason"),
    [
        (("01",), (), GRANT, ClassesUnruled),
        (("01", "03", "04"), (), GRANT, ClassesUnruled),
        ((), (("01", "没有厂房。"), NO), GRANT, NoClassGranted),
        (("01",), (NO,), Ruling(Outcome.GRANT), RulingIncomplete),
        (("01", "03"), (), replace(GRANT, outcome=Outcome.DENY, reasons="不符。"), ClassesUnruled),
    ],
)
def test_a_decision_that_does_not_say_what_becomes_of_each_class_is_none(
    works: Works, said: tuple[str, ...], refused: tuple[tuple[str, str], ...], ruling: Ruling, reason: type[Refusal]
) -> None:
    ref = reviewed(works, "01", "03")

    with pytest.raises(reason):
        cases.decide_classes(
            ref, said, [classing.ClassRefused(*one) for one in refused], ruling, by=works.office.decider, now=later(1)
        )
    with pytest.raises(ClassesUnruled):
        cases.decide(ref, GRANT, by=works.office.decider, now=later(1))

    assert held(works) == () and state_of(ref, works) is CaseState.IN_DEPARTMENT
    decided(works, ref, ("01", "03"))


def test_an_application_names_classes_of_the_item_and_at_least_one(works: Works) -> None:
    with pytest.raises(DraftIncomplete):
        asked(works)
    with pytest.raises(ClassUnknown):
        asked(works, "99")

    ref = asked(works, "02")
    for material in ("id", "plan", "rules"):
        cases.attach_to_case(ref, material, "x.png", errand.PNG, by=works.office.clerk, now=later(0.1))
    with pytest.raises(MaterialMissing):
        cases.accept(ref, by=works.office.clerk, now=later(0.2))


def test_a_class_that_is_held_is_not_asked_for_twice_nor_granted_twice(works: Works) -> None:
    waiting = reviewed(works, "01", "03")
    granted(works, "01", after=24)

    with pytest.raises(ClassHeldAlready):
        asked(works, "01", "02", now=later(48))
    with pytest.raises(ClassHeldAlready):
        decided(works, waiting, ("01", "03"), after=48)
    assert held(works)[0].classes == ("水泥",)

    decided(works, waiting, ("03",), ("01", "证照已经列明。"), after=48)
    assert held(works)[0].classes == ("水泥", "广播电视传输设备")


def test_nothing_is_added_to_a_certificate_that_is_suspended_and_a_new_one_follows_one_that_ended(works: Works) -> None:
    granted(works, "01")
    waiting = reviewed(works, "02", after=24)
    (old,) = held(works)
    cases.suspend_certificate(old.ref, "年度检查。", by=works.office.decider, now=later(30))

    with pytest.raises(CertificateNotAmendable):
        asked(works, "03", now=later(31))
    with pytest.raises(CertificateNotAmendable):
        decided(works, waiting, ("02",), after=31)
    assert held(works)[0].classes == ("水泥",)

    cases.cancel_certificate(old.ref, CancelGround.HOLDER_ASKS, "停产。", by=works.office.decider, now=later(32))
    decided(works, waiting, ("02",), after=33)
    assert {(row.state, row.version) for row in held(works)} == {("cancelled", 1), ("valid", 1)}


def test_each_enterprise_has_a_certificate_of_its_own_and_the_database_holds_that_it_is_one(works: Works) -> None:
    other = classing.enterprise(works.office, "示范电器有限公司", 22)
    granted(works, "01")

    granted(other, "01", after=24)

    assert [row.version for row in (*held(works), *held(other))] == [1, 1]
    again = "update certificates_certificate set holder_id = (select min(holder_id) from certificates_certificate)"
    clash = pytest.raises(IntegrityError, match="certificate_one_live_per_enterprise")
    with clash, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(again)


def test_a_certificate_with_reserve_takes_no_class_and_no_class_is_added_with_reserve(works: Works) -> None:
    granted(works, "01")
    ref = asked(works, "03", now=later(24))
    for material in ("id", "plan"):
        cases.attach_to_case(ref, material, "x.png", errand.PNG, by=works.office.clerk, now=later(24))
    cases.accept_tolerating(ref, {"rules": date(2026, 11, 30)}, by=works.office.clerk, now=later(25))
    cases.hand_over(ref, by=works.office.clerk, now=later(26))
    cases.review(ref, classing.Advice.GRANT, "符合条件。", by=works.office.reviewer, now=later(27))

    with pytest.raises(AdditionTolerated):
        decided(works, ref, ("03",), after=28)

    assert held(works)[0].classes == ("水泥",)


def test_what_a_revoked_case_granted_comes_off_and_with_the_last_class_goes_the_certificate(works: Works) -> None:
    first, second = granted(works, "01"), granted(works, "02", "03", after=24)
    head = works.office.decider

    cases.revoke(first, "申请材料虚假。", RevokeGround.FRAUD, by=head, now=later(48))

    (row,) = held(works)
    assert (row.state, row.version, row.classes) == ("valid", 3, ("危险化学品", "广播电视传输设备"))
    assert [one.outcome for one in certificates.classes_ruled(first, works.owner)] == ["revoked"]
    cases.revoke(second, "申请材料虚假。", RevokeGround.FRAUD, by=head, now=later(49))
    assert [row.state for row in held(works)] == ["revoked"]


SHORT = replace(classing.LISTED, certificate=replace(classing.LISTED.certificate, valid_months=2))  # type: ignore[type-var]
ENDS, RENEWED_TO = date(2027, 1, 19), date(2027, 3, 19)


def renewing(works: Works, *codes: str) -> str:
    ref = asked(works, *codes, now=later(24))
    (row,) = held(works)
    cases.name_renewed(ref, row.ref, by=works.owner, now=later(24))
    classing.carried(works, ref, codes, 24)
    return ref


@standing
def short() -> Works:
    return classing.works(SHORT)


def test_a_renewal_gives_the_same_certificate_new_days_with_all_that_it_lists(short: Works) -> None:
    granted(short, "01", "03")
    with pytest.raises(NotRenewable):
        renewing(short, "01")
    ref = renewing(short, "01", "03")
    with pytest.raises(RenewedWhole):
        decided(short, ref, ("01",), NO, after=25)

    decided(short, ref, ("01", "03"), after=25)

    (row,) = held(short)
    assert (row.version, row.valid_to, row.classes) == (2, RENEWED_TO, ("水泥", "广播电视传输设备"))
    cases.revoke(ref, "延续有误。", RevokeGround.FRAUD, by=short.office.decider, now=later(26))
    assert [(row.version, row.valid_to, row.state) for row in held(short)] == [(3, ENDS, "valid")]


def test_a_renewal_that_nobody_decided_gives_the_same_certificate_new_days(short: Works) -> None:
    granted(short, "01")
    ref = renewing(short, "01")

    cases.deem_renewed(ref, by=SYSTEM, now=later(24 * 70))

    (row,) = held(short)
    assert (row.version, row.valid_to, state_of(ref, short)) == (2, RENEWED_TO, CaseState.GRANTED)
