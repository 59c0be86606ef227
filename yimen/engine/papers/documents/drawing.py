"""Drawing a document from its frozen facts: the record alone decides what stands on the paper."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter

from yimen.engine.papers.certificates import ports
from yimen.engine.papers.certificates.ports import Pressed
from yimen.engine.papers.certificates.stamping import Decided, custody_for, seal_of
from yimen.engine.papers.documents.kinds import SHAPE
from yimen.engine.papers.documents.models import Document
from yimen.kernel.offices.stamps import Custody, NoStampUsable
from yimen.kernel.papers import Paper, PaperKind
from yimen.registries.stamps import queries as stamps

_ADAPTERS: Mapping[PaperKind, TypeAdapter[Any]] = {kind: TypeAdapter(shape) for kind, shape in SHAPE.items()}
FOR_THE_SEAL = frozenset({"office_ref", "letter_ref", "item_id", "seal_code"})
"""Facts that are frozen with a document for its seal and stand nowhere on the paper."""


def plain(paper: Paper) -> dict[str, Any]:
    """A paper as it is frozen beside its document."""
    told: dict[str, Any] = _ADAPTERS[paper.kind].dump_python(paper, mode="json")
    return told


def decided(row: Document) -> Decided:
    """The act that a document was made of, as its seal depends on it; papers of older days name no letter."""
    facts = row.facts
    letter, item = str(facts.get("letter_ref", "")), int(facts.get("item_id", 0))
    seal_code = str(facts.get("seal_code", ""))
    return Decided(row.office_id, str(facts["office_ref"]), letter, item, row.dated_at, seal_code)


def pressed(row: Document, now: datetime) -> tuple[Pressed, Custody | None]:
    """The paper of a document sealed now, by the template that drew it first, with the stamp it bears.

    The same document under the same seal gives the same bytes. Refuses with NoStampUsable.
    """
    act = decided(row)
    custody = custody_for(act, now)
    said = {name: value for name, value in row.facts.items() if name not in FOR_THE_SEAL}
    paper = _ADAPTERS[PaperKind(row.kind)].validate_python(said)
    return ports.press().press(paper, seal_of(act, custody), row.dated_at, row.template_version), custody


def drawn_again(row: Document) -> bytes | None:
    """The paper of a document whose file was lost, byte for byte as it was sealed; None when it would be another."""
    assert row.made_at is not None, "a sealed paper has its moment"
    try:
        pdf = pressed(row, row.made_at)[0].pdf
    except NoStampUsable:
        return None
    return pdf if hashlib.sha256(pdf).hexdigest() == row.paper_sha256 else None


def waits_for_seal(row: Document) -> bool:
    """Not sealed yet, and an approval seal is to be set on it: nobody sees it without, and a look logs no use."""
    act = decided(row)
    return not row.paper_sha256 and bool(act.letter_ref) and stamps.keeps_register(act.office_id, act.dated_at)
