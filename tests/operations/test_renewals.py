"""A certificate is renewed: from the day after its end, and by itself when nobody decides before it (art. 50)."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from tests.operations import aftermath, errand
from tests.operations.errand import GRANT, TERMS, later
from tests.operations.test_reprojections import told
from tests.standing import standing
from yimen.channels.clockwork import acting
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries
from yimen.engine.case.cases.refusals import CaseUnknown, NotYet
from yimen.engine.case.postchecks import queries as checks
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.papers.certificates.rows import CertificateRow
from yimen.engine.papers.documents import queries as documents
from yimen.engine.publication.disclosures import operations as disclosures
from yimen.engine.publication.disclosures import queries as disclosed
from yimen.insight.supervision import queries as supervision
from yimen.kernel.actor import SYSTEM, Actor, Scope, ScopeKind
from yimen.kernel.case_life import CaseState
from yimen.kernel.check_life import check_due
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.refusal import Refusal
from yimen.kernel.renewals import GrantedByTime, NotRenewable, RenewalTooLate
from yimen.kernel.rulings import Advice, Outcome, Ruling
from yimen.kernel.terms import CertificateTerm
from yimen.kernel.time.deadline import SpecialGround
from yimen.kernel.time.national import CHINA

pytestmark = pytest.mark.django_db

SHORT = replace(TERMS, certificate=CertificateTerm("11100000000013338W011", "食品经营许可证", 2))
ENDS = date(2027, 1, 19)
DENY = Ruling(Outcome.DENY, "现场不符。", "第三十五条", "可以复议、诉讼。")
MIDNIGHT = datetime(2027, 1, 20, tzinfo=CHINA)


@standing
def office() -> errand.Office:
    return errand.an_office(SHORT)


@standing
def old(office: errand.Office) -> CertificateRow:
    """A certificate of two months, granted on the first day."""
    aftermath.wired()
    errand.granted(office)
    return certificates.mine(office.citizen, later(5))[0]


def renewing(office: errand.Office, old: CertificateRow, by: Actor | None = None, on_promise: str = "") -> str:
    """A case in the department that renews the certificate."""
    ref = errand.received(office).ref
    cases.name_renewed(ref, old.ref, by=by or office.citizen, now=later(0.5))
    if on_promise:
        errand.promise_signed(ref, office.citizen)
        cases.accept_on_commitment(ref, TERMS.commitment, by=office.clerk, now=later(1))
    else:
        cases.accept(ref, by=office.clerk, now=later(1))
    cases.hand_over(ref, by=office.clerk, now=later(2))
    return ref


def latest(office: errand.Office, now: datetime) -> CertificateRow:
    return certificates.mine(office.citizen, now)[0]


def state_of(ref: str, office: errand.Office) -> CaseState:
    view = queries.find(ref, office.citizen, MIDNIGHT)
    assert view is not None
    return view.state


def deem(ref: str, now: datetime) -> None:
    cases.deem_renewed(ref, by=SYSTEM, now=now)


def test_a_renewal_that_is_decided_begins_when_the_old_one_ends(office: errand.Office, old: CertificateRow) -> None:
    ref = renewing(office, old)
    cases.review(ref, Advice.GRANT, "符合条件。", by=office.reviewer, now=later(3))

    cases.decide(ref, GRANT, by=office.decider, now=later(4))

    new = next(one for one in certificates.mine(office.citizen, later(5)) if one.case_ref == ref)
    assert (old.valid_to, new.valid_from, new.valid_to) == (ENDS, date(2027, 1, 20), date(2027, 3, 19))


def test_a_renewal_not_decided_before_the_end_is_granted_by_itself(office: errand.Office, old: CertificateRow) -> None:
    aftermath.wired()
    ref = renewing(office, old)
    assert queries.due_renewed(ENDS) == ()

    found = dict(acting.due(MIDNIGHT + timedelta(minutes=1)))["deem_renewed"]
    done = [acting.perform("deem_renewed", ref, MIDNIGHT + timedelta(minutes=1)) for _ in range(2)]
    aftermath.derive(ref, MIDNIGHT)

    view, new = queries.find(ref, office.citizen, MIDNIGHT), latest(office, MIDNIGHT)
    assert (found, done) == ((ref,), [True, False])
    assert view is not None and (view.state, view.decided_at) == (CaseState.GRANTED, MIDNIGHT)
    assert (new.case_ref, new.valid_from, new.state) == (ref, date(2027, 1, 20), "valid")
    assert told(ref, "deem_renewed") == [{"certificate": new.ref, "until": "2027-01-19"}]
    assert "grant" in {row.kind for row in documents.of_case(ref, office.citizen)}
    # What silence granted is as public as what an officer did (art. 40).
    assert checks.of_case(ref, office.decider, MIDNIGHT.date()) is None, "nothing was promised"
    (line,) = aftermath.lines_of(ref, "deem_renewed")
    disclosures.disclose(line, by=SYSTEM, now=MIDNIGHT)
    (public,) = disclosed.listed(date(2027, 1, 20), "").rows
    assert (public.certificate_number, public.valid_from) == (new.number, date(2027, 1, 20))


def test_what_silence_granted_counts_as_decided_and_late(
    office: errand.Office, old: CertificateRow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervision, "READ", "default")
    deem(renewing(office, old), MIDNIGHT)
    with connection.cursor() as cursor:
        cursor.execute("select id from regions_region where ref = %s", (office.town.city,))
        of_the_city = replace(office.decider, scopes=frozenset({Scope(ScopeKind.CITY, cursor.fetchone()[0])}))

    acts = supervision.board(of_the_city, MIDNIGHT, MIDNIGHT + timedelta(hours=1)).acts

    assert (acts.decided, acts.timed, acts.on_time) == (1, 1, 0)


def test_on_the_last_day_the_office_still_has_time_and_what_silence_grants_on_a_promise_is_looked_at_later(
    office: errand.Office, old: CertificateRow
) -> None:
    ref = renewing(office, old, on_promise="yes")

    with pytest.raises(NotYet):
        deem(ref, MIDNIGHT - timedelta(minutes=1))
    with pytest.raises(CaseUnknown):
        cases.deem_renewed(ref, by=office.decider, now=MIDNIGHT)

    assert state_of(ref, office) is CaseState.IN_DEPARTMENT
    deem(ref, MIDNIGHT)
    assert state_of(ref, office) is CaseState.GRANTED
    check = checks.of_case(ref, office.decider, MIDNIGHT.date())
    assert check is not None and (check.state, check.conditions) == ("open", TERMS.conditions)
    assert [one["check_by"] for one in told(ref, "deem_renewed")] == [check_due(MIDNIGHT.date()).isoformat()]


def test_after_the_end_it_cannot_be_denied_any_more(office: errand.Office, old: CertificateRow) -> None:
    ref = renewing(office, old)
    cases.review(ref, Advice.DENY, "现场不符。", by=office.reviewer, now=later(3))

    with pytest.raises(GrantedByTime):
        cases.decide(ref, DENY, by=office.decider, now=MIDNIGHT)

    assert state_of(ref, office) is CaseState.IN_DEPARTMENT
    cases.decide(ref, DENY, by=office.decider, now=MIDNIGHT - timedelta(hours=9))
    assert state_of(ref, office) is CaseState.DENIED


def test_a_special_procedure_does_not_outlast_the_certificate(office: errand.Office, old: CertificateRow) -> None:
    ref = renewing(office, old)
    cases.open_special(ref, SpecialGround.INSPECTION, 60, "现场检验。", by=office.reviewer, now=later(3))

    deem(ref, MIDNIGHT)

    view = queries.find(ref, office.citizen, MIDNIGHT)
    assert view is not None and (view.state, view.paused) == (CaseState.GRANTED, "")


def test_what_is_decided_or_renews_nothing_is_not_deemed(office: errand.Office, old: CertificateRow) -> None:
    new, denied = errand.in_department(office), renewing(office, old)
    cases.review(denied, Advice.DENY, "现场不符。", by=office.reviewer, now=later(3))
    cases.decide(denied, DENY, by=office.decider, now=later(4))

    for ref, why in ((new, NotYet), (denied, WrongState)):
        with pytest.raises(why):
            deem(ref, MIDNIGHT)

    assert queries.due_renewed(date(2028, 1, 1)) == ()


def test_only_the_applicants_own_certificate_of_this_kind_is_renewed_and_by_one_case(
    office: errand.Office, old: CertificateRow
) -> None:
    other = errand.another_office(office, 1, SHORT)
    theirs = errand.received(other).ref
    accepted, first, second = errand.accepted(office), errand.received(office).ref, errand.received(office).ref
    cases.name_renewed(first, old.ref, by=office.clerk, now=later(1))

    refused: list[Refusal] = []
    for ref, by in ((theirs, other.citizen), (second, office.citizen), (accepted, office.citizen), (second, SYSTEM)):
        with pytest.raises(Refusal) as no:
            cases.name_renewed(ref, old.ref, by=by, now=later(1))
        refused.append(no.value)

    assert [one.code for one in refused[:3]] == ["renewal.not_renewable"] * 2 + ["lifecycle.wrong_state"]
    assert [getattr(one, "why", "") for one in refused[:2]] == ["holder", "elsewhere"]
    assert told(second, "name_renewed") == []
    beside = (
        "update cases_case c set renews_id = f.renews_id, renews_until = f.renews_until from cases_case f"
        " where f.ref = %s and c.ref = %s"
    )
    alone = pytest.raises(IntegrityError, match="case_renews_a_certificate_alone")
    with alone, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(beside, (first, second))


@pytest.mark.parametrize(("days", "late"), [(30, False), (29, True)])
def test_thirty_days_before_the_end_is_in_time_and_twenty_nine_is_not(
    office: errand.Office, old: CertificateRow, days: int, late: bool
) -> None:
    ref = errand.received(office).ref
    received = datetime(2027, 1, 19, 2, tzinfo=CHINA) - timedelta(days=days)
    with connection.cursor() as cursor:
        cursor.execute("update cases_case set received_at = %s where ref = %s", (received, ref))

    if late:
        with pytest.raises(RenewalTooLate):
            cases.name_renewed(ref, old.ref, by=office.citizen, now=received)
    else:
        cases.name_renewed(ref, old.ref, by=office.citizen, now=received)

    assert len(told(ref, "name_renewed")) == (0 if late else 1)


def test_a_long_term_certificate_has_nothing_to_renew() -> None:
    office = errand.an_office(replace(SHORT, certificate=replace(SHORT.certificate, valid_months=0)))  # type: ignore[type-var]
    errand.granted(office)
    old, ref = latest(office, later(5)), errand.received(office).ref

    with pytest.raises(NotRenewable) as no:
        cases.name_renewed(ref, old.ref, by=office.citizen, now=later(1))

    assert no.value.why == "long_term"
