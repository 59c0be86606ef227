"""The description of the elements: nothing of a version is left out, and what is read is what was typed."""

from collections.abc import Iterator
from dataclasses import fields
from decimal import Decimal

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from tests.operations.catalogue import TERMS
from yimen.kernel.elements import Intermediary, Remedy, ResultTerm, Service, WindowTerm
from yimen.kernel.refusal import Refusal
from yimen.kernel.terms import (
    Fee,
    FieldTerm,
    LegalBasis,
    MaterialTerm,
    ProductClass,
    Question,
    ReviewPoint,
    SpecialProcedure,
    StepTerm,
    Terms,
    TimeLimit,
)
from yimen.registries.catalogue.codec import terms_to_json
from yimen.registries.catalogue.operations import Draft
from yimen.threshold import guide_languages
from yimen.threshold.elements import names, table
from yimen.threshold.elements.document import draft_of, value_at, whole, with_value
from yimen.threshold.elements.kinds import Control, Element
from yimen.threshold.elements.reading import place_of, read, read_all, spelled
from yimen.threshold.language import WORDS

DOCUMENT = {"name": "食品经营许可", "kind": "01", "theme": "trade", "life_event": "", **terms_to_json(TERMS)}
RECORDS = {
    "materials": MaterialTerm,
    "fields": FieldTerm,
    "steps": StepTerm,
    "fees": Fee,
    "bases": LegalBasis,
    "questions": Question,
    "special_procedures": SpecialProcedure,
    "classes": ProductClass,
    "review_points": ReviewPoint,
    "service.windows": WindowTerm,
    "service.intermediaries": Intermediary,
    "service.results": ResultTerm,
    "service.remedies": Remedy,
}


def elements() -> Iterator[Element]:
    for group in table.GROUPS:
        yield from group.elements
        for listed in group.lists:
            yield from listed.elements


def element(path: str) -> Element:
    return next(one for group in table.GROUPS for one in group.elements if one.path == path)


def test_every_element_of_a_version_can_be_typed() -> None:
    told = {f.name for f in fields(Terms)} - {"service", "certificate"} | {f"service.{f.name}" for f in fields(Service)}
    told |= {"name", "kind", "theme", "life_event", "certificate.name", "certificate.type_code"}

    assert told - table.places() - table.ELSEWHERE == set()


def test_every_element_of_a_record_can_be_typed() -> None:
    for group in table.GROUPS:
        for listed in group.lists:
            described = {one.path for one in listed.elements}
            assert described == {f.name for f in fields(RECORDS[listed.path])}, listed.path


def test_every_label_hint_and_code_has_its_english() -> None:
    said = {text for one in elements() for text in (one.label, one.hint, one.law, *one.choices.values()) if text}
    said |= {group.label for group in table.GROUPS} | {group.note for group in table.GROUPS if group.note}
    said |= {text for group in table.GROUPS for one in group.lists for text in (one.label, one.one, one.hint) if text}
    said |= {words for one in (*names.TABLES, *guide_languages.TABLES) for words in one.values()}

    assert sorted(said - set(WORDS)) == []


def test_a_form_that_is_sent_back_as_it_came_changes_nothing() -> None:
    for group in table.GROUPS:
        typed = QueryDict(mutable=True)
        for one in group.elements:
            sent(typed, one, value_at(DOCUMENT, one.path))

        said, refused = read_all(DOCUMENT, group.elements, typed)

        assert (said, dict(refused)) == (DOCUMENT, {}), group.code


def sent(typed: QueryDict, one: Element, value: object) -> None:
    name = place_of(one)
    if one.control is Control.LIMIT:
        limit = value if isinstance(value, dict) else {"amount": "", "unit": "working_day"}
        typed[f"{name}-amount"], typed[f"{name}-unit"] = limit["amount"], limit["unit"]
    elif one.control in (Control.CHOICES, Control.WHEN):
        typed[f"has-{name}"] = "yes"
        typed.setlist(name, list(value) if isinstance(value, list) else [])
    else:
        typed[name] = spelled(one, value)


@pytest.mark.parametrize(
    ("path", "typed", "code"),
    [
        ("promised", "e-promised-amount=abc&e-promised-unit=working_day", "elements.not_a_limit"),
        ("promised", "e-promised-amount=5&e-promised-unit=month", "elements.not_a_limit"),
        ("promised", "e-promised-amount=8.25&e-promised-unit=working_day", "elements.not_a_limit"),
        ("trips", "e-trips=两次", "elements.not_a_number"),
        ("kind", "e-kind=77", "elements.not_in_list"),
        ("service.ways", "has-e-service-ways=yes&e-service-ways=7", "elements.not_in_list"),
        ("phone", f"e-phone={'1' * 201}", "elements.too_long"),
    ],
)
def test_what_cannot_be_read_is_refused_by_element_and_the_rest_is_kept(path: str, typed: str, code: str) -> None:
    sound = element("place" if path != "place" else "phone")
    sent_form = QueryDict(f"{typed}&{place_of(sound)}=窗口")

    said, refused = read_all(DOCUMENT, [element(path), sound], sent_form)

    assert [refusal.code for refusal in refused.values()] == [code]
    assert value_at(said, path) == value_at(DOCUMENT, path)
    assert value_at(said, sound.path) == "窗口"


def test_full_width_digits_and_yuan_are_read_as_they_are_meant() -> None:
    fee = next(one for one in table.FEES.elements if one.path == "fen")

    assert read(fee, QueryDict("e-fen=¥１２.5")) == 1250
    assert read(element("statutory"), QueryDict("e-statutory-amount=１０.0&e-statutory-unit=hour")) == {
        "amount": "10",
        "unit": "hour",
    }


def test_a_defect_keeps_its_code_and_wants_its_remedy() -> None:
    defects = next(one for one in table.MATERIALS.elements if one.path == "defects")
    before = [{"code": "unclear", "text": "看不清", "remedy": "重拍"}]

    made = read(defects, QueryDict("e-defects=少一页 ｜ 补上%0A看不清 | 重新拍"), before)

    assert made == [
        {"code": "d1", "text": "少一页", "remedy": "补上"},
        {"code": "unclear", "text": "看不清", "remedy": "重新拍"},
    ]
    with pytest.raises(Refusal):
        read(defects, QueryDict("e-defects=看不清"), before)


def test_a_certificate_without_anything_is_no_certificate() -> None:
    named = with_value(DOCUMENT, "certificate.name", "食品经营许可证")

    assert draft_of(named).terms.certificate is not None
    assert draft_of(whole(with_value(named, "certificate.name", ""))).terms.certificate is None


@given(st.decimals(min_value=Decimal("0.1"), max_value=Decimal("999"), places=1))
def test_a_limit_that_was_typed_is_the_limit_that_is_kept(amount: Decimal) -> None:
    typed = QueryDict(f"e-promised-amount={amount}&e-promised-unit=working_day")

    said, refused = read_all(DOCUMENT, [element("promised")], typed)

    assert not refused
    draft: Draft = draft_of(said)
    assert draft.terms.promised == TimeLimit(amount, "working_day")


def test_the_group_of_an_element_that_a_rule_names_is_found() -> None:
    found = [
        table.group_holding(place) for place in ("promised", "materials.plan", "service.results[2]", "certificate")
    ]

    assert [group.code if group else "" for group in found] == ["limits", "materials", "results", "results"]
    assert table.group_holding("situations.form") is None
