"""Proofs are registered with who asks for them; what was not kept no new version may ask for."""

from dataclasses import replace

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import catalogue as items
from tests.operations.catalogue import TERMS, a_draft
from tests.operations.town import NOW, Town, a_town, an_officer, signed_on
from tests.standing import standing
from yimen.kernel.actor import SYSTEM
from yimen.kernel.elements import MaterialKind
from yimen.kernel.refusal import Refusal
from yimen.kernel.terms import MaterialTerm
from yimen.registries.catalogue import operations, refusals
from yimen.registries.catalogue.operations.library import MaterialSaid
from yimen.registries.catalogue.reform import proof_register

pytestmark = pytest.mark.django_db
PAGE = "/desk/catalogue/proofs"
PROOF = MaterialTerm("single", "单身证明", law="某办法第三条", kind=MaterialKind.PROOF, issued_by="居民委员会")
ASKING = replace(TERMS, materials=(*TERMS.materials, PROOF))


@standing
def town() -> Town:
    return a_town()


@pytest.fixture
def reform(town: Town, monkeypatch: pytest.MonkeyPatch) -> Client:
    return at_the_desk(signed_on(an_officer(town, "reform_office", "701"), "reform.desk"), NOW, monkeypatch)


@covers("S-131")
def test_a_proof_that_was_not_kept_is_asked_for_by_no_new_version(reform: Client, town: Town) -> None:
    item, _ = items.published(town.office, a_draft(terms=ASKING), now=NOW)
    (before,) = proof_register.proofs(NOW).rows
    assert (before.name, before.issued_by, before.laws, before.items, before.decision) == (
        "单身证明", ("居民委员会",), ("某办法第三条",), 1, "",
    )  # fmt: skip

    answer = reform.post(PAGE, {"name": "单身证明", "decision": "commitment", "basis": "减证便民清单第一批"})

    assert answer.status_code == 302
    shown = reform.get(PAGE).content.decode()
    assert all(words in shown for words in ("改为告知承诺", "减证便民清单第一批", "还在要"))
    _, again = items.an_item(town.office, a_draft(name="另一个事项", terms=ASKING), now=NOW)
    with pytest.raises(refusals.NotPublishable) as refused:
        operations.publish(again, NOW, by=SYSTEM, now=NOW)
    assert refused.value.rule == "checkable_proof_not_asked"
    (office,) = proof_register.by_office(NOW)
    assert (office.demanded, office.committed, office.undecided) == (1, 1, 0)
    assert [use.item_ref for use in proof_register.uses("单身证明", NOW)] == [item]


@covers("S-130")
def test_the_register_tells_which_of_the_six_criteria_a_proof_meets_and_what_they_speak_for(
    reform: Client, town: Town
) -> None:
    items.published(town.office, a_draft(terms=ASKING), now=NOW)
    assert proof_register.proofs(NOW).rows[0].criteria == ()
    said_of_it = MaterialSaid("单身证明", "1", "民政部门", "1.2.156", "某办法")

    operations.enter_material("M1", said_of_it, by=SYSTEM, now=NOW)

    (row,) = proof_register.proofs(NOW).rows
    assert (row.criteria, row.advised) == (("certificate_shows_it",), "check")
    shown = reform.get(PAGE).content.decode()
    assert "现有证照能够证明" in shown and "建议：改为部门自己核验" in shown
    operations.settle_proof("单身证明", "commitment", "清单", by=SYSTEM, now=NOW)
    assert proof_register.proofs(NOW).rows[0].criteria == ("certificate_shows_it", "word_suffices")


def test_what_was_decided_otherwise_later_counts_and_the_first_stays_in_the_record(town: Town) -> None:
    items.published(town.office, a_draft(terms=ASKING), now=NOW)
    for decision in ("cancel", "keep"):
        operations.settle_proof("单身证明", decision, "清单", by=SYSTEM, now=NOW)

    (row,) = proof_register.proofs(NOW).rows
    _, again = items.an_item(town.office, a_draft(name="另一个事项", terms=ASKING), now=NOW)

    assert row.decision == "keep"
    operations.publish(again, NOW, by=SYSTEM, now=NOW)


@pytest.mark.parametrize(
    ("name", "decision", "basis", "why"),
    [
        ("没有人要的证明", "cancel", "清单", "writing.no_such_thing"),
        ("单身证明", "burn", "清单", "writing.not_in_list"),
        ("单身证明", "cancel", " ", "writing.missing"),
    ],
)
def test_a_decision_that_lacks_something_is_none(town: Town, name: str, decision: str, basis: str, why: str) -> None:
    items.published(town.office, a_draft(terms=ASKING), now=NOW)

    with pytest.raises(Refusal) as refused:
        operations.settle_proof(name, decision, basis, by=SYSTEM, now=NOW)

    assert refused.value.code == why and proof_register.proofs(NOW).rows[0].decision == ""


def test_programs_read_the_register_and_an_office_decides_nothing(town: Town) -> None:
    items.published(town.office, a_draft(terms=ASKING), now=NOW)
    office = caller(signed_on(an_officer(town, "catalogue_editor", "702"), "office.desk"))

    refused = office.post("/catalogue/proofs", {"name": "单身证明", "decision": "cancel", "basis": "x"})

    assert code(refused) == "catalogue.not_the_citys_desk"
    assert [row["name"] for row in said(office.get("/catalogue/proofs", decision="-"))["rows"]] == ["单身证明"]
    assert said(office.get("/catalogue/proofs/offices"))[0]["undecided"] == 1
    assert said(office.get("/catalogue/proofs/uses", name="x")) == []


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_pages_open(reform: Client, language: str) -> None:
    for address in (PAGE, f"{PAGE}?decision=-&words=x", f"{PAGE}/uses", f"{PAGE}/uses?name=x"):
        assert reform.get(address, headers={"Accept-Language": language}).status_code == 200
