"""Certificates in place of papers: used with consent, pulled at the window, looked up under a task, lost and told."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.covers import covers
from tests.operations import errand, paying
from tests.operations.errand import PNG, later
from tests.operations.town import NOW
from tests.operations.using import CATERING, FOOD, Both, a_stranger, an_office_that_takes_a_certificate
from tests.standing import standing
from yimen.assembly import wiring
from yimen.channels.notices import deriving
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.case.cases.operations.looking_up import CertificatesFound
from yimen.engine.case.cases.operations.using import PullAsked
from yimen.engine.case.cases.refusals import CaseUnknown, DraftIncomplete
from yimen.engine.case.messages import queries as messages
from yimen.engine.money.fees.operations import billing
from yimen.engine.papers.certificate_uses import queries as uses
from yimen.engine.papers.certificate_uses.models import CertificateUse
from yimen.engine.papers.certificate_uses.refusals import CertificateNotHeld, CertificateUsedAlready, NoOpenTask
from yimen.engine.records.prints import holding
from yimen.engine.records.prints import operations as prints
from yimen.kernel.acceptance import MaterialMissing
from yimen.kernel.actor import SYSTEM
from yimen.kernel.authority import NotYourRole
from yimen.kernel.case_life import CaseState
from yimen.kernel.certificate_uses import CertificateNotFitting, CertificateNotGood, Consent
from yimen.kernel.endings import RevokeGround
from yimen.kernel.money.fees import FeesOutstanding
from yimen.kernel.papers.prints import Door, Where
from yimen.kernel.text import TextMissing
from yimen.kernel.writing import NotInList

pytestmark = pytest.mark.django_db
PULL = PullAsked("核对申请材料", Consent.SPOKEN)


@standing
def both() -> Both:
    return an_office_that_takes_a_certificate()


def a_draft(both: Both) -> str:
    ref = cases.start_draft(both.taking.item, both.taking.party, by=both.citizen, now=later(5)).ref
    cases.keep_draft(ref, 1, errand.ANSWERS, {"area": "90"}, by=both.citizen, now=later(5))
    cases.attach(ref, "plan", "plan.png", PNG, by=both.citizen, now=later(5))
    return ref


def handed_in(both: Both) -> str:
    """A case of the second office in which the food licence stands for a material."""
    ref = a_draft(both)
    cases.use_certificate(ref, "licence", both.held.ref, by=both.citizen, now=later(5))
    return submitted(both, ref)


def submitted(both: Both, ref: str) -> str:
    view = case_queries.draft(ref, both.citizen, later(6))
    assert view is not None
    return cases.submit(ref, view.revision, both.taking.town.centre, by=both.citizen, now=later(6)).ref


def at_the_window(both: Both) -> str:
    """The same application taken in over the counter, without the licence."""
    form = {"address": "滨河街36号", "area": "90"}
    ref = cases.receive(
        both.taking.item, both.taking.party, errand.ANSWERS, form, by=both.taking.clerk, now=later(6)
    ).ref
    cases.attach_to_case(ref, "plan", "plan.png", PNG, by=both.taking.clerk, now=later(6))
    return ref


def revoked(both: Both, hours: float = 7) -> None:
    cases.revoke(both.held.case_ref, "材料不实。", RevokeGround.FRAUD, by=both.issuing.decider, now=later(hours))


def verbs(ref: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("select verb from journal_entry where subject_ref = %s order by seq", (ref,))
        return [row[0] for row in cursor.fetchall()]


@covers("S-206", "S-287")
def test_a_certificate_one_holds_stands_for_the_paper_and_fills_the_form(both: Both) -> None:
    ref = a_draft(both)
    view = case_queries.draft(ref, both.citizen, later(5))
    assert view is not None
    offers = uses.offered(view.party_ref, view.applying.materials, both.citizen, later(5))

    with CaptureQueriesContext(connection) as said:
        used = cases.use_certificate(ref, "licence", both.held.ref, by=both.citizen, now=later(5))
    case = submitted(both, ref)
    cases.accept(case, by=both.taking.clerk, now=later(7))

    assert [(row.material, row.number) for row in offers] == [("licence", both.held.number)]
    (use,) = uses.of_case(case, both.citizen, later(7))
    assert (used.filled, use.state, use.consent, use.lost_as) == (("address",), "valid", "online", "")
    assert verbs(both.held.ref)[-1] == "use"
    # It is weighed under its lock, or a revocation slips past a use in flight.
    weighed = next(one["sql"] for one in said.captured_queries if '"valid_to"' in one["sql"])
    assert weighed.endswith("FOR NO KEY UPDATE")
    found = case_queries.find(case, both.citizen, later(7))
    assert found is not None and {row.term.code: row.value for row in found.form}["address"] == "滨河街36号"


def test_the_sealed_paper_of_the_press_itself_is_taken_into_a_dossier(both: Both) -> None:
    wiring.wire()
    ref = a_draft(both)

    cases.use_certificate(ref, "licence", both.held.ref, by=both.citizen, now=later(5))

    view = case_queries.draft(ref, both.citizen, later(6))
    assert view is not None and view.materials[0].files[0].kind == "pdf" and view.missing == ()


def test_only_a_good_certificate_of_ones_own_of_the_right_type_stands_for_a_paper(both: Both) -> None:
    ref = a_draft(both)

    with pytest.raises(CertificateNotHeld):
        cases.use_certificate(ref, "licence", "0" * 16, by=both.citizen, now=later(5))
    with pytest.raises(CertificateNotFitting):
        cases.use_certificate(ref, "plan", both.held.ref, by=both.citizen, now=later(5))
    after = NOW + timedelta(days=366 * 5)
    with pytest.raises(CertificateNotGood):
        cases.use_certificate(ref, "licence", both.held.ref, by=both.citizen, now=after)
    cases.use_certificate(ref, "licence", both.held.ref, by=both.citizen, now=later(5))
    with pytest.raises(CertificateUsedAlready):
        cases.use_certificate(ref, "licence", both.held.ref, by=both.citizen, now=later(5))
    view = case_queries.draft(ref, both.citizen, after)
    assert view is not None
    assert uses.offered(view.party_ref, view.applying.materials, both.citizen, after) == ()
    assert uses.offered(view.party_ref, view.applying.materials, a_stranger(), later(5)) == ()


@covers("S-288")
def test_a_certificate_revoked_before_acceptance_leaves_its_material_missing_and_everybody_hears(both: Both) -> None:
    case = handed_in(both)

    revoked(both)

    with pytest.raises(MaterialMissing):
        cases.accept(case, by=both.taking.clerk, now=later(8))
    (use,) = uses.of_case(case, both.taking.clerk, later(8))
    assert (use.lost_as, use.state, use.taken_off) == ("revoked", "revoked", "yes")
    assert verbs(case)[-1] == "lose_certificate"
    with connection.cursor() as cursor:
        cursor.execute("select id from journal_entry where subject_ref = %s and verb = 'lose_certificate'", (case,))
        (line,) = cursor.fetchone()
    deriving.derive(line, later(8))
    assert messages.mine(both.citizen).rows[0].kind == "lose_certificate"


@covers("S-288")
def test_a_certificate_lost_after_acceptance_stays_on_file_with_its_mark(both: Both) -> None:
    case = handed_in(both)
    cases.accept(case, by=both.taking.clerk, now=later(6.5))

    revoked(both)

    (use,) = uses.of_case(case, both.taking.reviewer, later(8))
    assert (use.lost_as, use.taken_off) == ("revoked", "")
    view = case_queries.find(case, both.taking.clerk, later(8))
    assert view is not None and view.materials[0].files


def test_a_certificate_lost_while_the_draft_is_written_has_to_be_replaced(both: Both) -> None:
    ref = a_draft(both)
    cases.use_certificate(ref, "licence", both.held.ref, by=both.citizen, now=later(5))

    revoked(both, 5.5)

    with pytest.raises(DraftIncomplete):
        submitted(both, ref)
    (use,) = uses.of_draft(ref, both.citizen, later(6))
    assert (use.lost_as, use.taken_off) == ("revoked", "yes")
    assert uses.of_draft(ref, a_stranger(), later(6)) == ()


def test_a_certificate_that_runs_out_is_told_to_the_open_cases_it_stands_in_once(both: Both) -> None:
    case = handed_in(both)
    after = NOW + timedelta(days=366 * 5)

    with pytest.raises(NotYourRole):
        cases.lose_expired(by=both.taking.clerk, now=after)
    before = cases.lose_expired(by=SYSTEM, now=later(7)).done
    done = [cases.lose_expired(by=SYSTEM, now=after).done for _ in range(2)]

    assert (before, done) == (0, [1, 0])
    (use,) = uses.of_case(case, both.taking.clerk, after)
    assert (use.lost_as, use.state) == ("expired", "expired")


def test_what_was_decided_with_a_certificate_is_not_touched_by_its_end(both: Both) -> None:
    case = handed_in(both)
    cases.accept(case, by=both.taking.clerk, now=later(6.2))
    cases.hand_over(case, by=both.taking.clerk, now=later(6.3))
    cases.review(case, errand.Advice.GRANT, "符合条件。", by=both.taking.reviewer, now=later(6.4))
    cases.decide(case, errand.GRANT, by=both.taking.decider, now=later(6.5))

    revoked(both)

    (use,) = uses.of_case(case, both.taking.decider, later(8))
    assert (use.lost_as, use.state) == ("", "revoked")
    assert "lose_certificate" not in verbs(case)


@covers("S-287")
def test_the_window_pulls_a_certificate_for_who_stands_there_and_they_can_see_it_did(both: Both) -> None:
    case = at_the_window(both)

    pulled = cases.pull_certificate(case, "licence", PULL, by=both.taking.clerk, now=later(6))
    moved = cases.accept(case, by=both.taking.clerk, now=later(7))

    assert (pulled.certificate, moved.state) == (both.held.ref, CaseState.ACCEPTED)
    assert "pull_certificate" in verbs(case) and verbs(both.held.ref)[-1] == "use"
    (reading,) = uses.read_of_mine(both.citizen, later(7))
    assert (reading.looked, reading.purpose, reading.staff_name) == ("pulled", "核对申请材料", "")
    assert uses.read_of_mine(a_stranger(), later(7)) == ()


def test_a_pull_needs_the_desk_a_purpose_and_a_consent(both: Both) -> None:
    case = at_the_window(both)
    told = verbs(case)

    with pytest.raises(NotYourRole):
        cases.pull_certificate(case, "licence", PULL, by=both.citizen, now=later(6))
    with pytest.raises(NotYourRole):
        cases.pull_certificate(case, "licence", PULL, by=both.taking.reviewer, now=later(6))
    with pytest.raises(TextMissing):
        cases.pull_certificate(case, "licence", PullAsked(" ", Consent.SPOKEN), by=both.taking.clerk, now=later(6))
    with pytest.raises(NotInList):
        cases.pull_certificate(case, "licence", PullAsked("核对", Consent.ONLINE), by=both.taking.clerk, now=later(6))
    assert (verbs(case), uses.read_of_mine(both.citizen, later(7))) == (told, ())


@covers("S-282", "S-297")
def test_an_officer_looks_up_what_the_applicant_of_the_case_at_the_desk_holds(both: Both) -> None:
    case = handed_in(both)
    cases.accept(case, by=both.taking.clerk, now=later(7))
    cases.hand_over(case, by=both.taking.clerk, now=later(7))

    found = cases.look_up_certificates(case, FOOD, "核对许可范围", by=both.taking.reviewer, now=later(8))
    none = cases.look_up_certificates(case, CATERING, "是否已有许可", by=both.taking.reviewer, now=later(8))
    approvals = cases.look_up_approvals(case, "核对关联许可", by=both.taking.reviewer, now=later(8))

    (one,) = found.certificates
    assert (one.number, one.state, dict(one.fields)["经营场所"]) == (both.held.number, "valid", "滨河街36号")
    assert (none, [row.state for row in approvals.approvals]) == (CertificatesFound(none.ref, ()), ["granted"])
    assert (verbs(found.ref), verbs(case)[-1]) == (["read"], "hand_over")
    seen = uses.read_of_mine(both.citizen, later(9))
    assert [(row.looked, row.found) for row in seen] == [("approvals", 1), ("certificates", 0), ("certificates", 1)]
    assert {row.purpose for row in uses.read_for_case(case, both.taking.reviewer, later(9))} >= {"核对关联许可"}
    assert uses.read_for_case(case, both.citizen, later(9)) == ()


@covers("S-297")
def test_nobody_looks_up_without_the_case_at_the_own_desk(both: Both) -> None:
    case = handed_in(both)
    told = verbs(case)

    for by, refusal in (
        (both.taking.reviewer, NoOpenTask), (both.issuing.reviewer, CaseUnknown), (both.citizen, NotYourRole),
    ):  # fmt: skip
        with pytest.raises(refusal):
            cases.look_up_certificates(case, FOOD, "随便看看", by=by, now=later(8))
        with pytest.raises(refusal):
            cases.look_up_approvals(case, "随便看看", by=by, now=later(8))
    with pytest.raises(TextMissing):
        cases.look_up_certificates(case, FOOD, "", by=both.taking.clerk, now=later(8))
    assert (verbs(case), uses.read_of_mine(both.citizen, later(9))) == (told, ())


def test_an_unpaid_certificate_is_not_taken_home_from_the_file_in_which_it_stands(both: Both) -> None:
    ref = a_draft(both)
    cases.use_certificate(ref, "licence", both.held.ref, by=both.citizen, now=later(5))
    file, where = CertificateUse.objects.latest("pk").attachment.ref, Where(Door.API)
    assert holding.draft_file(ref, file, both.citizen) is not None

    billing.bill_with(both.held.case_ref, paying.FEES, "", SYSTEM, later(5))

    with pytest.raises(FeesOutstanding):
        holding.draft_file(ref, file, both.citizen)
    case = submitted(both, ref)
    with pytest.raises(FeesOutstanding):
        prints.print_file(case, file, where, by=both.citizen, now=later(6))
    # Whoever works on the case reads it: the certificate is valid from its grant.
    assert prints.print_file(case, file, where, by=both.taking.clerk, now=later(6)) is not None
