"""Guides in other languages: which passages of a version can be told in them, and what is still missing.

A translation is kept by the Chinese words it stands for: a passage that was moved keeps it, one that was reworded has
lost it, and the reader is shown the Chinese, which binds.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum

from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Terms


class GuideLanguage(StrEnum):
    """Languages of guides beside Chinese, by their BCP 47 tags; Mongolian in the traditional, vertical script."""

    ENGLISH = "en"
    TIBETAN = "bo"
    MONGOLIAN = "mn-Mong"


class GuidePart(StrEnum):
    """The parts of a guide, in its order; what is missing is told to the reader part by part."""

    HEAD = "head"
    CONDITIONS = "conditions"
    MATERIALS = "materials"
    STEPS = "steps"
    FEES = "fees"
    QUESTIONS = "questions"
    PLACE = "place"


@snapshot
class Passage:
    """One text of a guide that can be told in another language, as the Chinese says it."""

    part: GuidePart
    text: str


def passages(name: str, terms: Terms) -> tuple[Passage, ...]:
    """Every passage of a guide once, in its order. Laws are quoted, not translated."""
    told: dict[str, Passage] = {}
    for part, text in _texts(name, terms):
        if text.strip():
            told.setdefault(text, Passage(part, text))
    return tuple(told.values())


def _texts(name: str, terms: Terms) -> Iterator[tuple[GuidePart, str]]:
    yield GuidePart.HEAD, name
    if terms.certificate:
        yield GuidePart.HEAD, terms.certificate.name
    yield from ((GuidePart.CONDITIONS, text) for text in terms.conditions)
    yield from ((GuidePart.CONDITIONS, one.text) for one in terms.review_points)
    for situation in terms.situations:
        yield GuidePart.MATERIALS, situation.question
        yield from ((GuidePart.MATERIALS, option.label) for option in situation.options)
    for one in terms.classes:
        yield from ((GuidePart.MATERIALS, text) for text in (one.name, one.note))
    for material in terms.materials:
        yield from ((GuidePart.MATERIALS, text) for text in (material.name, material.note))
    for step in terms.steps:
        if step.code != "apply":
            yield from ((GuidePart.STEPS, text) for text in (step.name, step.note))
    for fee in terms.fees:
        yield from ((GuidePart.FEES, text) for text in (fee.name, fee.standard))
    for question in terms.questions:
        yield from ((GuidePart.QUESTIONS, text) for text in (question.question, question.answer))
    yield GuidePart.PLACE, terms.place


def missing(told: tuple[Passage, ...], texts: Mapping[str, str]) -> Mapping[GuidePart, int]:
    """How many passages of each part have no translation; parts without a gap are left out."""
    return Counter(one.part for one in told if not texts.get(one.text, "").strip())
