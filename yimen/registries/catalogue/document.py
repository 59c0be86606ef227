"""A version as one document: plain values in places, so that an element is read and written by its path alone.

What comes back is typed again by the codec: nothing that the kernel does not know gets through.
"""

from collections.abc import Mapping
from typing import Any, Protocol

from yimen.kernel.terms import Terms
from yimen.registries.catalogue.codec import terms_from_json, terms_to_json
from yimen.registries.catalogue.drafts import Draft

Document = dict[str, Any]
HEAD = ("name", "kind", "theme", "life_event")
#: A part of a version that is there as a whole or not at all; without its name it is not.
OPTIONAL_PARTS: Mapping[str, Mapping[str, Any]] = {"certificate": {"type_code": "", "name": "", "valid_months": 0}}


class Speaking(Protocol):
    """Whatever says what a version says: a draft, or a version as it is read."""

    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def theme(self) -> str: ...
    @property
    def life_event(self) -> str: ...
    @property
    def terms(self) -> Terms: ...


def document_of(version: Speaking) -> Document:
    """Everything a version says, with its name, type and shelves."""
    return {**{name: getattr(version, name) for name in HEAD}, **terms_to_json(version.terms)}


def draft_from(document: Document) -> Draft:
    """The document as a draft; raises pydantic's ValidationError at a value that its place cannot hold."""
    terms = terms_from_json({name: value for name, value in document.items() if name not in HEAD})
    return Draft(document["name"], document["kind"], terms, document["theme"], document["life_event"])


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
