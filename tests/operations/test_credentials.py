"""Credentials of staff: issued, renewed, suspended and revoked on record; seals are set under a good one alone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.covers import covers
from tests.operations import aftermath, errand
from tests.operations.errand import Office, later
from tests.operations.test_case_authority import staff_of
from tests.operations.test_stamps import a_letter, a_manager, a_stamp, granted, handed
from tests.operations.town import NOW, an_officer, signed_on
from yimen.engine.papers.documents import operations as papers
from yimen.engine.papers.documents import queries as documents
from yimen.engine.papers.documents.models import Document
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.meanwhile import ChangedSinceRead
from yimen.kernel.offices.credentials import (
    CredentialExpired,
    CredentialRevoked,
    CredentialStanding,
    CredentialSuspended,
    HolderLeft,
    NoCredential,
)
from yimen.kernel.offices.stamps import NoStampUsable, StampStanding
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotAllowed
from yimen.registries.credentials import operations, queries
from yimen.registries.credentials.operations import SealedBy
from yimen.registries.credentials.refusals import (
    AskedForAlready,
    CredentialOver,
    HasCredential,
    NotSuspended,
    OwnCredential,
    SerialTaken,
)
from yimen.registries.dated import day_of
from yimen.registries.people import operations as people
from yimen.registries.stamps import operations as stamps
from yimen.registries.stamps import queries as stamp_queries

pytestmark = pytest.mark.django_db
TODAY = day_of(NOW)
YEAR = TODAY + timedelta(days=365)
ISSUER, PAPER = "区政务数字证书管理中心", "区政数〔2026〕5号"


def asked_for(office: Office, since: date = TODAY) -> str:
    return operations.ask_for_credentials(office.town.office, "", since, "区政数〔2026〕1号", by=SYSTEM, now=NOW).ref


def a_credential(holder: Actor, serial: str = "SN-1", ends: date = YEAR, by: Actor = SYSTEM) -> str:
    staff = staff_of(holder)
    return operations.issue_credential(staff, serial, ISSUER, PAPER, TODAY, ends, by=by, now=NOW).ref


@covers("S-294")
def test_a_seal_is_signed_for_and_set_under_a_good_credential_and_every_use_is_registered(office: Office) -> None:
    manager, stamp = a_manager(office), a_stamp(office)
    asked_for(office)
    given = stamps.hand_stamp(stamp, a_letter(office), by=manager, now=NOW)
    with pytest.raises(NoCredential):
        stamps.sign_for_stamp(given.ref, by=office.decider, now=later(1))
    assert [one.received_at for one in stamp_queries.handovers(stamp)] == [None]

    ref = a_credential(office.decider)
    stamps.sign_for_stamp(given.ref, by=office.decider, now=later(1))
    case = granted(office)
    aftermath.derive(case)

    row = queries.credential(ref, office.decider, later(6))
    used, stamped = queries.uses(ref).rows, stamp_queries.uses(stamp).rows
    assert row and (row.standing, row.holder, row.keeps) == (CredentialStanding.VALID, office.decider.name, "own")
    assert used and {(one.paper, one.sha256) for one in used} == {(one.paper, one.sha256) for one in stamped}
    assert row.uses == str(len(used)) and queries.mine(office.decider, later(6)) == row


@covers("S-294")
@pytest.mark.parametrize("ending", ["revoked", "suspended", "expired"])
def test_a_credential_that_is_good_no_more_seals_nothing_new_and_leaves_what_it_sealed(
    office: Office, ending: str
) -> None:
    asked_for(office)
    ref = a_credential(office.decider, ends=YEAR if ending != "expired" else TODAY + timedelta(days=1))
    handed(office, a_manager(office))
    case, second = granted(office), errand.granted(office)
    aftermath.derive(case, later(6))
    sealed = documents.of_case_by_kind(case, "grant", office.decider)
    assert sealed
    before, used = documents.paper(sealed.ref, office.decider), queries.uses(ref).rows
    at = later(48)
    if ending == "revoked":
        operations.revoke_credential(ref, "调离", by=SYSTEM, now=at)
    elif ending == "suspended":
        operations.suspend_credential(ref, "遗失介质", by=office.decider, now=at)

    aftermath.derive(second, at)

    waiting = documents.of_case_by_kind(second, "grant", office.decider)
    assert waiting and waiting.waits_for_seal == "yes"
    with pytest.raises(NoStampUsable):
        papers.make_paper(waiting.ref, by=SYSTEM, now=at)
    (stamp,) = stamp_queries.register(office.decider, at).rows
    assert stamp.standing is StampStanding.UNCERTIFIED and waiting.ref not in documents.without_paper(at)
    assert documents.paper(sealed.ref, office.decider) == before and queries.uses(ref).rows == used

    after = at + timedelta(hours=1)
    if ending == "revoked":
        operations.issue_credential(staff_of(office.decider), "SN-2", ISSUER, PAPER, TODAY, YEAR, by=SYSTEM, now=after)
    elif ending == "suspended":
        operations.resume_credential(ref, "介质找回", by=SYSTEM, now=after)
    else:
        operations.renew_credential(ref, "SN-2", "区政数〔2026〕9号", YEAR, by=SYSTEM, now=after)
    assert waiting.ref in documents.without_paper(after)
    assert papers.make_paper(waiting.ref, by=SYSTEM, now=after)


@covers("S-294")
def test_the_register_is_kept_by_administrators_and_managers_and_by_nobody_their_own(office: Office) -> None:
    manager = a_manager(office)
    clerk, chief = office.clerk, office.decider
    own = a_credential(chief)
    with pytest.raises(NotAllowed):
        a_credential(clerk, "SN-9", by=chief)
    with pytest.raises(NotAllowed):
        a_credential(manager, "SN-9", by=clerk)
    with pytest.raises(OwnCredential):
        a_credential(manager, "SN-9", by=manager)
    with pytest.raises(HasCredential):
        a_credential(chief, "SN-9")
    with pytest.raises(SerialTaken):
        a_credential(clerk, "SN-1")
    with pytest.raises(ImpossibleDates):
        a_credential(clerk, "SN-9", ends=TODAY)
    assert len(queries.register(SYSTEM, NOW).rows) == 1

    with pytest.raises(OwnCredential):
        operations.revoke_credential(own, "自己吊销", by=chief, now=NOW)
    row = queries.credential(own, chief, NOW)
    assert row and row.standing is CredentialStanding.VALID
    operations.suspend_credential(own, "遗失介质", row.mark, by=chief, now=NOW)
    with pytest.raises(NotSuspended):
        operations.suspend_credential(own, "再次", by=chief, now=NOW)
    with pytest.raises(OwnCredential):
        operations.resume_credential(own, "找到了", by=chief, now=NOW)
    with pytest.raises(ChangedSinceRead):
        operations.revoke_credential(own, "离职", row.mark, by=SYSTEM, now=NOW)
    renewed = operations.renew_credential(own, "SN-2", "区政数〔2026〕9号", YEAR, by=SYSTEM, now=NOW).ref
    with pytest.raises(CredentialOver):
        operations.revoke_credential(own, "离职", by=SYSTEM, now=NOW)
    first, second = queries.credential(own, chief, NOW), queries.credential(renewed, chief, NOW)
    assert first and second and (first.standing, second.standing) == ("renewed", "valid")
    assert queries.credential(own, clerk, NOW) is None and queries.register(office.citizen, NOW).rows == ()


def test_where_credentials_are_asked_for_is_a_dated_rule(office: Office) -> None:
    ref = asked_for(office)
    for refused, facts in (
        (AskedForAlready, (office.town.office, "", TODAY)),
        (NoSuchThing, ("", "", TODAY)),
    ):
        with pytest.raises(refused):
            operations.ask_for_credentials(*facts, "文件", by=SYSTEM, now=NOW)
    with pytest.raises(NotAllowed):
        operations.ask_for_credentials("", office.town.centre, TODAY, "文件", by=office.decider, now=NOW)
    office_id = office.decider.posts[0].office_id or 0
    assert queries.asked_at(office_id, None, NOW) and not queries.asked_at(office_id, None, NOW - timedelta(days=2))

    operations.ask_no_more(ref, TODAY, "设错了部门", by=SYSTEM, now=NOW)
    assert queries.rules() == () and not queries.asked_at(office_id, None, NOW)
    with pytest.raises(NoSuchThing):
        operations.ask_no_more(ref, TODAY, "再撤", by=SYSTEM, now=NOW)
    with pytest.raises(ImpossibleDates):
        asked_for(office, TODAY - timedelta(days=1))
    ref = asked_for(office)
    operations.ask_no_more(ref, TODAY + timedelta(days=3), "停用通知", by=SYSTEM, now=NOW)

    (rule,) = queries.rules()
    assert (rule.kind, rule.since, rule.until) == ("office", TODAY, TODAY + timedelta(days=3))
    assert queries.asked_at(office_id, None, later(48)) and not queries.asked_at(office_id, None, later(72))


def test_only_the_holder_or_the_house_uses_a_credential_and_only_while_it_is_good(office: Office) -> None:
    ref, staff = a_credential(office.decider), office.decider.staff_id or 0
    sealed = SealedBy("A" * 16, "核验意见", "", "0" * 64)
    with pytest.raises(NotAllowed):
        operations.use_credential(staff, sealed, by=office.clerk, now=NOW)
    operations.use_credential(staff, sealed, by=office.decider, now=NOW)

    again = SealedBy("B" * 16, "核验意见", "", "1" * 64)
    with pytest.raises(CredentialExpired):
        operations.use_credential(staff, again, by=office.decider, now=NOW + timedelta(days=365))
    operations.suspend_credential(ref, "遗失介质", by=office.decider, now=NOW)
    with pytest.raises(CredentialSuspended):
        operations.use_credential(staff, again, by=office.decider, now=NOW)
    operations.revoke_credential(ref, "离职", by=SYSTEM, now=NOW)
    began_before = NOW - timedelta(seconds=1)
    for moment in (NOW, began_before):
        with pytest.raises(CredentialRevoked):
            operations.use_credential(staff, again, by=office.decider, now=moment)
    assert [one.paper for one in queries.uses(ref).rows] == ["A" * 16]


def test_an_act_that_began_before_a_suspension_seals_nothing_after_it_nor_does_who_left(office: Office) -> None:
    ref, staff = a_credential(office.decider), office.decider.staff_id or 0
    sealed = SealedBy("A" * 16, "核验意见", "", "0" * 64, "SN-1")
    operations.suspend_credential(ref, "遗失介质", by=office.decider, now=later(1))
    with pytest.raises(CredentialSuspended):
        operations.use_credential(staff, sealed, by=office.decider, now=NOW)
    operations.resume_credential(ref, "介质找回", by=SYSTEM, now=later(2))
    operations.use_credential(staff, sealed, by=office.decider, now=NOW)
    with pytest.raises(CredentialRevoked):
        operations.use_credential(staff, replace(sealed, paper="B" * 16, serial="SN-0"), by=office.decider, now=NOW)

    people.leave_staff(staff_of(office.decider), TODAY + timedelta(days=1), by=SYSTEM, now=later(3))
    after = NOW + timedelta(days=2)
    row = queries.credential(ref, SYSTEM, after)
    assert row and row.standing is CredentialStanding.LEFT
    with pytest.raises(HolderLeft):
        operations.use_credential(staff, replace(sealed, paper="C" * 16), by=SYSTEM, now=after)
    assert [one.paper for one in queries.uses(ref).rows] == ["A" * 16]


@covers("S-294")
def test_nobody_elses_certificate_seals_a_decision_and_what_waits_keeps_no_other_paper_waiting(office: Office) -> None:
    asked_for(office)
    ref, manager = a_credential(office.decider), a_manager(office)
    handed(office, manager)
    other = an_officer(office.town, "office_head", "602")
    other_actor = signed_on(other, "head")
    a_credential(other_actor, "SN-2")
    stamp = a_stamp(office, "市监审批专用章（2）")
    letter = a_letter(office, "市监审批专用章（2）", other)
    given = stamps.hand_stamp(stamp, letter, by=manager, now=NOW)
    stamps.sign_for_stamp(given.ref, by=other_actor, now=later(1))
    first, second = granted(office), errand.granted(office)
    operations.revoke_credential(ref, "调离", by=SYSTEM, now=later(6))

    aftermath.derive(first, later(6))

    waiting = documents.of_case_by_kind(first, "grant", office.decider)
    assert waiting and waiting.waits_for_seal == "yes" and not waiting.ready
    assert stamp_queries.uses(stamp).rows == ()
    office_id = office.decider.posts[0].office_id or 0
    assert not stamp_queries.waits_for_credential(office_id, letter, office.item, later(7))

    aftermath.derive(second, later(6))
    third = errand.received(office).ref
    aftermath.derive(third, later(6))
    receipt = documents.of_case_by_kind(third, "receipt", office.clerk)
    assert receipt
    Document.objects.filter(ref=receipt.ref).update(paper_sha256="", made_at=None)
    assert documents.without_paper(later(7), 2) == (waiting.ref, receipt.ref)
