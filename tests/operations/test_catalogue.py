"""The catalogue: an item is stable, its versions are drafted, published, and from then on never rewritten."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from tests.covers import covers
from tests.operations.catalogue import (
    FOR_ORGANISATIONS,
    NOW,
    ONE_TRIP,
    TERMS,
    TODAY,
    a_draft,
    an_editor,
    an_item,
    an_office,
    grounds,
    published,
)
from tests.standing import standing
from yimen.kernel.actor import SYSTEM, Actor, Role
from yimen.kernel.change_life import ChangeKind
from yimen.kernel.refusal import Refusal
from yimen.kernel.terms import Complexity, Fee, LegalBasis, MaterialTerm, Necessity, Terms, TimeLimit
from yimen.registries.catalogue import operations, queries, refusals
from yimen.registries.catalogue.codec import terms_from_json, terms_hash, terms_to_json
from yimen.registries.catalogue.shelves import Counts, offices, shelves

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=30)


def test_terms_come_back_from_the_store_as_they_went_in() -> None:
    assert terms_from_json(terms_to_json(TERMS)) == TERMS
    assert terms_hash(TERMS) == terms_hash(terms_from_json(terms_to_json(TERMS)))
    assert terms_hash(TERMS) != terms_hash(replace(TERMS, trips=1))


@standing
def office() -> str:
    return an_office()[1]


def test_a_published_version_is_in_force_from_its_moment_on(office: str) -> None:
    item, version = an_item(office)

    operations.publish(version, LATER, by=SYSTEM, now=NOW)

    assert queries.in_force(item, LATER - timedelta(seconds=1)) is None
    view = queries.in_force(item, LATER)
    assert view is not None
    assert (view.version_ref, view.number, view.name, view.guide_only) == (version, 1, "食品经营许可（新办）", False)
    assert view.terms == TERMS
    assert view.office_name == "示范市市场监督管理局"


@covers("S-080")
def test_the_next_version_ends_the_one_in_force_and_a_case_can_still_read_the_old_one(office: str) -> None:
    item, first = published(office)
    second = operations.draft_version(item, a_draft(terms=ONE_TRIP), by=SYSTEM, now=NOW).ref

    done = operations.publish(second, LATER, by=SYSTEM, now=NOW)

    assert (done.superseded, done.number) == (first, 2)
    before, after = queries.in_force(item, LATER - timedelta(seconds=1)), queries.in_force(item, LATER)
    assert before is not None and after is not None
    assert (before.version_ref, after.version_ref) == (first, second)
    pinned = queries.version(first)
    assert pinned is not None and pinned.terms == TERMS
    assert [row.number for row in queries.history(item)] == [2, 1]


def test_an_item_is_found_by_any_of_its_codes(office: str) -> None:
    code = "11450721MB155808114000104002000"
    item = operations.found_item(office, "000104002000", code, "SF-0001", by=SYSTEM, now=NOW).ref
    version = operations.draft_version(item, a_draft(), by=SYSTEM, now=NOW).ref
    operations.publish(version, NOW, by=SYSTEM, now=NOW)

    found = [queries.in_force(key, NOW) for key in (item, code, "SF-0001")]

    assert {view.ref for view in found if view} == {item}
    assert len(found) == 3
    assert queries.in_force("", NOW) is None


@pytest.mark.parametrize(
    ("terms", "kind", "element", "rule"),
    [
        (replace(TERMS, promised=None), "01", "promised", "promise_given"),
        (replace(TERMS, statutory=None), "01", "statutory", "statute_given"),
        (replace(TERMS, promised=TimeLimit(Decimal("21"), "working_day")), "01", "promised", "promise_within_statute"),
        (replace(TERMS, statutory=TimeLimit(Decimal("4"), "hour")), "01", "promised", "promise_within_statute"),
        (replace(TERMS, promised=TimeLimit(Decimal("8.25"), "working_day")), "01", "promised", "limit_amount_sound"),
        (replace(TERMS, promised=TimeLimit(Decimal("5"), "month")), "01", "promised", "limit_unit_known"),
        (replace(TERMS, instant="yes"), "01", "instant", "instant_means_simple"),
        (replace(TERMS, complexity=Complexity.SIMPLE), "01", "instant", "instant_means_simple"),
        (replace(TERMS, instant="yes", complexity=Complexity.SIMPLE), "01", "promised", "instant_within_a_day"),
        (replace(TERMS, materials=()), "01", "materials", "materials_given"),
        (
            replace(TERMS, materials=(*TERMS.materials, MaterialTerm("id", "另一份"))),
            "01",
            "materials",
            "codes_used_once",
        ),
        (
            replace(TERMS, materials=(MaterialTerm("a", "甲", when=("form:nothing",)),)),
            "01",
            "materials.a",
            "situation_named_exists",
        ),
        (
            replace(TERMS, materials=(MaterialTerm("a", "甲", Necessity.TOLERABLE, law="某法第一条"),)),
            "01",
            "materials.a",
            "tolerable_means_days",
        ),
        (replace(TERMS, steps=()), "01", "steps", "steps_given"),
        (replace(TERMS, bases=()), "01", "bases", "legal_basis_given"),
        (replace(TERMS, fees=(Fee("工本费", 1000),)), "01", "fees[1]", "fee_has_basis"),
        (replace(ONE_TRIP, place=""), "01", "place", "trip_has_a_place"),
        (replace(TERMS, phone=" "), "01", "phone", "phone_given"),
        (TERMS, "99", "kind", "kind_known"),
    ],
)
@covers("S-078", "S-246")
def test_an_incomplete_version_is_not_published_and_the_gap_is_named(
    office: str, terms: Terms, kind: str, element: str, rule: str
) -> None:
    item, version = an_item(office, a_draft(terms=terms, kind=kind))

    with pytest.raises(refusals.NotPublishable) as refused:
        operations.publish(version, NOW, by=SYSTEM, now=NOW)

    assert (refused.value.element, refused.value.rule) == (element, rule)
    assert queries.in_force(item, NOW) is None
    assert (element, rule) in {(fault.element, fault.rule) for fault in queries.faults(version, TODAY)}


def test_a_public_service_rests_on_a_document_and_never_on_a_promise_alone(office: str) -> None:
    promise = replace(TERMS, statutory=None, bases=(), materials=(), situations=())
    document = replace(promise, bases=(LegalBasis("示范市便民服务事项公布文件（示府〔2026〕3号）", ""),))

    item, _ = published(office, a_draft(kind="20", terms=document))
    with pytest.raises(refusals.NotPublishable) as refused:
        published(office, a_draft("另一项服务", kind="20", terms=promise))

    assert queries.in_force(item, NOW) is not None
    assert (refused.value.rule, refused.value.element) == ("legal_basis_given", "bases")


@pytest.mark.parametrize(
    ("draft", "element", "rule"),
    [
        (a_draft(" "), "name", "name_given"),
        (a_draft("名" * 201), "name", "text_not_too_long"),
        (a_draft("食品\x00经营"), "name", "text_without_control_characters"),
        (a_draft(terms=replace(TERMS, place="一楼\x1b[31m")), "place", "text_without_control_characters"),
        (a_draft(terms=replace(TERMS, commitment="承" * 4001)), "commitment", "text_not_too_long"),
    ],
)
def test_a_draft_with_an_unsound_text_is_refused(office: str, draft: operations.Draft, element: str, rule: str) -> None:
    item = operations.found_item(office, by=SYSTEM, now=NOW).ref

    with pytest.raises(refusals.TextUnsound) as refused:
        operations.draft_version(item, draft, by=SYSTEM, now=NOW)

    assert (refused.value.element, refused.value.rule) == (element, rule)
    assert queries.history(item) == ()


def test_a_draft_under_a_theme_that_does_not_exist_is_refused(office: str) -> None:
    item = operations.found_item(office, by=SYSTEM, now=NOW).ref

    with pytest.raises(refusals.ShelfUnknown):
        operations.draft_version(item, a_draft(theme="no_such_theme"), by=SYSTEM, now=NOW)


def editor_of_another_office(office_id: int) -> Actor:
    return an_editor(office_id + 1)


def reviewer_of_the_office(office_id: int) -> Actor:
    return an_editor(office_id, Role.REVIEWER)


@pytest.mark.parametrize("stranger", [editor_of_another_office, reviewer_of_the_office])
@pytest.mark.parametrize("act", ["found", "draft", "amend", "discard", "propose", "cancel", "restore"])
def test_only_the_catalogue_desk_of_the_office_changes_its_items(stranger: Callable[[int], Actor], act: str) -> None:
    office_id, office = an_office()
    _, version = an_item(office)
    other, first = published(office)
    by = stranger(office_id)
    acts: dict[str, Callable[[], Any]] = {
        "found": lambda: operations.found_item(office, by=by, now=NOW),
        "draft": lambda: operations.draft_version(other, a_draft(), by=by, now=NOW),
        "amend": lambda: operations.amend_draft(version, a_draft("新"), 1, by=by, now=NOW),
        "discard": lambda: operations.discard_draft(version, by=by, now=NOW),
        "propose": lambda: operations.propose_version(version, grounds(), 1, by=by, now=NOW),
        "cancel": lambda: operations.propose_for_item(other, grounds(ChangeKind.CANCEL), by=by, now=NOW),
        "restore": lambda: operations.restore_version(first, by=by, now=NOW),
    }
    before = everything()

    with pytest.raises(refusals.NotCatalogueEditor):
        acts[act]()

    assert everything() == before


@pytest.mark.parametrize("act", ["publish", "withdraw"])
def test_nobody_publishes_or_cancels_past_the_review(act: str) -> None:
    office_id, office = an_office()
    _, version = an_item(office)
    other, _ = published(office)
    by = an_editor(office_id)
    acts: dict[str, Callable[[], Any]] = {
        "publish": lambda: operations.publish(version, NOW, by=by, now=NOW),
        "withdraw": lambda: operations.withdraw_item(other, NOW, "清理规范", by=by, now=NOW),
    }
    before = everything()

    with pytest.raises(refusals.OnlyBySystem):
        acts[act]()

    assert everything() == before


def test_a_draft_is_amended_until_it_is_published_and_never_after(office: str) -> None:
    item, version = an_item(office)
    amended = operations.amend_draft(version, a_draft("食品经营许可（首次）"), 1, by=SYSTEM, now=NOW)
    operations.publish(version, NOW, by=SYSTEM, now=NOW)

    with pytest.raises(refusals.NotADraft):
        operations.amend_draft(version, a_draft("改"), amended.seen + 1, by=SYSTEM, now=NOW)

    view = queries.in_force(item, NOW)
    assert view is not None and view.name == "食品经营许可（首次）"


def test_an_edit_from_a_stale_page_is_refused(office: str) -> None:
    _, version = an_item(office)
    operations.amend_draft(version, a_draft("甲的修改"), 1, by=SYSTEM, now=NOW)

    with pytest.raises(refusals.DraftMoved):
        operations.amend_draft(version, a_draft("乙的修改"), 1, by=SYSTEM, now=NOW)

    view = queries.version(version)
    assert view is not None and (view.name, view.seen) == ("甲的修改", 2)


def test_an_item_has_one_draft_at_a_time(office: str) -> None:
    item, version = an_item(office)

    with pytest.raises(refusals.DraftExists):
        operations.draft_version(item, a_draft(), by=SYSTEM, now=NOW)

    operations.discard_draft(version, by=SYSTEM, now=NOW)
    assert operations.draft_version(item, a_draft(), by=SYSTEM, now=NOW).number == 2


def test_nothing_comes_into_force_or_ends_before_now(office: str) -> None:
    _, version = an_item(office)
    other, _ = published(office)

    with pytest.raises(refusals.FromThePast):
        operations.publish(version, NOW - timedelta(seconds=1), by=SYSTEM, now=NOW)
    with pytest.raises(refusals.FromThePast):
        operations.withdraw_item(other, NOW - timedelta(seconds=1), "", by=SYSTEM, now=NOW)

    assert queries.in_force(other, NOW) is not None


def test_a_version_already_announced_for_later_is_not_overtaken(office: str) -> None:
    item, _ = published(office)
    second = operations.draft_version(item, a_draft(), by=SYSTEM, now=NOW).ref
    operations.publish(second, LATER, by=SYSTEM, now=NOW)
    third = operations.draft_version(item, a_draft(), by=SYSTEM, now=NOW).ref

    with pytest.raises(refusals.AlreadyScheduled):
        operations.publish(third, NOW + timedelta(days=1), by=SYSTEM, now=NOW)

    assert operations.publish(third, LATER + timedelta(days=1), by=SYSTEM, now=NOW).superseded == second


def test_a_version_replaced_at_the_moment_it_began_was_never_in_force(office: str) -> None:
    item, first = published(office)
    second = operations.draft_version(item, a_draft(), by=SYSTEM, now=NOW).ref

    assert operations.publish(second, NOW, by=SYSTEM, now=NOW).superseded == first

    third = operations.draft_version(item, a_draft(), by=SYSTEM, now=NOW).ref
    assert operations.publish(third, NOW, by=SYSTEM, now=NOW).superseded == second
    view = queries.in_force(item, NOW)
    assert view is not None and view.version_ref == third


def test_a_withdrawn_item_takes_no_more_applications_and_can_come_back(office: str) -> None:
    item, version = published(office)

    operations.withdraw_item(item, LATER, "国发〔2022〕5号", by=SYSTEM, now=NOW)

    assert queries.in_force(item, LATER - timedelta(seconds=1)) is not None
    assert queries.in_force(item, LATER) is None
    with pytest.raises(refusals.NotInForce):
        operations.withdraw_item(item, LATER, "", by=SYSTEM, now=NOW)
    again = operations.draft_version(item, a_draft(), by=SYSTEM, now=LATER).ref
    operations.publish(again, LATER, by=SYSTEM, now=LATER)
    assert queries.in_force(item, LATER) is not None
    assert queries.version(version) is not None


@pytest.mark.parametrize(
    "statement",
    [
        "update catalogue_itemversion set terms = '{}' where ref = %s",
        "update catalogue_itemversion set name = '别的' where ref = %s",
        "update catalogue_itemversion set in_force = tstzrange('2020-01-01', null) where ref = %s",
        "update catalogue_itemversion set state = 'draft' where ref = %s",
        "delete from catalogue_itemversion where ref = %s",
    ],
)
def test_the_database_itself_refuses_to_rewrite_what_was_published(office: str, statement: str) -> None:
    _, version = published(office)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, [version])


def test_a_code_is_used_once(office: str) -> None:
    code = "11450721MB155808114000104002000"
    operations.found_item(office, "000104002000", code, by=SYSTEM, now=NOW)

    with pytest.raises(refusals.CodeTaken):
        operations.found_item(office, "000104002000", code, by=SYSTEM, now=NOW)


@pytest.mark.parametrize(
    ("base", "code"),
    [
        ("000104002001", "11450721MB155808114000104002000"),
        ("000104002000", "11450721MB155808124000104002000"),
        ("12", ""),
    ],
)
def test_an_own_item_has_sound_codes(office: str, base: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        operations.found_item(office, base, code, by=SYSTEM, now=NOW)

    assert refused.value.code == "codes.not_well_formed"


def test_every_act_stands_in_the_chain_of_its_version(office: str) -> None:
    item, first = published(office)
    second = operations.draft_version(item, a_draft(), by=SYSTEM, now=NOW).ref
    operations.publish(second, LATER, by=SYSTEM, now=NOW)
    operations.withdraw_item(item, LATER, "", by=SYSTEM, now=NOW)

    assert verbs(first) == ["item_version_drafted", "item_version_published", "item_version_superseded"]
    assert verbs(second) == ["item_version_drafted", "item_version_published", "item_withdrawn"]


def test_lists_go_by_pinyin_and_page_by_key(office: str) -> None:
    for name in ("药品经营许可", "餐饮服务备案", "出版物零售许可", "食品经营许可"):
        published(office, a_draft(name))
    published(an_office("示范市教育局")[1], a_draft("教师资格认定", kind="07"))

    first = queries.listed(queries.Filter(office=office), NOW, limit=3)
    second = queries.listed(queries.Filter(office=office), NOW, first.after or "", limit=3)

    assert [row.name for row in first.rows] == ["餐饮服务备案", "出版物零售许可", "食品经营许可"]
    assert ([row.name for row in second.rows], second.after) == (["药品经营许可"], None)


def test_the_shelves_are_counted_and_empty_ones_left_out(office: str) -> None:
    published(office)
    published(office, a_draft("餐饮服务备案", terms=FOR_ORGANISATIONS))
    an_item(office, a_draft("还没有发布"))

    filled = shelves(NOW)
    assert [(shelf.theme.name, shelf.count) for shelf in filled.themes] == [("准营准办", 2)]
    assert [(shelf.theme.name, shelf.count) for shelf in filled.life_events] == [("我要开餐馆", 2)]
    assert [(shelf.ref, shelf.count) for shelf in offices(NOW)] == [(office, 2)]
    assert filled.counts == Counts(applicable=2, person=1, organisation=2, guides=0)
    assert len(queries.listed(queries.Filter(audience="person"), NOW).rows) == 1


def test_the_desk_sees_the_drafts_of_its_office_and_the_hall_sees_none() -> None:
    office_id, office = an_office()
    _, version = an_item(office)
    _, other = an_office("示范市教育局")
    an_item(other)

    assert [row.version_ref for row in queries.drafts(frozenset({office_id}))] == [version]
    assert len(queries.drafts(None)) == 2
    assert queries.drafts(frozenset()) == ()
    assert queries.listed(queries.Filter(office=office), NOW).rows == ()
    assert queries.listed(queries.Filter(office=other), NOW).rows == ()


def everything() -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select i.ref, v.ref, v.state, v.name, v.in_force, v.journal_seq from catalogue_item i"
            " left join catalogue_itemversion v on v.item_id = i.id order by i.id, v.id"
        )
        return list(cursor.fetchall())


def verbs(version: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("select verb from journal_entry where subject_ref = %s order by seq", [version])
        return [verb for (verb,) in cursor.fetchall()]
