"""Recording: a document gets the next number of its office and year, once per act, with its facts frozen.

Whoever makes a document says what stands on it; nobody else numbers one.
"""

import secrets
from collections.abc import Callable
from datetime import date, datetime

from yimen.engine.papers.certificates import papers as printing
from yimen.engine.papers.certificates.ports import CaseFacts
from yimen.engine.papers.documents import drawing, numbering
from yimen.engine.papers.documents.kinds import number_of
from yimen.engine.papers.documents.models import Document
from yimen.engine.papers.documents.writing import Head
from yimen.kernel.papers import Paper, PaperKind
from yimen.kernel.refs import spelled
from yimen.kernel.snapshot import snapshot
from yimen.registries.offices import queries as offices


def mark_corrected(ref: str, number: str) -> None:
    """From now on a document says, wherever it is checked, by which erratum it was corrected."""
    Document.objects.filter(ref=ref).update(corrected_by=number)


@snapshot
class DocumentMade:
    """A document as recorded; its paper follows."""

    ref: str
    number: str


def record(
    case: CaseFacts, entry_id: int, kind: PaperKind, dated_at: datetime, write: Callable[[Head], Paper]
) -> DocumentMade:
    """Record what `write` makes of its head, under the next number; the same act and kind again, the same document."""
    issued_on = dated_at.astimezone(case.zone).date()
    # From here on whoever numbers a document of this kind for this office waits for us.
    last = numbering.locked(case.office_id, issued_on.year, kind)
    made = Document.objects.filter(entry_id=entry_id, kind=kind).first()
    if made is not None:
        return DocumentMade(made.ref, made.number)
    office = offices.office(case.office_id, issued_on)
    mark = office.numbered_as if office else case.office_name
    verification = spelled(secrets.token_bytes(20), 20)
    number = number_of(mark, kind, issued_on.year, last + 1)
    paper = write(_head(case, number, issued_on, verification))
    numbering.counted(last + 1, case.office_id, issued_on.year, kind)
    row = Document.objects.create(
        ref=spelled(secrets.token_bytes(16), 16),
        case_id=case.id,
        case_number=case.number,
        party_id=case.applicant_id,
        kind=kind,
        office_id=case.office_id,
        year=issued_on.year,
        serial=last + 1,
        number=number,
        entry_id=entry_id,
        facts=drawing.plain(paper)
        | {
            "office_ref": case.office_ref,
            "letter_ref": case.letter_ref,
            "item_id": case.item_id,
            **({"seal_code": case.seal_code} if case.seal_code else {}),
        },
        template_version=0,
        verification=verification,
        dated_at=dated_at,
    )
    return DocumentMade(row.ref, number)


def _head(case: CaseFacts, number: str, issued_on: date, verification: str) -> Head:
    """What every paper of a case carries at its head."""
    told = {
        "office": case.office_name,
        "number": number,
        "issued_on": issued_on,
        "case_number": case.number,
        "applicant": case.applicant_name,
        "item": case.item_name,
        "verify_url": printing.verify_url(verification),
        "verification_code": printing.spoken(verification),
        "demo": printing.demo(),
    }
    return Head(told, issued_on)
