"""A version as the editor's pages hold it: the catalogue's document, with a digest of what a page was drawn from."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from yimen.registries.catalogue.document import (
    Document,
    document_of,
    draft_from,
    value_at,
    whole,
    with_value,
)
from yimen.registries.catalogue.operations import Draft
from yimen.threshold.elements.kinds import Element
from yimen.threshold.elements.refusals import ElementMalformed

__all__ = ["Document", "digest", "document_of", "draft_of", "part", "value_at", "whole", "with_value"]


def draft_of(document: Document) -> Draft:
    """The document as a draft; refuses with ElementMalformed when a value is none that its place can hold."""
    try:
        return draft_from(document)
    except ValidationError as wrong:
        place = ".".join(str(step) for step in wrong.errors()[0]["loc"])
        raise ElementMalformed(field="", element=place) from wrong


def digest(said: Any) -> str:
    """What a part of a document said when a page was drawn from it."""
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:24]


def part(document: Mapping[str, Any], elements: Sequence[Element]) -> dict[str, Any]:
    """What the elements of a form say in a document or a record."""
    return {element.path: value_at(document, element.path) for element in elements}
