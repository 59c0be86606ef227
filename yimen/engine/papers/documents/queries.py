"""Looking at documents: those of a case for whoever may see the case, and what a verification code proves to anybody.

Nothing is written here: a paper asked for before the clockwork made it is drawn for the reader, the same bytes.
"""

import hashlib
from datetime import datetime

from django.db.models import Window
from django.db.models.functions import RowNumber

from yimen.engine.papers.certificates import ports
from yimen.engine.papers.certificates.rows import PaperNamed
from yimen.engine.papers.documents import drawing
from yimen.engine.papers.documents.kinds import BETWEEN_OFFICES, TO_WHO_HOLDS_THE_CODE
from yimen.engine.papers.documents.models import Document
from yimen.engine.papers.documents.rows import DocumentProof, DocumentRow, FiledPaper, PrintedDocument
from yimen.engine.papers.dossiers import ports as files
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.papers import PaperKind
from yimen.kernel.refs import heard
from yimen.registries.stamps import queries as stamps


def of_case(case_ref: str, actor: Actor) -> tuple[DocumentRow, ...]:
    """The documents of a case in the order in which they were made; none for anybody who may not see it."""
    case_id = ports.cases().seen(case_ref, actor)
    rows = Document.objects.filter(case_id=case_id).order_by("id") if case_id is not None else ()
    return tuple(_row(row) for row in rows if _is_for(row, actor))


def of_case_by_kind(case_ref: str, kind: str, actor: Actor) -> DocumentRow | None:
    """The latest document of a kind: what the page prints right after an act."""
    return next((row for row in reversed(of_case(case_ref, actor)) if row.kind == kind), None)


def paper(ref: str, actor: Actor) -> tuple[str, bytes] | None:
    """File name and sealed PDF, for whoever may see the case; None for anybody else."""
    row = Document.objects.filter(ref=ref).first()
    if row is None or not _may_see(row, actor) or not _is_for(row, actor):
        return None
    return _printed(row)


def named(ref: str) -> PaperNamed | None:
    """What a document is called; who may know, the caller knows."""
    row = Document.objects.filter(ref=ref).values_list("case_id", "facts__title", "number").first()
    return PaperNamed("document", ref, *row) if row else None


def told_to_holder(case_id: int) -> tuple[DocumentRow, ...]:
    """What whoever holds number and query code of this case may print; the caller has heard the code."""
    return tuple(_row(row) for row in _to_holder(case_id))


def paper_to_holder(case_id: int, ref: str) -> tuple[str, bytes] | None:
    """File name and sealed PDF of one of them."""
    row = next((row for row in _to_holder(case_id) if row.ref == ref), None)
    return _printed(row) if row else None


def _to_holder(case_id: int) -> tuple[Document, ...]:
    """What the applicant was told, and what corrects it: nobody prints a slip of the pen without its correction."""
    rows = tuple(Document.objects.filter(case_id=case_id).order_by("id"))
    told = tuple(row for row in rows if row.kind in TO_WHO_HOLDS_THE_CODE)
    numbers = {row.number for row in told}
    return tuple(
        row
        for row in rows
        if row.number in numbers or (row.kind == PaperKind.ERRATUM and row.facts["corrected"][1] in numbers)
    )


def paper_of_entry(entry_id: int) -> tuple[str, bytes] | None:
    """The same of the document made from a journal line; whoever asks has a rule of their own for whom it is."""
    row = Document.objects.filter(entry_id=entry_id).first()
    return _printed(row) if row else None


def _printed(row: Document) -> tuple[str, bytes] | None:
    if row.paper_sha256:
        content = files.store().get(row.paper_sha256) or drawing.drawn_again(row)
    else:
        content = None if drawing.waits_for_seal(row) else drawing.pressed(row, row.dated_at)[0].pdf
    return None if content is None else (f"{row.facts['title']}-{row.number}.pdf", content)


def verify(code: str) -> DocumentProof | None:
    """The document with this verification code."""
    said = heard(code).replace("-", "")
    row = Document.objects.filter(verification=said).first() if said else None
    return _proof(row) if row else None


def verify_file(pdf: bytes) -> DocumentProof | None:
    """The document whose paper this PDF is, byte for byte."""
    row = Document.objects.filter(paper_sha256=hashlib.sha256(pdf).hexdigest()).first()
    return _proof(row) if row else None


def without_paper(now: datetime, limit: int = 100) -> tuple[str, ...]:
    """Documents whose paper has not been made yet: what a sweep makes up for, of each letter in turn.

    What waits for an approval seal is left alone until its office has one in use again; what waits for the seal of one
    letter keeps nothing of another letter or office from being made.
    """
    rows = Document.objects.filter(paper_sha256="").exclude(
        office_id__in=stamps.sealing_nothing(now), facts__letter_ref__gt=""
    )
    turn = Window(RowNumber(), partition_by=["office_id", "facts__letter_ref"], order_by="id")
    return tuple(rows.annotate(turn=turn).order_by("turn", "id").values_list("ref", flat=True)[:limit])


def of_entry(entry_id: int) -> str:
    """The reference of the document made from this journal line, "" when there is none yet."""
    return Document.objects.filter(entry_id=entry_id).values_list("ref", flat=True).first() or ""


def _is_for(row: Document, actor: Actor) -> bool:
    """What one office writes to another is for staff."""
    return actor.kind is not ActorKind.CITIZEN or row.kind not in BETWEEN_OFFICES


def _may_see(row: Document, actor: Actor) -> bool:
    return row.party_id in set(actor.parties()) or ports.cases().may_see(row.case_id, actor)


def _row(row: Document) -> DocumentRow:
    return DocumentRow(
        row.ref,
        row.kind,
        str(row.facts["title"]),
        row.number,
        row.dated_at,
        row.corrected_by,
        bool(row.paper_sha256),
        "yes" if drawing.waits_for_seal(row) else "no",
    )


def _proof(row: Document) -> DocumentProof:
    facts = row.facts
    return DocumentProof(
        row.kind,
        str(facts["title"]),
        row.number,
        str(facts["office"]),
        row.dated_at,
        row.case_number,
        str(facts["item"]),
        row.corrected_by,
    )


def printed(case_id: int, ref: str) -> PrintedDocument | None:
    """What a document of this case says; None when the case has no such document."""
    row = Document.objects.filter(case_id=case_id, ref=ref).first()
    if row is None:
        return None
    said = "\n".join(str(value) for name, value in sorted(row.facts.items()) if name not in drawing.FOR_THE_SEAL)
    return PrintedDocument(str(row.facts["title"]), row.number, said)


def filed(case_id: int) -> tuple[FiledPaper, ...]:
    """The documents of a case for its archive; who may put it on file is for the caller to know."""
    rows = Document.objects.filter(case_id=case_id).order_by("id")
    return tuple(
        FiledPaper(row.entry_id, row.kind, str(row.facts["title"]), row.number, row.dated_at, row.paper_sha256)
        for row in rows
    )
