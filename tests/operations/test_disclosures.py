"""Disclosures: what anybody may read of a licence, masked and for its time; objections, and what is taken down."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.covers import covers
from tests.operations import aftermath, errand, town
from tests.operations.aftermath import lines_of
from tests.operations.errand import later
from yimen.channels.clockwork import following
from yimen.engine.case.cases import operations as cases
from yimen.engine.publication.disclosures import operations, queries
from yimen.engine.publication.disclosures.rows import DisclosureRow
from yimen.kernel.actor import SYSTEM
from yimen.kernel.authority import NotFormal, OwnMatter
from yimen.kernel.disclosure import (
    DisclosureUnknown,
    ObjectionUnknown,
    TakeDownGround,
    TakenDownBefore,
    shown_name,
    shown_until,
)
from yimen.kernel.endings import RevokeGround

TODAY = later().date()


def disclosed(office: errand.Office) -> str:
    """A licence on the public list; the reference of its case."""
    ref = errand.granted(office)
    aftermath.derive(ref)
    (line,) = lines_of(ref, "grant")
    operations.disclose(line, by=SYSTEM, now=later(5))
    return ref


def only(words: str = "", on: date = TODAY) -> DisclosureRow:
    (row,) = queries.listed(on, words).rows
    return row


@covers("S-201")
def test_a_licence_is_on_the_public_list_and_says_nothing_that_is_personal(office: errand.Office) -> None:
    disclosed(office)

    row = only()
    assert (row.holder, row.holder_code) == ("陈＊＊", "")
    assert (row.item_name, row.standing) == ("食品经营许可（新办）", "valid")
    assert row.decision_number == "示市监准〔2026〕1号" and row.certificate == "食品经营许可证"
    assert row.valid_to is not None and row.decided_on == TODAY


@covers("S-201")
def test_the_list_is_searched_by_number_holder_and_item(office: errand.Office) -> None:
    disclosed(office)
    number = only().certificate_number

    for words in (number, "陈", "食品", ""):
        assert len(queries.listed(TODAY, words).rows) == 1, words
    for words in ("小禾", "理发", "%", number[:-1]):
        assert queries.listed(TODAY, words).rows == (), words
    (found,) = queries.offices(TODAY)
    assert queries.listed(TODAY, office=found[0]).rows and not queries.listed(TODAY, office="NOBODY").rows


@covers("S-201")
def test_what_is_no_licence_is_not_shown_and_what_is_over_leaves_the_list(db: None) -> None:
    filing = errand.an_office(kind="10")
    aftermath.wired()
    disclosed(filing)
    assert queries.listed(TODAY).rows == ()


def test_a_licence_leaves_the_list_a_year_after_its_end(office: errand.Office) -> None:
    ref = disclosed(office)
    until = only().valid_to
    assert until is not None

    assert only(on=until + timedelta(days=365)).standing == "expired"
    assert queries.listed(until + timedelta(days=366)).rows == ()
    cases.revoke(ref, "以欺骗手段取得。", RevokeGround.FRAUD, by=office.decider, now=later(24))
    assert only(on=TODAY + timedelta(days=30)).standing == "revoked"
    assert queries.listed(TODAY + timedelta(days=368)).rows == ()


def test_the_clockwork_discloses_every_grant_once(office: errand.Office) -> None:
    ref = disclosed(office)
    (line,) = lines_of(ref, "grant")

    again = operations.disclose(line, by=SYSTEM, now=later(6))

    assert again.ref == only().ref
    assert operations.disclose(lines_of(ref, "accept")[0], by=SYSTEM, now=later(6)).ref == ""
    assert following.disclosed(later(7)) >= 0


@covers("S-409")
def test_an_objection_is_answered_and_what_was_wrong_is_taken_down(office: errand.Office) -> None:
    disclosed(office)
    row = only()
    anybody = town.a_citizen(77, "旁人", "pangren")
    kept = operations.object_to(row.ref, "店铺早已关门。", by=anybody, now=later(6)).ref
    wrong = operations.object_to(row.ref, "不是这家店。", by=anybody, now=later(6)).ref

    with pytest.raises(DisclosureUnknown):
        operations.answer_objection(kept, "kept", "属实", by=office.clerk, now=later(7))
    operations.answer_objection(kept, "kept", "许可仍有效。", by=office.decider, now=later(7))
    with pytest.raises(ObjectionUnknown):
        operations.answer_objection(kept, "kept", "再答", by=office.decider, now=later(7))
    assert only().ref == row.ref
    operations.answer_objection(wrong, "taken_down", "公示有误。", by=office.decider, now=later(8))

    assert queries.listed(TODAY).rows == () and queries.one(row.ref, TODAY) is None
    assert {one.answer for one in queries.objections(office.decider)} == {"kept", "taken_down"}
    with pytest.raises(DisclosureUnknown):
        operations.object_to(row.ref, "还在？", by=anybody, now=later(9))


def test_the_office_takes_down_what_the_law_protects_and_nobody_else_does(office: errand.Office) -> None:
    disclosed(office)
    row, stranger = only(), errand.another_office(office, 2)

    for nobody in (office.citizen, office.clerk, stranger.decider):
        with pytest.raises(DisclosureUnknown):
            operations.take_down(row.ref, TakeDownGround.PRIVACY, "涉及隐私", by=nobody, now=later(6))
    helper = replace(office.decider, formal="no")
    kin = replace(office.decider, interests=frozenset(office.citizen.parties()))
    for by, refusal in ((helper, NotFormal), (kin, OwnMatter)):
        with pytest.raises(refusal):
            operations.take_down(row.ref, TakeDownGround.PRIVACY, "涉及隐私", by=by, now=later(6))
    operations.take_down(row.ref, TakeDownGround.TRADE_SECRET, "涉及商业秘密。", by=office.decider, now=later(6))

    assert queries.one(row.ref, TODAY) is None
    with pytest.raises(TakenDownBefore):
        operations.take_down(row.ref, TakeDownGround.PRIVACY, "再撤", by=office.decider, now=later(7))


def test_names_of_persons_are_masked_and_rights_without_end_stay() -> None:
    assert shown_name("陈小禾", "person") == "陈＊＊" and shown_name("李", "person") == "李＊"
    assert shown_name("禾木小馆", "organisation") == "禾木小馆"
    assert shown_until(TODAY, "许可证", None) is None
    assert shown_until(TODAY, "", None) == TODAY + timedelta(days=365)
