"""Guides in other languages: kept by the Chinese words they stand for, and shown beside them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.covers import covers
from tests.operations.catalogue import NOW, TERMS, a_draft, an_editor, an_office, published
from yimen.kernel.actor import SYSTEM
from yimen.kernel.refusal import Refusal
from yimen.kernel.translation import GuidePart, missing, passages
from yimen.registries.catalogue import operations, queries, translations
from yimen.registries.catalogue.rows import ItemView

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=30)
NAME = "食品经营许可（新办）"


def said(version: str) -> ItemView:
    view = queries.version(version)
    assert view is not None
    return view


def whole(version: str) -> dict[str, str]:
    view = said(version)
    return {one.text: f"English of {number}" for number, one in enumerate(passages(view.name, view.terms))}


def shown_in(version: str, texts: Mapping[str, str], language: str = "en", revision: int = 0) -> None:
    operations.keep_translation(version, language, texts, revision, by=SYSTEM, now=NOW)
    operations.show_translation(version, language, by=SYSTEM, now=NOW)


@covers("S-142")
def test_a_translation_is_read_once_it_is_shown() -> None:
    _, version = published(an_office()[1])
    operations.keep_translation(version, "bo", {NAME: "བོད་ཡིག"}, 0, by=SYSTEM, now=NOW)
    assert (translations.shown(said(version), "bo"), translations.languages(said(version))) == ({}, ())

    operations.show_translation(version, "bo", by=SYSTEM, now=NOW)

    assert translations.shown(said(version), "bo") == {NAME: "བོད་ཡིག"}
    assert translations.languages(said(version)) == ("bo",)


@covers("S-142")
def test_the_report_counts_what_is_told_wholly_in_part_and_not_at_all() -> None:
    _, office = an_office()
    _, first = published(office)
    _, second = published(office, a_draft(name="食品经营许可（变更）"))
    published(office, a_draft(name="食品经营许可（延续）"))
    shown_in(first, whole(first))
    shown_in(second, {"食品经营许可（变更）": "Food licence (change)"})

    row = next(row for row in translations.report(NOW) if row.language == "en")

    assert (row.items, row.complete, row.partial, row.none) == (3, 1, 1, 1)
    assert [one.name for one in translations.partial("en", NOW)] == ["食品经营许可（变更）"]


def test_the_next_version_keeps_what_still_says_the_same() -> None:
    item, first = published(an_office()[1])
    shown_in(first, whole(first))
    terms = replace(TERMS, conditions=("有固定场所",))
    second = operations.draft_version(item, a_draft(terms=terms), by=SYSTEM, now=NOW).ref
    operations.publish(second, LATER, by=SYSTEM, now=NOW)

    view = said(second)
    texts = translations.shown(view, "en")

    assert texts[NAME] and "有固定场所" not in texts
    assert missing(passages(view.name, view.terms), texts) == {GuidePart.CONDITIONS: 1}
    assert translations.written(view, "en").revision == 0


@pytest.mark.parametrize(
    ("language", "texts", "revision", "code"),
    [
        ("fr", {NAME: "x"}, 0, "translation.language_unknown"),
        ("en", {NAME: "x"}, 1, "translation.moved"),
        ("en", {"没有这句话": "x"}, 0, "translation.passage_unknown"),
        ("en", {NAME: "a\u202eb"}, 0, "text.unclean"),
        ("en", {NAME: "x" * 4001}, 0, "text.too_long"),
    ],
)
def test_a_translation_that_cannot_be_is_refused_and_leaves_nothing(
    language: str, texts: Mapping[str, str], revision: int, code: str
) -> None:
    _, version = published(an_office()[1])

    with pytest.raises(Refusal) as refused:
        operations.keep_translation(version, language, texts, revision, by=SYSTEM, now=NOW)

    assert refused.value.code == code
    assert translations.written(said(version), "en").texts == {}


def test_nothing_is_shown_where_nothing_was_written_nor_by_another_office() -> None:
    _, version = published(an_office()[1])
    with pytest.raises(Refusal) as refused:
        operations.show_translation(version, "en", by=SYSTEM, now=NOW)
    assert refused.value.code == "translation.nothing"

    with pytest.raises(Refusal) as refused:
        operations.keep_translation(version, "en", {NAME: "x"}, 0, by=an_editor(-1), now=NOW)
    assert refused.value.code == "catalogue.not_editor"
