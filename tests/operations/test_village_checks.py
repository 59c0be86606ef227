"""Village checks: sealed in the village under one's own certificate, reviewed as a task in the own town, verifiable."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from tests.covers import covers
from tests.operations import aftermath, errand, levels, villages
from tests.operations.errand import later
from tests.operations.levels import a_town_below
from tests.operations.test_case_authority import staff_of
from tests.operations.town import NOW
from tests.operations.villages import Village
from tests.standing import standing
from yimen.engine.case.cases import moves
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.case.cases.refusals import CaseUnknown, NotYet
from yimen.engine.papers.documents import queries as documents
from yimen.engine.public.agency import queries as agency
from yimen.engine.public.village_checks import operations, queries
from yimen.engine.public.village_checks.models import VillageCheck
from yimen.engine.public.village_checks.refusals import (
    FileChanged,
    NobodyReviews,
    NothingToSeal,
    SealedAlready,
    VillageCheckUnknown,
)
from yimen.engine.public.village_checks.signing import Said
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.authority import NotYourRole
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.offices.credentials import CredentialRevoked, CredentialSuspended, NoCredential
from yimen.kernel.text import TextMissing
from yimen.kernel.villages.village_check_life import VillageCheckOutstanding
from yimen.registries.credentials import operations as credentials
from yimen.registries.credentials import queries as credential_queries
from yimen.registries.dated import day_of

pytestmark = pytest.mark.django_db
FIT = "材料齐全，与原件一致。"


@pytest.fixture(autouse=True)
def notary() -> None:
    aftermath.wired()


@standing
def village() -> Village:
    """A village whose town decides the errand's item itself, with an agent and a town's clerk who hold certificates."""
    below = a_town_below(errand.an_office())
    levels.handed_down(below, "devolve", villages="yes")
    there = villages.a_village(below)
    certified(there.agent, "SN-V")
    certified(below.clerk, "SN-T")
    return there


def certified(holder: Actor, serial: str) -> str:
    day = day_of(NOW)
    facts = (staff_of(holder), serial, "区数字证书中心", "区政数5号", day, day + timedelta(days=365))
    return credentials.issue_credential(*facts, by=SYSTEM, now=NOW).ref


def a_file(village: Village) -> str:
    """A case that the agent took in with its papers."""
    ref = villages.filed(village)
    for material in ("id", "plan", "rules"):
        cases.attach_to_case(ref, material, f"{material}.png", errand.PNG, by=village.agent, now=NOW)
    return ref


def sealed(village: Village, ref: str) -> str:
    return operations.seal_in_village(ref, FIT, by=village.agent, now=later(1)).ref


@covers("S-295")
def test_what_the_village_sealed_is_the_towns_task_and_the_town_reviews_and_decides(village: Village) -> None:
    below, ref = village.below, a_file(village)
    check = sealed(village, ref)
    cases.accept(ref, by=village.office.clerk, now=later(2))
    cases.hand_over(ref, by=village.office.clerk, now=later(3))
    cases.review(ref, errand.Advice.GRANT, "符合条件。", by=below.reviewer, now=later(4))
    with pytest.raises(VillageCheckOutstanding):
        cases.decide(ref, errand.GRANT, by=below.decider, now=later(5))

    (task,) = queries.waiting(below.clerk)
    operations.pass_in_town(check, "同意村居意见。", by=below.clerk, now=later(5))
    cases.decide(ref, errand.GRANT, by=below.decider, now=later(6))

    view = case_queries.find(ref, below.decider, later(7))
    (row,) = queries.of_case(ref, below.decider)
    assert view and view.state == "granted" and task.ref == check and queries.waiting(below.clerk) == ()
    assert (row.checked_by, row.serial, row.reviewed_by, row.review_serial) == (
        village.agent.name, "SN-V", below.clerk.name, "SN-T",
    )  # fmt: skip
    assert (row.village_signature, row.town_signature, row.file) == ("sound", "sound", "same")
    for holder in (village.agent, below.clerk):
        own = credential_queries.mine(holder, later(7))
        assert own and [one.paper for one in credential_queries.uses(own.ref).rows] == [check]


@covers("S-295")
def test_each_sees_only_the_own_village_and_town(village: Village) -> None:
    ref = a_file(village)
    neighbour = villages.a_village(village.below, 2)
    certified(neighbour.agent, "SN-N")
    elsewhere = a_town_below(village.office, 3)
    certified(elsewhere.clerk, "SN-E")

    with pytest.raises(CaseUnknown):
        operations.seal_in_village(ref, FIT, by=neighbour.agent, now=later(1))
    check = sealed(village, ref)
    for act in (operations.pass_in_town, operations.return_to_village):
        for stranger in (elsewhere.clerk, neighbour.agent, village.agent):
            with pytest.raises(VillageCheckUnknown):
                act(check, "同意。", by=stranger, now=later(2))
    assert queries.waiting(elsewhere.clerk) == () == queries.reviewed(elsewhere.clerk)
    assert queries.check(check, elsewhere.clerk, later(2)) is None
    assert queries.check(check, neighbour.agent, later(2)) is None
    assert queries.check(check, village.office.citizen, later(2)) is None
    seen = queries.check(check, village.below.clerk, later(2))
    assert seen and seen.ours == "yes" and seen.row.state == "sealed"
    file = seen.materials[0].files[0]
    assert queries.file(check, file.ref, village.below.clerk) and not queries.file(check, file.ref, elsewhere.clerk)


@covers("S-295", "S-294")
def test_only_a_good_certificate_seals_a_file_and_what_it_sealed_stays(village: Village) -> None:
    below, ref = village.below, a_file(village)
    own = credential_queries.mine(village.agent, NOW)
    assert own is not None
    credentials.suspend_credential(own.ref, "遗失介质", by=village.agent, now=NOW)
    with pytest.raises(CredentialSuspended):
        sealed(village, ref)
    assert queries.waiting(below.clerk) == ()
    credentials.resume_credential(own.ref, "找回", by=SYSTEM, now=NOW)
    check = sealed(village, ref)
    with pytest.raises(SealedAlready):
        sealed(village, ref)

    with pytest.raises(NoCredential):
        operations.pass_in_town(check, "同意。", by=below.reviewer, now=later(2))
    credentials.revoke_credential(own.ref, "调离", by=SYSTEM, now=later(2))
    operations.pass_in_town(check, "同意。", by=below.clerk, now=later(3))
    with pytest.raises(WrongState):
        operations.return_to_village(check, "再看。", by=below.clerk, now=later(4))
    aftermath.derive(ref)

    (row,) = queries.reviewed(below.clerk)
    assert (row.state, row.village_signature, row.town_signature) == ("passed", "sound", "sound")
    for side, kind, serial in (("village", "village_check", "SN-V"), ("town", "town_review", "SN-T")):
        paper = queries.paper(check, side, below.clerk)
        document = documents.of_case_by_kind(ref, kind, village.agent)
        assert paper and document and document.ready
        assert paper[1].startswith(f"%PDF credential-{serial}".encode())


@covers("S-295")
def test_a_file_that_was_changed_after_the_seal_is_returned_and_sealed_anew(village: Village) -> None:
    below, ref = village.below, a_file(village)
    check = sealed(village, ref)
    cases.attach_to_case(ref, "plan", "other.png", errand.PNG, by=village.agent, now=later(2))

    with pytest.raises(FileChanged):
        operations.pass_in_town(check, "同意。", by=below.clerk, now=later(3))
    operations.return_to_village(check, "材料有变动，请重新核验。", by=below.clerk, now=later(3))
    again = operations.seal_in_village(ref, "补充布局图，重新核验。", by=village.agent, now=later(4)).ref
    operations.pass_in_town(again, "同意。", by=below.clerk, now=later(5))

    second, first = queries.of_case(ref, village.agent)
    assert (first.state, first.file) == ("returned", "changed")
    assert (second.state, second.file, second.village_signature) == ("passed", "same", "sound")
    with connection.cursor() as cursor:
        cursor.execute("update village_checks_villagecheck set opinion = opinion || '！' where ref = %s", (again,))
    (tampered, _) = queries.of_case(ref, village.agent)
    assert (tampered.village_signature, tampered.town_signature) == ("altered", "sound")


def accepted(village: Village, ref: str) -> None:
    cases.accept(ref, by=village.office.clerk, now=later(2))
    cases.hand_over(ref, by=village.office.clerk, now=later(3))
    cases.review(ref, errand.Advice.GRANT, "符合条件。", by=village.below.reviewer, now=later(4))


@covers("S-295")
def test_a_file_returned_after_acceptance_is_mended_by_the_village_and_decided(village: Village) -> None:
    below, ref = village.below, a_file(village)
    check = sealed(village, ref)
    accepted(village, ref)
    with pytest.raises(NotYet):
        cases.attach_to_case(ref, "plan", "other.png", errand.PNG, by=village.agent, now=later(5))
    operations.return_to_village(check, "布局图看不清。", by=below.clerk, now=later(5))
    with pytest.raises(VillageCheckOutstanding):
        cases.decide(ref, errand.GRANT, by=below.decider, now=later(6))
    hand = agency.at_hand(village.agent)
    assert hand and [(one.ref, one.returned) for one in hand.mend] == [(ref, "yes")]

    cases.attach_to_case(ref, "plan", "other.png", errand.PNG, by=village.agent, now=later(6))
    again = operations.seal_in_village(ref, "换了布局图。", by=village.agent, now=later(7)).ref
    hand = agency.at_hand(village.agent)
    assert hand and hand.mend == ()
    operations.pass_in_town(again, "同意。", by=below.clerk, now=later(8))
    cases.decide(ref, errand.GRANT, by=below.decider, now=later(9))


@covers("S-295")
def test_who_decides_sets_a_check_aside_for_a_reason_and_the_village_withdraws_before_the_review(
    village: Village,
) -> None:
    below, ref = village.below, a_file(village)
    first = sealed(village, ref)
    with pytest.raises(VillageCheckUnknown):
        operations.withdraw_from_town(first, "漏了一份。", by=below.clerk, now=later(2))
    operations.withdraw_from_town(first, "漏了一份。", by=village.agent, now=later(2))
    with pytest.raises(WrongState):
        operations.pass_in_town(first, "同意。", by=below.clerk, now=later(2))
    check = sealed(village, ref)
    accepted(village, ref)
    operations.return_to_village(check, "布局图看不清。", by=below.clerk, now=later(5))

    for stranger, refused in ((village.agent, NotYourRole), (below.reviewer, NotYourRole)):
        with pytest.raises(refused):
            operations.set_check_aside(check, "已现场看过。", by=stranger, now=later(6))
    with pytest.raises(TextMissing):
        operations.set_check_aside(check, " ", by=below.decider, now=later(6))
    shown = queries.check(check, below.decider, later(6))
    assert shown and shown.may_set_aside == "yes"
    operations.set_check_aside(check, "已现场看过。", by=below.decider, now=later(6))
    cases.decide(ref, errand.GRANT, by=below.decider, now=later(7))

    last, before = queries.of_case(ref, below.decider)
    assert (last.state, last.reason, last.closed_by) == ("set_aside", "已现场看过。", below.decider.name)
    assert (last.village_signature, last.town_signature, before.state) == ("sound", "sound", "withdrawn")


def test_nothing_is_sealed_for_a_town_where_nobody_can_review_and_a_passed_file_once(village: Village) -> None:
    below, ref = village.below, a_file(village)
    own = credential_queries.mine(below.clerk, NOW)
    assert own is not None
    credentials.suspend_credential(own.ref, "遗失介质", by=SYSTEM, now=NOW)
    with pytest.raises(NobodyReviews):
        sealed(village, ref)
    credentials.resume_credential(own.ref, "找回", by=SYSTEM, now=NOW)
    operations.pass_in_town(sealed(village, ref), "同意。", by=below.clerk, now=later(2))
    with pytest.raises(SealedAlready):
        sealed(village, ref)

    cases.attach_to_case(ref, "plan", "other.png", errand.PNG, by=village.agent, now=later(3))
    assert sealed(village, ref)
    aftermath.derive(ref)
    sheet = queries.of_case(ref, village.agent)[1]
    assert sheet.file == "changed"
    kept = VillageCheck.objects.get(ref=sheet.ref)
    assert len(kept.files) == 3 and (kept.signer, kept.reviewer) == (village.agent.name, below.clerk.name)


def test_what_is_changed_while_the_town_passes_a_file_is_not_passed(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = a_file(village)
    check = sealed(village, ref)
    read = moves.read_freely

    def a_paper_comes_in(*facts: Any) -> CaseFile:
        cases.attach_to_case(ref, "plan", "other.png", errand.PNG, by=village.agent, now=later(2))
        return read(*facts)

    monkeypatch.setattr(moves, "read_freely", a_paper_comes_in)
    with pytest.raises(FileChanged):
        operations.pass_in_town(check, "同意。", by=village.below.clerk, now=later(3))
    (row,) = queries.waiting(village.below.clerk)
    assert row.ref == check


def test_a_file_is_registered_on_the_certificate_that_signed_it(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = a_file(village)
    own = credential_queries.mine(village.agent, NOW)
    assert own is not None
    sign = Said.signed

    def renewed_meanwhile(said: Said) -> bytes:
        end = day_of(NOW) + timedelta(days=365)
        credentials.renew_credential(own.ref, "SN-W", "区政数6号", end, by=SYSTEM.within(), now=later(1))
        return sign(said)

    monkeypatch.setattr(Said, "signed", renewed_meanwhile)
    with pytest.raises(CredentialRevoked):
        sealed(village, ref)
    monkeypatch.undo()
    check = sealed(village, ref)
    assert [one.paper for one in credential_queries.uses(own.ref).rows] == [check]


def test_nothing_is_sealed_where_nothing_was_handed_in(village: Village) -> None:
    ref = villages.filed(village)

    with pytest.raises(NothingToSeal):
        sealed(village, ref)

    cases.attach_to_case(ref, "id", "id.png", errand.PNG, by=village.agent, now=NOW)
    assert sealed(village, ref)
