"""Codes by which the parts of a version name each other: well formed, used once, and naming what exists."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from yimen.kernel.publication.bases import CODES, HOUSE
from yimen.kernel.publication.rule import Said, rule
from yimen.kernel.terms import ItemKind

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
FLAGS = ("appointment", "online_payment", "express_materials", "express_result", "self_service", "agency")


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
    """What applies in a situation names an option of this version."""
    terms = said.terms
    known = {f"{one.code}:{option.code}" for one in terms.situations for option in one.options}
    named = chain(
        ((f"materials.{one.code}", one.when) for one in terms.materials),
        ((f"fields.{one.code}", one.when) for one in terms.fields),
        ((f"rules.{one.code}", one.when) for one in terms.rules),
    )
    yield from (element for element, when in named if set(when) - known)


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


def _codes(said: Said) -> Iterator[tuple[str, list[str]]]:
    terms = said.terms
    yield "situations", [one.code for one in terms.situations]
    yield from ((f"situations.{one.code}", [option.code for option in one.options]) for one in terms.situations)
    yield "rules", [one.code for one in terms.rules]
    yield "materials", [one.code for one in terms.materials]
    yield from ((f"materials.{one.code}.defects", [defect.code for defect in one.defects]) for one in terms.materials)
    yield "fields", [one.code for one in terms.fields]
    yield "steps", [one.code for one in terms.steps]
    yield "fees", [one.code for one in terms.fees if one.code]


RULES = (
    kind_known,
    codes_well_formed,
    codes_used_once,
    situation_has_two_options,
    situation_named_exists,
    situation_rule_names_what_exists,
    flags_are_yes_or_no,
)
