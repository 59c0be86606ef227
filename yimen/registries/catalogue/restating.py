"""Restating: one element said anew in whatever a version says. Pure; the acts that write it are operations."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Terms
from yimen.registries.catalogue.document import Document, document_of, draft_from, value_at, whole, with_value
from yimen.registries.catalogue.drafts import Draft
from yimen.registries.catalogue.refusals import ElementUnfit, NoSuchRecord

#: What tells items apart, and what has an editor of its own, is never the same for many.
NOT_FOR_MANY = frozenset({"name", "code", "situations", "rules"})
_ANYTHING = Draft("", "01", Terms())


@snapshot
class Restatement:
    """One element said anew: in the version itself, or in the record of a list that is called so."""

    path: str
    """The element's place in the version, or in the record."""
    value: Any
    """What it says from now on, as JSON has it."""
    listed: str = ""
    """The list whose record is meant; empty: the version itself."""
    title: str = ""
    """By which element a record of the list is called."""
    record: str = ""
    """What the record is called."""


def must_be_possible(said: Restatement) -> None:
    """Refuses with ElementUnfit what no version could say."""
    if said.path in NOT_FOR_MANY or said.listed in NOT_FOR_MANY:
        raise ElementUnfit(element=said.path)
    if not said.listed:
        restated(_ANYTHING, said)
    elif not isinstance(value_at(document_of(_ANYTHING), said.listed), list) or not (said.title and said.record):
        raise ElementUnfit(element=said.listed)


def said_at(draft: Draft, said: Restatement) -> Any:
    """What the element says in a draft before; refuses with NoSuchRecord."""
    document = document_of(draft)
    if not said.listed:
        return value_at(document, said.path)
    records = value_at(document, said.listed)
    return value_at(records[_number(records, said)], said.path)


def restated(draft: Draft, said: Restatement) -> Draft:
    """The draft with the element said anew; refuses with ElementUnfit or NoSuchRecord."""
    document = document_of(draft)
    if not said.listed:
        return _typed(_with(document, said), said)
    records = list(value_at(document, said.listed))
    number = _number(records, said)
    records[number] = _with(records[number], said)
    return _typed(with_value(document, said.listed, records), said)


def _with(told: Document, said: Restatement) -> Document:
    above, _, last = said.path.rpartition(".")
    place = value_at(told, above) if above else told
    if isinstance(place, Mapping) and last not in place:
        raise ElementUnfit(element=said.path)
    return with_value(told, said.path, said.value)


def _number(records: list[Document], said: Restatement) -> int:
    numbers = (number for number, one in enumerate(records) if one.get(said.title) == said.record)
    number = next(numbers, None)
    if number is None:
        raise NoSuchRecord(record=said.record)
    return number


def _typed(document: Document, said: Restatement) -> Draft:
    """The document as a draft; what its place would only hold as something else than was said does not fit it."""
    try:
        draft = draft_from(whole(document))
    except ValidationError as wrong:
        raise ElementUnfit(element=said.path) from wrong
    if document_of(draft) != {**document_of(draft), **whole(document)}:
        raise ElementUnfit(element=said.path)
    return draft
