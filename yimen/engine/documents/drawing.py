"""Drawing a document from its frozen facts: the record alone decides what stands on the paper."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from yimen.engine.certificates import ports
from yimen.engine.certificates.ports import Pressed
from yimen.engine.documents.kinds import SHAPE
from yimen.engine.documents.models import Document
from yimen.kernel.papers import Paper, PaperKind

_ADAPTERS: Mapping[PaperKind, TypeAdapter[Any]] = {kind: TypeAdapter(shape) for kind, shape in SHAPE.items()}


def plain(paper: Paper) -> dict[str, Any]:
    """A paper as it is frozen beside its document."""
    told: dict[str, Any] = _ADAPTERS[paper.kind].dump_python(paper, mode="json")
    return told


def pressed(row: Document) -> Pressed:
    """The sealed paper of a document, by the template that drew it first; the same document gives the same bytes."""
    facts = dict(row.facts)
    office_ref = str(facts.pop("office_ref"))
    paper = _ADAPTERS[PaperKind(row.kind)].validate_python(facts)
    return ports.press().press(paper, office_ref, row.dated_at, row.template_version)
