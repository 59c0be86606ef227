"""Forms: what may be written into the fields of an item, given the situation. Asked once, checked once, everywhere."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import ClassVar

from yimen.kernel.identity import organisation_number, person_number, phone
from yimen.kernel.product_classes import PRODUCT, PRODUCT_CLASSES, checked_classes, chosen
from yimen.kernel.refusal import Refusal
from yimen.kernel.situations import open_questions, resolve
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import FieldKind, FieldTerm, Necessity, Terms
from yimen.kernel.text import must_be_clean


class FieldUnknown(Refusal):
    """The form has no such field in this situation."""

    code: ClassVar[str] = "form.field_unknown"
    field: str


class FieldMalformed(Refusal):
    """The value is not of the field's kind."""

    code: ClassVar[str] = "form.field_malformed"
    field: str
    kind: str


class SituationUnknown(Refusal):
    """The answer is not one of the question's options."""

    code: ClassVar[str] = "form.situation_unknown"
    answer: str


@snapshot
class Gap:
    """One thing that still keeps a draft from being submitted."""

    kind: str
    code: str
    label: str


def checked_answers(terms: Terms, answers: tuple[str, ...]) -> tuple[str, ...]:
    """The answers to the situation, each one of its question's options, one per question; then the product classes.

    Refuses with SituationUnknown or ClassUnknown.
    """
    known = {f"{one.code}:{option.code}": one.code for one in terms.situations for option in one.options}
    said: dict[str, str] = {}
    classes = checked_classes(terms.classes, answers)
    for answer in answers:
        if answer in classes:
            continue
        if answer not in known or known[answer] in said:
            raise SituationUnknown(answer=answer[:80])
        said[known[answer]] = answer
    return (*(said[one.code] for one in terms.situations if one.code in said), *classes)


def checked_form(terms: Terms, answers: tuple[str, ...], form: Mapping[str, str]) -> dict[str, str]:
    """What was typed, each value in its one form; empty ones left out. Nothing is demanded yet."""
    return checked_fields(terms, resolve(terms, answers).fields, form)


def checked_fields(terms: Terms, applying: Iterable[FieldTerm], form: Mapping[str, str]) -> dict[str, str]:
    """The same for whoever knows already which fields apply in the situation."""
    if not form.keys() <= {field.code for field in terms.fields}:
        raise FieldUnknown(field=next(code for code in form if all(code != field.code for field in terms.fields))[:80])
    fields = {field.code: field for field in applying}
    return {code: checked(fields[code], text) for code, text in form.items() if code in fields and text.strip()}


def checked(field: FieldTerm, text: str) -> str:
    """One value in its one form; refuses with FieldMalformed or what its kind refuses with."""
    value = must_be_clean(field.label, text.strip(), field.max_length)
    match field.kind:
        case FieldKind.NUMBER:
            return _number(field, value)
        case FieldKind.DATE:
            return _date(field, value)
        case FieldKind.CHOICE:
            if value not in field.options:
                raise FieldMalformed(field=field.label, kind=field.kind)
            return value
        case FieldKind.PHONE:
            return phone(value)
        case FieldKind.IDENTITY:
            return person_number(value)
        case FieldKind.USCC:
            return organisation_number(value)
        case _:
            return value


def _number(field: FieldTerm, value: str) -> str:
    try:
        number = Decimal(value)
    except InvalidOperation as wrong:
        raise FieldMalformed(field=field.label, kind=field.kind) from wrong
    if not number.is_finite() or abs(number) >= Decimal(10) ** 15:
        raise FieldMalformed(field=field.label, kind=field.kind)
    return f"{number:f}"


def _date(field: FieldTerm, value: str) -> str:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise FieldMalformed(field=field.label, kind=field.kind)
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as impossible:
        raise FieldMalformed(field=field.label, kind=field.kind) from impossible


def gaps(terms: Terms, answers: tuple[str, ...], form: Mapping[str, str], handed_in: frozenset[str]) -> tuple[Gap, ...]:
    """Everything that is still missing, in the order of the page: questions that matter, classes, fields, materials."""
    applying = resolve(terms, answers)
    # What may follow later does not hold the applicant up, nor what a signed commitment may stand for: the window
    # decides whether to tolerate it, or accepts on the word.
    absent = [
        Gap("material", one.code, one.name)
        for one in applying.materials
        if one.necessity is Necessity.REQUIRED and one.promised == "no" and one.code not in handed_in
    ]
    return (*unanswered(terms, answers), *unfilled(applying.fields, form), *absent)


def unanswered(terms: Terms, answers: tuple[str, ...]) -> tuple[Gap, ...]:
    """The questions that matter and have no answer, and the classes that nobody chose."""
    found = [Gap("situation", one.code, one.question) for one in open_questions(terms, answers)]
    if terms.classes and not chosen(terms.classes, answers):
        found.append(Gap("classes", PRODUCT, PRODUCT_CLASSES))
    return tuple(found)


def unfilled(applying: Iterable[FieldTerm], form: Mapping[str, str]) -> tuple[Gap, ...]:
    """The fields that apply, must be filled and are empty."""
    return tuple(
        Gap("field", field.code, field.label)
        for field in applying
        if field.required == "yes" and not form.get(field.code, "").strip()
    )
