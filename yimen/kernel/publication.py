"""Publication: what a version of an item must say before it may bind the office and be applied for.

Pure: it looks at the terms and names every fault by element and rule. It does not say who may publish.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from decimal import Decimal
from itertools import chain
from typing import Any

from yimen.kernel.terms import Audience, Complexity, FieldKind, ItemKind, Necessity, Terms, TimeLimit

#: A working day as the office keeps it: 09:00-12:00 and 13:30-17:30. Used to compare limits told in different units.
DAY_MINUTES = 420
# A calendar day counts as five sevenths of a working day.
UNIT_MINUTES = {"working_day": DAY_MINUTES, "half_day": DAY_MINUTES // 2, "natural_day": 300, "hour": 60, "minute": 1}

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
LONGEST_NAME = 200
LONGEST_TEXT = 4000
# Line breaks are part of a text; no other control character is.
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that keeps a version from being published: the element, and the rule it breaks."""

    element: str
    rule: str


def minutes(limit: TimeLimit) -> Decimal:
    """A limit as minutes of office time, for comparison only."""
    return limit.amount * UNIT_MINUTES[limit.unit]


def faults(name: str, kind: str, terms: Terms) -> tuple[Fault, ...]:
    """Everything that keeps a version from being published, in the order of the guide; none: it may be."""
    return tuple(
        chain(
            unsound_texts(name, terms),
            _of_limits(kind, terms),
            _of_situations(terms),
            _of_materials(kind, terms),
            _of_fields(terms),
            _of_the_way(kind, terms),
        )
    )


def unsound_texts(name: str, terms: Terms) -> Iterator[Fault]:
    """Texts that no version may hold, not even a draft: control characters and over-long ones."""
    if not name.strip():
        yield Fault("name", "missing")
    if len(name) > LONGEST_NAME:
        yield Fault("name", "too_long")
    for element, text in _texts("", asdict(terms)):
        if CONTROL.search(text):
            yield Fault(element, "control_character")
        if len(text) > LONGEST_TEXT:
            yield Fault(element, "too_long")
    if CONTROL.search(name):
        yield Fault("name", "control_character")


def _texts(element: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield element, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(f"{element}.{name}" if element else name, inner)
    elif isinstance(value, tuple | list):
        for number, inner in enumerate(value, start=1):
            yield from _texts(f"{element}[{number}]", inner)


def _of_limits(kind: str, terms: Terms) -> Iterator[Fault]:
    if kind not in {member.value for member in ItemKind}:
        yield Fault("kind", "unknown")
    for element, limit in (("statutory", terms.statutory), ("promised", terms.promised)):
        if limit is None:
            continue
        if limit.unit not in UNIT_MINUTES:
            yield Fault(element, "unit_unknown")
            return
        # A published limit is 8.3 working days: one decimal, as on the kernel's clock.
        if limit.amount <= 0 or limit.amount != limit.amount.quantize(Decimal("0.1")):
            yield Fault(element, "amount_out_of_range")
    if terms.promised is None:
        yield Fault("promised", "missing")
    if terms.statutory is None and kind == ItemKind.LICENCE:
        yield Fault("statutory", "missing")
    if terms.promised and terms.statutory and minutes(terms.promised) > minutes(terms.statutory):
        yield Fault("promised", "longer_than_statutory")
    if (terms.instant == "yes") != (terms.complexity is Complexity.SIMPLE):
        yield Fault("instant", "instant_means_simple")
    if terms.instant == "yes" and terms.promised and minutes(terms.promised) > DAY_MINUTES:
        yield Fault("promised", "instant_within_a_day")


def _of_situations(terms: Terms) -> Iterator[Fault]:
    yield from _codes("situations", (s.code for s in terms.situations))
    for situation in terms.situations:
        element = f"situations.{situation.code}"
        yield from _codes(element, (option.code for option in situation.options))
        if len(situation.options) < 2:
            yield Fault(element, "needs_two_options")
    known = {f"{s.code}:{option.code}" for s in terms.situations for option in s.options}
    for element, when in chain(
        ((f"materials.{m.code}", m.when) for m in terms.materials), ((f"fields.{f.code}", f.when) for f in terms.fields)
    ):
        if set(when) - known:
            yield Fault(element, "situation_unknown")


def _of_materials(kind: str, terms: Terms) -> Iterator[Fault]:
    yield from _codes("materials", (m.code for m in terms.materials))
    if kind == ItemKind.LICENCE and not any(m.necessity is not Necessity.OPTIONAL for m in terms.materials):
        yield Fault("materials", "missing")
    for material in terms.materials:
        element = f"materials.{material.code}"
        if not material.name.strip():
            yield Fault(element, "name_missing")
        if (material.necessity is Necessity.TOLERABLE) != (material.tolerated_days > 0):
            yield Fault(element, "tolerable_means_days")
        if material.page_limit < 1 or material.size_limit < 1:
            yield Fault(element, "limit_out_of_range")
        yield from _codes(f"{element}.defects", (defect.code for defect in material.defects))
        if any(not defect.text.strip() or not defect.remedy.strip() for defect in material.defects):
            yield Fault(f"{element}.defects", "defect_needs_text_and_remedy")


def _of_fields(terms: Terms) -> Iterator[Fault]:
    yield from _codes("fields", (f.code for f in terms.fields))
    for field in terms.fields:
        element = f"fields.{field.code}"
        if not field.label.strip():
            yield Fault(element, "label_missing")
        if (field.kind is FieldKind.CHOICE) != (len(field.options) >= 2):
            yield Fault(element, "choice_means_options")
        if not 1 <= field.max_length <= LONGEST_TEXT:
            yield Fault(element, "limit_out_of_range")


def _of_the_way(kind: str, terms: Terms) -> Iterator[Fault]:
    yield from _codes("steps", (step.code for step in terms.steps))
    if not terms.steps:
        yield Fault("steps", "missing")
    # A power of the state needs a law; a public service may rest on a promise alone.
    if kind != ItemKind.PUBLIC_SERVICE and not any(
        basis.law.strip() and basis.article.strip() for basis in terms.bases
    ):
        yield Fault("bases", "missing")
    for number, fee in enumerate(terms.fees, start=1):
        if fee.fen < 0:
            yield Fault(f"fees[{number}]", "amount_out_of_range")
        if fee.fen > 0 and not fee.law.strip():
            yield Fault(f"fees[{number}]", "fee_needs_law")
    if terms.trips < 0:
        yield Fault("trips", "amount_out_of_range")
    if terms.trips > 0 and not terms.place.strip():
        yield Fault("place", "missing")
    if not terms.phone.strip():
        yield Fault("phone", "missing")
    if terms.audience not in set(Audience):
        yield Fault("audience", "unknown")
    if terms.certificate and (not terms.certificate.name.strip() or terms.certificate.valid_months < 0):
        yield Fault("certificate", "incomplete")


def _codes(element: str, codes: Iterable[str]) -> Iterator[Fault]:
    counted = Counter(codes)
    if any(CODE.fullmatch(code) is None for code in counted):
        yield Fault(element, "code_not_well_formed")
    if any(times > 1 for times in counted.values()):
        yield Fault(element, "code_used_twice")
