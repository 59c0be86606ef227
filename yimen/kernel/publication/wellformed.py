"""Codes by which the parts of a version name each other: well formed, used once, and naming what exists."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from yimen.kernel.product_classes import PRODUCT, class_answers
from yimen.kernel.publication.bases import CODES, HOUSE
from yimen.kernel.publication.rule import Said, rule
from yimen.kernel.terms import Audience, Complexity, ItemKind, ReviewPointKind

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
FLAGS = (
    *("appointment", "online_payment", "express_materials", "express_result", "self_service", "agency"),
    "signature",
)


@rule("kind", CODES)
def kind_known(said: Said) -> Iterator[str]:
    if said.kind not in {member.value for member in ItemKind}:
        yield "kind"


@rule("terms", HOUSE)
def codes_well_formed(said: Said) -> Iterator[str]:
    for element, codes in _codes(said):
        if any(CODE.fullmatch(code) is None for code in codes):
            yield element


@rule("terms", HOUSE)
def codes_used_once(said: Said) -> Iterator[str]:
    for element, codes in _codes(said):
        if max(Counter(codes).values(), default=0) > 1:
            yield element


@rule("situations", HOUSE)
def situation_has_two_options(said: Said) -> Iterator[str]:
    yield from (f"situations.{one.code}" for one in said.terms.situations if len(one.options) < 2)


@rule("situations", HOUSE)
def situation_named_exists(said: Said) -> Iterator[str]:
    """What applies in a situation names an option of this version; a material or field may name a product class."""
    terms = said.terms
    known = {f"{one.code}:{option.code}" for one in terms.situations for option in one.options}
    classes = class_answers(terms.classes)
    named = chain(
        ((f"materials.{one.code}", one.when, known | classes) for one in terms.materials),
        ((f"fields.{one.code}", one.when, known | classes) for one in terms.fields),
        ((f"rules.{one.code}", one.when, known) for one in terms.rules),
    )
    yield from (element for element, when, there in named if set(when) - there)


@rule("rules", HOUSE)
def situation_rule_names_what_exists(said: Said) -> Iterator[str]:
    """A row of the decision table names materials, fields, steps and fees of this version."""
    terms = said.terms
    for one in terms.rules:
        named: Iterable[tuple[tuple[str, ...], set[str]]] = (
            (one.materials, {material.code for material in terms.materials}),
            (one.fields, {field.code for field in terms.fields}),
            (one.steps, {step.code for step in terms.steps}),
            (one.fees, {fee.code for fee in terms.fees if fee.code}),
        )
        if any(set(codes) - known for codes, known in named):
            yield f"rules.{one.code}"


@rule("service", HOUSE)
def flags_are_yes_or_no(said: Said) -> Iterator[str]:
    service = said.terms.service
    yield from (f"service.{name}" for name in FLAGS if getattr(service, name) not in ("yes", "no"))


def _with_classes(said: Said) -> bool:
    return bool(said.terms.classes)


@rule("classes", HOUSE, concerns=_with_classes)
def classes_are_told_apart(said: Said) -> Iterator[str]:
    """There is a choice, and each class has a name of its own; no question bears the name of the classes."""
    names = [one.name.strip() for one in said.terms.classes]
    if len(names) < 2 or "" in names or len(set(names)) < len(names):
        yield "classes"
    if any(one.code == PRODUCT for one in said.terms.situations):
        yield f"situations.{PRODUCT}"


@rule("classes", HOUSE, concerns=_with_classes)
def classes_stand_on_a_certificate(said: Said) -> Iterator[str]:
    """One certificate of an enterprise lists them, and each is reviewed and decided: not on the spot."""
    terms = said.terms
    if terms.certificate is None:
        yield "certificate"
    if terms.audience is not Audience.ORGANISATION:
        yield "audience"
    if terms.instant == "yes" or Complexity.SIMPLE in (terms.complexity, *(one.complexity for one in terms.rules)):
        yield "complexity"


def _with_promises(said: Said) -> bool:
    return any(one.promised != "no" for one in said.terms.materials)


@rule("materials", HOUSE, concerns=_with_promises)
def promised_materials_have_their_words(said: Said) -> Iterator[str]:
    """What the signed words stand for is yes or no, and there are words to sign."""
    for one in said.terms.materials:
        if one.promised not in ("yes", "no") or (one.promised == "yes" and not said.terms.commitment.strip()):
            yield f"materials.{one.code}"


def _with_points(said: Said) -> bool:
    return bool(said.terms.review_points)


@rule("review_points", HOUSE, concerns=_with_points)
def review_points_say_something(said: Said) -> Iterator[str]:
    """Each point has words of its own, and one at least looks at completeness: all that is asked on commitment."""
    words = [one.text.strip() for one in said.terms.review_points]
    if "" in words or len(set(words)) < len(words):
        yield "review_points"
    if all(one.kind is ReviewPointKind.TECHNICAL for one in said.terms.review_points):
        yield "review_points"


def _codes(said: Said) -> Iterator[tuple[str, list[str]]]:
    terms = said.terms
    yield "situations", [one.code for one in terms.situations]
    yield from ((f"situations.{one.code}", [option.code for option in one.options]) for one in terms.situations)
    yield "rules", [one.code for one in terms.rules]
    yield "materials", [one.code for one in terms.materials]
    yield from ((f"materials.{one.code}.defects", [defect.code for defect in one.defects]) for one in terms.materials)
    yield "fields", [one.code for one in terms.fields]
    yield "classes", [one.code for one in terms.classes]
    yield "steps", [one.code for one in terms.steps]
    yield "fees", [one.code for one in terms.fees if one.code]
    yield "review_points", [one.code for one in terms.review_points]


RULES = (
    kind_known,
    codes_well_formed,
    codes_used_once,
    situation_has_two_options,
    situation_named_exists,
    situation_rule_names_what_exists,
    flags_are_yes_or_no,
    classes_are_told_apart,
    classes_stand_on_a_certificate,
    promised_materials_have_their_words,
    review_points_say_something,
)
