"""Differences: equal versions have none, every changed element is named, whatever is changed and however much."""

from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.kernel.differences import Difference, Said, What, differences, substantial
from yimen.kernel.elements import Service
from yimen.kernel.terms import Fee, MaterialTerm, Terms, TimeLimit


def another(hint: Any, value: Any) -> Any:
    """Another value of the same kind."""
    if value is not None and get_origin(hint) in (Union, UnionType):
        return None
    match hint:
        case _ if get_origin(hint) in (Union, UnionType):
            return an(next(one for one in get_args(hint) if one is not type(None)))
        case _ if get_origin(hint) is tuple:
            return (*value, an(get_args(hint)[0]))
        case _ if isinstance(hint, type) and issubclass(hint, Enum):
            members = list(hint)
            return members[(members.index(value) + 1) % len(members)]
        case _ if is_dataclass(hint):
            first = fields(hint)[0].name
            return replace(value, **{first: another(get_type_hints(hint)[first], getattr(value, first))})
    return f"{value}另" if hint is str else value + 1


def an(hint: Any) -> Any:
    """Some value of a kind; what can be left out is."""
    match hint:
        case _ if get_origin(hint) is tuple:
            return (an(get_args(hint)[0]),)
        case _ if get_origin(hint) in (Union, UnionType):
            return an(get_args(hint)[0])
        case _ if isinstance(hint, type) and issubclass(hint, Enum):
            return next(iter(hint))
        case _ if is_dataclass(hint):
            hints = get_type_hints(hint)
            return hint(**{field.name: an(hints[field.name]) for field in fields(hint)})  # type: ignore[operator]
    return {str: "甲", int: 1, Decimal: Decimal(5)}[hint]


TERMS: Terms = an(Terms)
SAID = Said("食品经营许可", "01", "trade", "", TERMS)


@cache
def elements() -> tuple[str, ...]:
    """Every element of a version, those of its service among them, however many the types have by now."""
    own = [field.name for field in fields(Terms) if field.name != "service"]
    return ("name", "kind", "theme", "life_event", *own, *(f"service.{field.name}" for field in fields(Service)))


def changed(said: Said, element: str) -> Said:
    """The same version with another value in one element."""
    if "." in element:
        inner = element.partition(".")[2]
        value = another(get_type_hints(Service)[inner], getattr(said.terms.service, inner))
        return replace(said, terms=replace(said.terms, service=replace(said.terms.service, **{inner: value})))
    if element in ("name", "kind", "theme", "life_event"):
        return replace(said, **{element: f"{getattr(said, element)}另"})
    value = another(get_type_hints(Terms)[element], getattr(said.terms, element))
    return replace(said, terms=replace(said.terms, **{element: value}))


@pytest.mark.parametrize("element", elements())
def test_an_element_that_changed_is_named_and_no_other(element: str) -> None:
    found = differences(SAID, changed(SAID, element))

    assert {one.element for one in found} == {element}


@given(st.sets(st.sampled_from(elements())))
def test_every_changed_element_is_named_and_equal_versions_have_no_difference(chosen: set[str]) -> None:
    after = SAID
    for element in chosen:
        after = changed(after, element)

    assert {one.element for one in differences(SAID, after)} == chosen


OPPOSITE = {What.ADDED: What.REMOVED, What.REMOVED: What.ADDED}


@given(st.sets(st.sampled_from(elements())))
def test_the_way_back_is_the_way_there_read_backwards(chosen: set[str]) -> None:
    after = SAID
    for element in chosen:
        after = changed(after, element)

    there, back = differences(SAID, after), differences(after, SAID)

    turned = {(one.element, one.entry, one.part, OPPOSITE.get(one.what, one.what)) for one in there}
    assert {(one.element, one.entry, one.part, one.what) for one in back} == turned


ENTRIES = [
    (field.name, part.name)
    for field in fields(Terms)
    if get_origin(get_type_hints(Terms)[field.name]) is tuple
    and is_dataclass(get_args(get_type_hints(Terms)[field.name])[0])
    for part in fields(get_args(get_type_hints(Terms)[field.name])[0])
]


@pytest.mark.parametrize(("element", "part"), ENTRIES)
def test_a_changed_part_of_an_entry_is_named_or_the_entry_is_another(element: str, part: str) -> None:
    (entry,) = getattr(TERMS, element)
    value = another(get_type_hints(type(entry))[part], getattr(entry, part))
    after = replace(SAID, terms=replace(TERMS, **{element: (replace(entry, **{part: value}),)}))

    found = differences(SAID, after)

    assert found
    assert {one.element for one in found} == {element}
    assert {one.part for one in found} == {part} or {one.what for one in found} == {What.ADDED, What.REMOVED}


def materials(*codes: str) -> Said:
    return replace(SAID, terms=replace(TERMS, materials=tuple(MaterialTerm(code, code) for code in codes)))


def test_materials_are_told_by_their_codes() -> None:
    found = list(differences(materials("a", "b", "c"), materials("c", "d", "a")))

    assert [(one.entry, one.what) for one in found] == [
        ("b", What.REMOVED), ("d", What.ADDED), ("", What.REORDERED),
    ]  # fmt: skip


def test_two_entries_of_one_name_are_both_compared() -> None:
    before = replace(SAID, terms=replace(TERMS, fees=(Fee("费", 1), Fee("费", 2))))
    after = replace(SAID, terms=replace(TERMS, fees=(Fee("费", 1), Fee("费", 3))))

    assert [(one.entry, one.part, one.after) for one in differences(before, after)] == [("费 #2", "fen", 3)]


def test_a_limit_is_told_as_it_was_and_as_it_is() -> None:
    five, three = TimeLimit(Decimal(5), "working_day"), TimeLimit(Decimal(3), "working_day")
    before = replace(SAID, terms=replace(TERMS, promised=five))

    assert differences(before, replace(before, terms=replace(TERMS, promised=three))) == (
        Difference("promised", "", "", What.CHANGED, five, three),
    )


@pytest.mark.parametrize("element", ["promised", "statutory", "trips", "conditions", "kind", "certificate", "rules"])
def test_what_binds_people_is_substantial(element: str) -> None:
    assert list(substantial(differences(SAID, changed(SAID, element))))


@pytest.mark.parametrize("element", ["name", "phone", "keywords", "questions", "theme", "service.hours"])
def test_what_only_tells_is_not(element: str) -> None:
    assert not list(substantial(differences(SAID, changed(SAID, element))))


@pytest.mark.parametrize("part", ["note", "standard", "name"])
def test_a_better_word_in_a_material_is_not_substantial_one_more_material_is(part: str) -> None:
    (entry,) = TERMS.materials
    worded = replace(SAID, terms=replace(TERMS, materials=(replace(entry, **{part: "更清楚"}),)))  # type: ignore[arg-type]
    more = replace(SAID, terms=replace(TERMS, materials=(entry, MaterialTerm("x", "又一份"))))

    assert not list(substantial(differences(SAID, worded)))
    assert list(substantial(differences(SAID, more)))
