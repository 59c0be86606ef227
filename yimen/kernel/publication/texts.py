"""Texts that no version may hold, not even a draft: control characters, over-long ones, a missing name."""

import re
from collections.abc import Iterator
from dataclasses import asdict
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
    yield from (element for element, text in _texts("", asdict(said.terms)) if len(text) > LONGEST_TEXT)


@rule("terms", HOUSE, Level.REFUSES_DRAFT)
def text_without_control_characters(said: Said) -> Iterator[str]:
    if CONTROL.search(said.name):
        yield "name"
    yield from (element for element, text in _texts("", asdict(said.terms)) if CONTROL.search(text))


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
