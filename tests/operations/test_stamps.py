"""Approval seals: handed over with the letter that names them, signed for by both, set on papers, all of it logged."""

from datetime import timedelta

import pytest

from tests.covers import covers
from tests.operations import aftermath, errand
from tests.operations.errand import Office, later
from tests.operations.test_case_authority import staff_of
from tests.operations.town import NOW, an_officer, signed_on
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.papers.documents import operations as papers
from yimen.engine.papers.documents import queries as documents
from yimen.engine.papers.dossiers import ports as files
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.meanwhile import ChangedSinceRead
from yimen.kernel.offices.stamps import NoStampUsable, StampStanding
from yimen.kernel.refusal import Refusal
from yimen.registries.grants import operations as grants
from yimen.registries.stamps import operations, queries
from yimen.registries.stamps.refusals import (
    LetterNamesAnother,
    NotHandedOver,
    NotTheReceiver,
    StampCodeTaken,
    StampEnded,
    StampNotInStore,
)

pytestmark = pytest.mark.django_db
CODE = "市监审批专用章（1）"
SOON, THEN = NOW + timedelta(minutes=1), NOW + timedelta(minutes=2)


def a_manager(office: Office) -> Actor:
    return signed_on(an_officer(office.town, "centre_manager", "601"), "manager")


def a_stamp(office: Office, code: str = CODE) -> str:
    return operations.make_stamp(office.town.office, office.town.centre, code, by=SYSTEM, now=NOW).ref


def a_letter(office: Office, seal: str = CODE, holder: str = "") -> str:
    staff = holder or staff_of(office.decider)
    return grants.issue_letter(staff, office.town.office, 4, (), seal, NOW, None, by=SYSTEM, now=NOW).ref


def handed(office: Office, manager: Actor, code: str = CODE) -> str:
    """A stamp that the decider has signed for; the ref of the hand-over."""
    stamp = a_stamp(office, code)
    given = operations.hand_stamp(stamp, a_letter(office, code), by=manager, now=NOW)
    operations.sign_for_stamp(given.ref, by=office.decider, now=SOON)
    return given.ref


def granted(office: Office) -> str:
    """A case decided under the newest letter."""
    grants.revoke_letter(office.letter, "换发新授权书", by=SYSTEM, now=NOW)
    return errand.granted(office)


@covers("S-229")
def test_a_stamp_may_be_set_from_the_second_signature_on(office: Office) -> None:
    manager, stamp, letter = a_manager(office), a_stamp(office), a_letter(office)

    given = operations.hand_stamp(stamp, letter, by=manager, now=NOW)
    offered = queries.stamp(stamp, manager, NOW)
    (waiting,) = queries.to_sign(office.decider)
    operations.sign_for_stamp(given.ref, by=office.decider, now=SOON)

    row = queries.stamp(stamp, manager, SOON)
    (record,) = queries.handovers(stamp)
    assert offered and row and (offered.standing, row.standing) == (StampStanding.OFFERED, StampStanding.IN_USE)
    assert (record.giver, record.receiver) == (manager.name, office.decider.name) and record.record == waiting.record
    assert (record.given_at, record.received_at, record.stamp_code) == (NOW, SOON, CODE)
    assert record.letter_number and queries.to_sign(office.decider) == ()


@covers("S-228")
def test_what_is_decided_goes_out_under_the_stamp_and_the_use_is_logged(office: Office) -> None:
    handed(office, a_manager(office))

    ref = granted(office)
    (certificate,) = certificates.of_case(ref, office.decider, later(6))
    for subject in (ref, certificate.ref):
        aftermath.derive(subject)

    (stamp,) = queries.register(office.decider, later(6)).rows
    used = queries.uses(stamp.ref).rows
    grant = documents.of_case_by_kind(ref, "grant", office.decider)
    assert grant and {one.paper for one in used} == {grant.ref, certificate.ref}
    for one in used:
        content = files.store().get(one.sha256)
        assert content and content.startswith(f"%PDF {stamp.ref}".encode())
    receipt = documents.of_case_by_kind(ref, "receipt", office.decider)
    assert receipt and receipt.ref not in {one.paper for one in used}
    assert {one.custodian for one in used} == {office.decider.name}


@covers("S-229")
def test_before_the_hand_over_a_decision_waits_unsealed_and_is_sealed_by_itself_afterwards(office: Office) -> None:
    manager, stamp, letter = a_manager(office), a_stamp(office), a_letter(office)
    given = operations.hand_stamp(stamp, letter, by=manager, now=NOW)
    ref = granted(office)
    aftermath.derive(ref)
    grant = documents.of_case_by_kind(ref, "grant", office.decider)
    assert grant and grant.waits_for_seal == "yes" and documents.paper(grant.ref, office.decider) is None
    with pytest.raises(NoStampUsable):
        papers.make_paper(grant.ref, by=SYSTEM, now=later(7))
    assert grant.ref not in documents.without_paper(later(7))

    operations.sign_for_stamp(given.ref, by=office.decider, now=later(8))

    assert grant.ref in documents.without_paper(later(9))
    sha256 = papers.make_paper(grant.ref, by=SYSTEM, now=later(9))
    assert papers.make_paper(grant.ref, by=SYSTEM, now=later(10)) == sha256
    assert [one.sha256 for one in queries.uses(stamp).rows] == [sha256]


@pytest.mark.parametrize("ending", ["returned", "lost", "letter"])
def test_a_stamp_that_may_not_be_set_any_more_seals_nothing(office: Office, ending: str) -> None:
    manager = a_manager(office)
    given = handed(office, manager)
    (stamp,) = queries.register(manager, SOON).rows
    ref = granted(office)

    if ending == "returned":
        operations.return_stamp(given, "调离", by=office.decider, now=later(5))
    elif ending == "lost":
        operations.end_stamp(stamp.ref, "lost", "出差途中遗失", by=office.decider, now=later(5))
    else:
        (letter,) = [one.letter_ref for one in queries.handovers(stamp.ref)]
        grants.revoke_letter(letter, "调离", by=SYSTEM, now=later(5))
    aftermath.derive(ref)

    grant = documents.of_case_by_kind(ref, "grant", office.decider)
    assert grant and grant.waits_for_seal == "yes"
    assert queries.uses(stamp.ref).rows == ()


def test_another_custodian_of_the_office_seals_what_the_first_can_seal_no_more(office: Office) -> None:
    manager = a_manager(office)
    first = handed(office, manager)
    ref = granted(office)  # while there is one decider: with two, the lot would choose
    other = signed_on(an_officer(office.town, "decider", "602"), "other")
    operations.return_stamp(first, "调离", by=manager, now=later(5))
    second = a_stamp(office, "市监审批专用章（2）")
    letter = a_letter(office, "市监审批专用章（2）", staff_of(other))
    operations.sign_for_stamp(
        operations.hand_stamp(second, letter, by=manager, now=later(5)).ref, by=other, now=later(5)
    )

    aftermath.derive(ref)

    assert {one.custodian for one in queries.uses(second).rows} == {other.name}


def test_what_was_decided_before_the_register_was_opened_bears_the_seal_of_the_office(office: Office) -> None:
    ref = errand.granted(office)
    operations.make_stamp(office.town.office, office.town.centre, CODE, by=SYSTEM, now=later(7))

    aftermath.derive(ref, later(8))

    grant = documents.of_case_by_kind(ref, "grant", office.decider)
    assert grant and grant.ready and documents.paper(grant.ref, office.decider)


@pytest.mark.parametrize(
    ("seal", "refused"), [("", LetterNamesAnother), ("市监审批专用章（9）", LetterNamesAnother), (CODE, None)]
)
def test_a_stamp_goes_only_with_the_letter_that_names_it(
    office: Office, seal: str, refused: type[Refusal] | None
) -> None:
    manager, stamp, letter = a_manager(office), a_stamp(office), a_letter(office, seal)

    if refused is None:
        operations.hand_stamp(stamp, letter, by=manager, now=NOW)
        assert len(queries.handovers(stamp)) == 1
        return
    with pytest.raises(refused):
        operations.hand_stamp(stamp, letter, by=manager, now=NOW)
    assert queries.handovers(stamp) == ()


def test_a_stamp_is_in_one_hand_at_a_time_and_signed_for_by_its_receiver_alone(office: Office) -> None:
    manager, stamp, letter = a_manager(office), a_stamp(office), a_letter(office)
    given = operations.hand_stamp(stamp, letter, by=manager, now=NOW)

    with pytest.raises(StampNotInStore):
        operations.hand_stamp(stamp, letter, by=manager, now=NOW)
    with pytest.raises(NotTheReceiver):
        operations.sign_for_stamp(given.ref, by=office.reviewer, now=SOON)
    operations.sign_for_stamp(given.ref, by=office.decider, now=SOON)
    with pytest.raises(NotHandedOver):
        operations.sign_for_stamp(given.ref, by=office.decider, now=THEN)

    assert [one.received_at for one in queries.handovers(stamp)] == [SOON]


def test_only_the_centre_makes_stamps_and_only_once_under_a_number(office: Office) -> None:
    manager = a_manager(office)
    operations.make_stamp(office.town.office, office.town.centre, CODE, by=manager, now=NOW)

    with pytest.raises(StampCodeTaken):
        operations.make_stamp(office.town.office, office.town.centre, CODE, by=manager, now=NOW)
    for nobody in (office.decider, office.citizen):
        with pytest.raises(Refusal):
            operations.make_stamp(office.town.office, office.town.centre, "另一枚", by=nobody, now=NOW)

    assert len(queries.register(manager, NOW).rows) == 1
    assert queries.register(office.citizen, NOW).rows == ()


def test_a_destroyed_stamp_is_never_handed_over_again(office: Office) -> None:
    manager, stamp, letter = a_manager(office), a_stamp(office), a_letter(office)
    in_store = queries.stamp(stamp, manager, NOW)
    assert in_store
    given = operations.hand_stamp(stamp, letter, by=manager, now=NOW)
    with pytest.raises(ChangedSinceRead):
        operations.end_stamp(stamp, "destroyed", "破损更换", in_store.mark, by=manager, now=NOW)
    operations.return_stamp(given.ref, "破损", by=manager, now=NOW)
    returned = queries.stamp(stamp, manager, NOW)
    assert returned
    operations.end_stamp(stamp, "destroyed", "破损更换", returned.mark, by=manager, now=NOW)

    with pytest.raises(StampEnded):
        operations.hand_stamp(stamp, letter, by=manager, now=SOON)
    with pytest.raises(StampEnded):
        operations.end_stamp(stamp, "lost", "找不到", by=manager, now=SOON)

    row = queries.stamp(stamp, manager, SOON)
    assert row and (row.standing, row.end_basis) == (StampStanding.DESTROYED, "破损更换")
