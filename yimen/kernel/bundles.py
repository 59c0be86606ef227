"""Bundles 一件事: several items as one matter. What they share is asked once and handed in once; the rest is apart.

Two fields are the same when they stand for the same data element, or are worded alike, and are of the same kind. Two
materials are the same when the library knows them by one code, or they bear one name. Pure merging and sharing out:
what is written into the one form comes out again as the form of each item, and nothing of it gets lost on the way.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from yimen.kernel.situations import asked, for_situation
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import FieldTerm, MaterialTerm, Necessity, Situation, Terms, TimeLimit
from yimen.kernel.time.amounts import comparable, minutes

LEAST, MOST = 2, 30
_STRICTEST = (Necessity.OPTIONAL, Necessity.TOLERABLE, Necessity.REQUIRED)


@snapshot
class Part:
    """One item of a bundle: its terms, and the answers given so far."""

    ref: str
    terms: Terms
    answers: tuple[str, ...] = ()
    codes: frozenset[str] = frozenset()
    """By which codes others name it as their prerequisite."""
    group: int = 1
    """In which parallel group it stands: it waits for all of those before."""

    @property
    def applying(self) -> Terms:
        """The terms as they apply to these answers."""
        return for_situation(self.terms, self.answers)


@snapshot
class OneQuestion:
    """A question asked once: its wording, its options by label, and for which items."""

    key: str
    question: str
    labels: tuple[str, ...]
    parts: tuple[str, ...]
    said: str
    """The label that was chosen; empty: not answered yet."""


@snapshot
class OneField:
    """A field asked once; its code in the one form is the key."""

    key: str
    term: FieldTerm
    parts: tuple[str, ...]


@snapshot
class OneMaterial:
    """A material handed in once, for so many items; its code in the one list is the key."""

    key: str
    term: MaterialTerm
    parts: tuple[str, ...]


@snapshot
class Saved:
    """What the bundle spares an applicant who would go item by item."""

    fields_apart: int
    fields_once: int
    materials_apart: int
    materials_once: int


def questions(parts: Iterable[Part]) -> tuple[OneQuestion, ...]:
    """The questions that matter with the answers given so far, each once, in the order in which they turn up."""
    found: dict[str, OneQuestion] = {}
    for part in parts:
        for one in asked(part.terms, part.answers):
            key = question_key(one)
            said = next((o.label for o in one.options if f"{one.code}:{o.code}" in part.answers), "")
            before = found.get(key)
            found[key] = OneQuestion(
                key,
                one.question,
                tuple(option.label for option in one.options),
                (*before.parts, part.ref) if before else (part.ref,),
                (before.said if before else "") or said,
            )
    return tuple(found.values())


def fields(parts: Iterable[Part]) -> tuple[OneField, ...]:
    """The fields that apply, each once: demanded where any item demands it, as long as all have room for it."""
    found: dict[str, OneField] = {}
    for part in parts:
        for one in part.applying.fields:
            key, before = field_key(one), found.get(field_key(one))
            term = replace(one, code=key, when=()) if before is None else _both(before.term, one)
            found[key] = OneField(key, term, (*before.parts, part.ref) if before else (part.ref,))
    return tuple(found.values())


def materials(parts: Iterable[Part]) -> tuple[OneMaterial, ...]:
    """The materials that apply, each once: the strictest necessity, the tightest limit, enough copies for all."""
    found: dict[str, OneMaterial] = {}
    for part in parts:
        for one in part.applying.materials:
            key, before = material_key(one), found.get(material_key(one))
            term = replace(one, code=key, when=()) if before is None else _all_of(before.term, one)
            found[key] = OneMaterial(key, term, (*before.parts, part.ref) if before else (part.ref,))
    return tuple(found.values())


def saved(parts: Sequence[Part]) -> Saved:
    """How much is asked once that would be asked apart."""
    return Saved(
        sum(len(part.applying.fields) for part in parts),
        len(fields(parts)),
        sum(len(part.applying.materials) for part in parts),
        len(materials(parts)),
    )


def longest(parts: Iterable[Part]) -> TimeLimit | None:
    """How long it takes at most when all are handled side by side; None: one of them promises nothing."""
    promised = [part.applying.promised for part in parts]
    if not promised or not comparable(*promised):
        return None
    return max((one for one in promised if one is not None), key=minutes, default=None)


def answers_for(part: Part, said: Mapping[str, str]) -> tuple[str, ...]:
    """The answers of one item to what was said by key and label; a label that it does not offer answers nothing."""
    chosen = {}
    for one in part.terms.situations:
        label = said.get(question_key(one), "")
        option = next((option for option in one.options if option.label == label), None)
        if option is not None:
            chosen[one.code] = f"{one.code}:{option.code}"
    return tuple(chosen.values())


def form_for(part: Part, typed: Mapping[str, str]) -> dict[str, str]:
    """The form of one item out of the one form: its own fields that apply, by its own codes."""
    return {one.code: typed[field_key(one)] for one in part.applying.fields if field_key(one) in typed}


def material_of(part: Part, key: str) -> str | None:
    """What one item calls a material of the one list; None when it does not ask for it."""
    return next((one.code for one in part.applying.materials if material_key(one) == key), None)


def waits_for(part: Part, parts: Iterable[Part]) -> tuple[str, ...]:
    """The items of the bundle whose result this one needs before it can be handed in, or which stand before it."""
    return tuple(one.ref for one in parts if one.ref != part.ref and (needs(part, one) or one.group < part.group))


def needs(part: Part, other: Part) -> bool:
    """Whether an item cannot be applied for without the result of another."""
    return bool(other.codes & frozenset(part.terms.service.prerequisites))


def question_key(one: Situation) -> str:
    """By what a question is known in the one form."""
    return _key("q", one.question, *(option.label for option in one.options))


def field_key(one: FieldTerm) -> str:
    """By what a field is known in the one form."""
    return _key("f", one.element or one.label, one.kind, *one.options)


def material_key(one: MaterialTerm) -> str:
    """By what a material is known in the one list."""
    return _key("m", one.library or one.name)


def _key(kind: str, *words: str) -> str:
    return kind + hashlib.sha256("\x1f".join(words).encode()).hexdigest()[:12]


def _both(before: FieldTerm, one: FieldTerm) -> FieldTerm:
    return replace(
        before,
        required="yes" if "yes" in (before.required, one.required) else before.required,
        hint=before.hint or one.hint,
        max_length=min(before.max_length, one.max_length),
    )


def _all_of(before: MaterialTerm, one: MaterialTerm) -> MaterialTerm:
    return replace(
        before,
        necessity=max(before.necessity, one.necessity, key=_STRICTEST.index),
        note=before.note or one.note,
        page_limit=min(before.page_limit, one.page_limit),
        size_limit=min(before.size_limit, one.size_limit),
        tolerated_days=min(before.tolerated_days, one.tolerated_days),
        originals=max(before.originals, one.originals),
        copies=before.copies + one.copies,
    )
