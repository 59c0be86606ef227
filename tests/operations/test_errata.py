"""Errata: slips of the pen are found by one and confirmed by another; papers are replaced, and say so for ever."""

from datetime import timedelta

import pytest

from tests.operations import aftermath, errand, town
from tests.operations.errand import later
from tests.standing import standing
from yimen.channels.clockwork import acting
from yimen.engine.case.cases import by_code, noticing
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.case.cases.seeing import query_code
from yimen.engine.case.errata import operations, queries
from yimen.engine.case.errata.refusals import ErratumOpen, ErratumUnknown, NothingWrongThere, OwnErratum
from yimen.engine.papers.certificates import operations as certificate_acts
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.papers.certificates.rows import CertificateRow
from yimen.engine.papers.documents import queries as documents
from yimen.engine.papers.documents.rows import DocumentRow
from yimen.engine.records.prints import operations as prints
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.authority import NoLetter, NotYourRole
from yimen.kernel.papers.prints import Door, Where

SLIP = ("滨河街36号", "滨河街63号")


@standing
def finder(office: errand.Office) -> Actor:
    return town.signed_on(town.an_officer(office.town, "office_head", "821"), "finder")


def issued(office: errand.Office) -> tuple[str, CertificateRow]:
    """A granted case with all its papers."""
    ref = errand.granted(office)
    aftermath.derive(ref)
    (row,) = certificates.mine(office.citizen, later(5))
    certificate_acts.make_paper(row.ref, by=SYSTEM, now=later(5))
    return ref, row


def decision(ref: str, office: errand.Office) -> DocumentRow:
    return next(row for row in documents.of_case(ref, office.citizen) if row.kind == "grant")


def test_a_corrected_certificate_is_another_version_under_the_same_number(office: errand.Office, finder: Actor) -> None:
    ref, old = issued(office)
    _, before = certificates.paper(old.ref, office.citizen) or ("", b"")
    found = operations.propose_erratum(ref, old.ref, "经营场所", SLIP, "数字颠倒。", by=finder, now=later(6))
    assert certificates.mine(office.citizen, later(7))[0].identifier == old.identifier

    operations.confirm_erratum(found.ref, by=office.decider, now=later(7))
    certificate_acts.make_paper(old.ref, by=SYSTEM, now=later(8))

    (new,) = certificates.mine(office.citizen, later(9))
    _, after = certificates.paper(new.ref, office.citizen) or ("", b"")
    assert (new.number, new.valid_to, new.state) == (old.number, old.valid_to, "valid")
    assert new.identifier != old.identifier and ".002." in new.identifier
    assert SLIP[0] in before.decode() and SLIP[1] in after.decode() and "第 2 版" in after.decode()


def test_an_old_version_says_that_it_was_replaced_by_code_and_by_file(office: errand.Office, finder: Actor) -> None:
    ref, old = issued(office)
    _, pdf = certificates.paper(old.ref, office.citizen) or ("", b"")
    form = prints.print_traditional(old.ref, Where(Door.HALL), by=office.citizen, now=later(6)) or pytest.fail()
    found = operations.propose_erratum(ref, old.ref, "经营场所", SLIP, "数字颠倒。", by=finder, now=later(6))
    operations.confirm_erratum(found.ref, by=office.decider, now=later(7))

    by_form = certificates.verify_file(form.content, later(8)).certificate
    assert by_form is not None and by_form.state == "replaced" and by_form.identifier == old.identifier
    by_code = certificates.verify(old.verification, later(8))
    by_file = certificates.verify_file(pdf, later(8)).certificate

    assert by_code is not None and by_code.state == "replaced" and by_code.identifier == old.identifier
    assert by_file is not None and by_file.state == "replaced"
    (new,) = certificates.mine(office.citizen, later(9))
    current = certificates.verify(new.verification, later(9))
    assert current is not None and current.state == "valid"


def test_a_corrected_decision_stays_with_its_erratum_beside_it_and_says_so(
    office: errand.Office, finder: Actor
) -> None:
    ref, _ = issued(office)
    old = decision(ref, office)
    slip = ("滨河街36号", "滨河街63号")
    found = operations.propose_erratum(ref, old.ref, "准予的内容", slip, "数字颠倒。", by=finder, now=later(6))

    operations.confirm_erratum(found.ref, by=office.decider, now=later(7))
    aftermath.derive(ref)

    erratum = documents.of_case(ref, office.citizen)[-1]
    assert (erratum.kind, erratum.number) == ("erratum", "示市监更〔2026〕1号")
    assert decision(ref, office).corrected_by == erratum.number
    text = (documents.paper(erratum.ref, office.citizen) or ("", b""))[1].decode()
    assert old.number in text and slip[1] in text
    view = case_queries.find(ref, office.citizen, later(8)) or pytest.fail()
    held = by_code.papers(view.number, query_code(view.number)) or pytest.fail()
    assert held.papers[-1] == erratum and by_code.paper(view.number, query_code(view.number), erratum.ref)


def test_a_slip_must_stand_there_and_one_correction_waits_at_a_time(office: errand.Office, finder: Actor) -> None:
    ref, old = issued(office)
    for place, slip in (("经营场所", ("别处", "滨河街63号")), ("面积", SLIP), ("经营场所", (SLIP[0], SLIP[0]))):
        with pytest.raises(NothingWrongThere):
            operations.propose_erratum(ref, old.ref, place, slip, "有误", by=finder, now=later(6))
    with pytest.raises(ErratumUnknown):
        operations.propose_erratum(ref, "0123456789ABCDEF", "经营场所", SLIP, "有误", by=finder, now=later(6))
    operations.propose_erratum(ref, old.ref, "经营场所", SLIP, "有误", by=finder, now=later(6))

    with pytest.raises(ErratumOpen):
        operations.propose_erratum(ref, old.ref, "经营场所", SLIP, "有误", by=office.decider, now=later(6))


def test_a_correction_takes_four_eyes_and_a_letter(office: errand.Office, finder: Actor) -> None:
    ref, old = issued(office)
    own = operations.propose_erratum(ref, old.ref, "经营场所", SLIP, "有误", by=office.decider, now=later(6)).ref

    with pytest.raises(OwnErratum):
        operations.confirm_erratum(own, by=office.decider, now=later(7))
    with pytest.raises(NoLetter):
        operations.confirm_erratum(own, by=finder, now=later(7))
    with pytest.raises(NotYourRole):
        operations.confirm_erratum(own, by=office.reviewer, now=later(7))
    operations.reject_erratum(own, "门牌本来如此。", by=finder, now=later(8))
    with pytest.raises(ErratumUnknown):
        operations.confirm_erratum(own, by=finder, now=later(9))

    assert certificates.mine(office.citizen, later(9))[0].identifier == old.identifier
    assert [row.answer for row in queries.of_case(ref, office.decider)] == ["rejected"]


def test_a_certificate_that_ran_out_is_cancelled_by_itself_unless_its_renewal_is_on_the_way(
    office: errand.Office,
) -> None:
    _, row = issued(office)
    assert row.valid_to is not None
    the_day, after = row.valid_to, row.valid_to + timedelta(days=1)

    assert noticing.due_expiry(the_day) == ()
    assert noticing.due_expiry(after) == (row.ref,)
    renewal = errand.received(office).ref
    assert noticing.due_expiry(after) == ()
    cases.withdraw(renewal, by=office.citizen, now=later(24))
    assert acting.perform("cancel_expired", row.ref, later(24 * 365 * 6))

    assert certificates.mine(office.citizen, later(24 * 365 * 6))[0].state == "cancelled"
    assert not acting.perform("cancel_expired", row.ref, later(24 * 365 * 6))


def test_a_certificate_that_is_still_good_is_not_cancelled_by_itself(office: errand.Office) -> None:
    _, row = issued(office)

    assert not acting.perform("cancel_expired", row.ref, later(24))
    assert certificates.mine(office.citizen, later(25))[0].state == "valid"
