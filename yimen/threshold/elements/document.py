"""A version as one document: plain values in places, so that an element is read and written by its path alone.

What comes back is typed again by the catalogue's codec: nothing that the kernel does not know gets through.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from yimen.registries.catalogue.codec import terms_from_json, terms_to_json
from yimen.registries.catalogue.operations import Draft
from yimen.registries.catalogue.rows import ItemView
from yimen.threshold.elements.kinds import Element
from yimen.threshold.elements.refusals import ElementMalformed

Document = dict[str, Any]
HEAD = ("name", "kind", "theme", "life_event")
#: A part of a version that is there as a whole or not at all; without its name it is not.
OPTIONAL_PARTS: Mapping[str, Mapping[str, Any]] = {"certificate": {"type_code": "", "name": "", "valid_months": 0}}


def document_of(view: ItemView) -> Document:
    """Everything a version says, with its name, type and shelves."""
    return {**{name: getattr(view, name) for name in HEAD}, **terms_to_json(view.terms)}


def draft_of(document: Document) -> Draft:
    """The document as a draft; refuses with ElementMalformed when a value is none that its place can hold."""
    terms = {name: value for name, value in document.items() if name not in HEAD}
    try:
        return Draft(
            document["name"], document["kind"], terms_from_json(terms), document["theme"], document["life_event"]
        )
    except ValidationError as wrong:
        place = ".".join(str(step) for step in wrong.errors()[0]["loc"])
        raise ElementMalformed(field="", element=place) from wrong


def value_at(document: Mapping[str, Any], path: str) -> Any:
    """What stands at a path; None when nothing does."""
    here: Any = document
    for step in path.split("."):
        if not isinstance(here, Mapping):
            return None
        here = here.get(step)
    return here


def with_value(document: Document, path: str, value: Any) -> Document:
    """The same document with another value at a path."""
    step, _, rest = path.partition(".")
    if not rest:
        return {**document, step: value}
    inner = document.get(step)
    return {**document, step: with_value(dict(inner or OPTIONAL_PARTS.get(step, {})), rest, value)}


def whole(document: Document) -> Document:
    """The document without optional parts that say nothing."""
    empty = {name for name, blank in OPTIONAL_PARTS.items() if (document.get(name) or blank) == blank}
    return {name: None if name in empty else value for name, value in document.items()}


def digest(said: Any) -> str:
    """What a part of a document said when a page was drawn from it."""
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:24]


def part(document: Mapping[str, Any], elements: Sequence[Element]) -> dict[str, Any]:
    """What the elements of a form say in a document or a record."""
    return {element.path: value_at(document, element.path) for element in elements}
