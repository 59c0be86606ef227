"""Texts that no version may hold, not even a draft: control characters, over-long ones, a missing name."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any

from yimen.kernel.publication.bases import HOUSE
from yimen.kernel.publication.rule import Fault, Level, Said, rule
from yimen.kernel.terms import Terms

LONGEST_NAME = 200
LONGEST_TEXT = 4000
# Line breaks are part of a text; no other control character is.
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def unsound_texts(name: str, terms: Terms) -> Iterator[Fault]:
    """What keeps a version from being kept at all, even as a draft."""
    if _is_sound(name, terms):
        return
    said = Said(name, "", terms)
    for one in RULES:
        for element in one.broken(said):
            yield Fault(element, one.code, one.basis)


@rule("name", HOUSE, Level.REFUSES_DRAFT)
def name_given(said: Said) -> Iterator[str]:
    if not said.name.strip():
        yield "name"


@rule("terms", HOUSE, Level.REFUSES_DRAFT)
def text_not_too_long(said: Said) -> Iterator[str]:
    if len(said.name) > LONGEST_NAME:
        yield "name"
    yield from _places(said.terms, _is_too_long)


@rule("terms", HOUSE, Level.REFUSES_DRAFT)
def text_without_control_characters(said: Said) -> Iterator[str]:
    if CONTROL.search(said.name):
        yield "name"
    yield from _places(said.terms, _hides_something)


def _is_too_long(text: str) -> bool:
    return len(text) > LONGEST_TEXT


def _hides_something(text: str) -> bool:
    # Most texts are printable through and through, which is known sooner than what to search for in them.
    return not text.isprintable() and CONTROL.search(text) is not None


def _places(terms: Terms, wrong: Callable[[str], bool]) -> Iterator[str]:
    yield from (element for element, text in _texts("", asdict(terms)) if wrong(text))


def _is_sound(name: str, terms: Terms) -> bool:
    """Whether no rule finds anything. Asked 20,000 times by an import, so places are spelled out by the rules alone."""
    texts = _strings(terms)
    return (
        bool(name.strip())
        and len(name) <= LONGEST_NAME
        and max(map(len, texts), default=0) <= LONGEST_TEXT
        and not _hides_something("".join((name, *texts)))
    )


def _strings(terms: Terms) -> list[str]:
    found: list[str] = []
    waiting: list[Any] = [terms]
    for one in waiting:
        if isinstance(one, str):
            found.append(one)
        else:
            waiting.extend(_opening(one.__class__)(one))
    return found


@cache
def _opening(kind: type) -> Callable[[Any], Iterable[object]]:
    """What there is inside a value of this kind."""
    if issubclass(kind, Mapping):
        return lambda one: one.values()
    if issubclass(kind, tuple | list):
        return lambda one: one
    if is_dataclass(kind):
        first, *more = kind.__dataclass_fields__
        return attrgetter(first, *more) if more else lambda one: (getattr(one, first),)
    return lambda one: ()


def _texts(element: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield element, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(f"{element}.{name}" if element else name, inner)
    elif isinstance(value, tuple | list):
        for number, inner in enumerate(value, start=1):
            yield from _texts(f"{element}[{number}]", inner)


RULES = (name_given, text_not_too_long, text_without_control_characters)
