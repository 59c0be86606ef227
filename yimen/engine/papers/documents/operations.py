"""Documents are made from the journal: first the numbered record with its facts frozen, then, apart, the sealed paper.

Being killed in between loses nothing and makes nothing twice: the record is made once per act, and the paper of a
record is always the same bytes.
"""

from datetime import datetime
from typing import ClassVar

from django.db.models import QuerySet

from yimen.engine.papers.certificates import ports
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.papers.documents import drawing, writing
from yimen.engine.papers.documents.kinds import FURTHER_OF, KIND_OF
from yimen.engine.papers.documents.models import Document
from yimen.engine.papers.documents.recording import DocumentMade, record
from yimen.engine.papers.documents.writing import Earlier
from yimen.engine.papers.dossiers import ports as files
from yimen.journal import reading
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.papers import PaperKind
from yimen.kernel.refusal import Refusal
from yimen.registries.stamps.operations import Sealed, use_stamp

HANDED_OUT = ("grant", "denial", "not_needed", "refused_at_door")
REVOKED = ("grant",)


class DocumentUnknown(Refusal):
    """There is no such document, or no act that makes one."""

    code: ClassVar[str] = "document.unknown"
    ref: str


@operation
def make_document(entry_id: int, *, by: Actor, now: datetime) -> DocumentMade:
    """Record the document that a journal line calls for, with the next number of its office; asked again, the same one.

    Refuses with DocumentUnknown when the line calls for none.
    """
    line = reading.line(entry_id)
    if by.kind is not ActorKind.SYSTEM or line is None or line.kind != "case" or line.verb not in KIND_OF:
        raise DocumentUnknown(ref=str(entry_id))
    kind = KIND_OF[line.verb]
    case = ports.cases().facts(line.subject_id, line)
    return record(
        case,
        entry_id,
        kind,
        writing.moment_of(line),
        lambda head: writing.write(kind, case, line, head, _earlier(kind, case.id, line)),
    )


@operation
def make_further(entry_id: int, *, by: Actor, now: datetime) -> DocumentMade:
    """Record the second document of an act that makes two, such as the letter of a commitment beside its acceptance.

    Refuses with DocumentUnknown when the line calls for none.
    """
    line = reading.line(entry_id)
    if by.kind is not ActorKind.SYSTEM or line is None or line.kind != "case" or line.verb not in FURTHER_OF:
        raise DocumentUnknown(ref=str(entry_id))
    kind = FURTHER_OF[line.verb]
    case = ports.cases().facts(line.subject_id, line)
    return record(case, entry_id, kind, line.effective_at, lambda head: writing.write(kind, case, line, head, ()))


def _earlier(kind: PaperKind, case_id: int, line: reading.Told) -> tuple[Earlier, ...]:
    if kind is PaperKind.CANCELLATION:
        struck = (one for one in certificates.about(case_id) if one.ref == line.body["certificate"])
        return tuple(Earlier(one.type_name, one.number) for one in struck)
    if kind not in (PaperKind.DELIVERY, PaperKind.REVOCATION):
        return ()
    wanted = HANDED_OUT if kind is PaperKind.DELIVERY else REVOKED
    rows: QuerySet[Document] = Document.objects.filter(case_id=case_id, kind__in=wanted).order_by("id")
    told = [Earlier(str(row.facts["title"]), row.number) for row in rows]
    # A certificate that other cases have a part in outlives the revocation of one of them.
    ended = kind is PaperKind.REVOCATION
    told += [
        Earlier(one.type_name, one.number)
        for one in certificates.about(case_id)
        if not (ended and one.classes and one.state in ("valid", "suspended"))
    ]
    return tuple(told)


@operation
def make_paper(ref: str, *, by: Actor, now: datetime) -> str:
    """Draw and seal the paper of a document and put it into the store; its hash. Asked again, it is the same paper.

    Refuses with DocumentUnknown, or with NoStampUsable while no approval seal of the office may be set.
    """
    row = Document.objects.filter(ref=ref).first()
    if row is None or by.kind is not ActorKind.SYSTEM:
        raise DocumentUnknown(ref=ref)
    if row.paper_sha256:
        return row.paper_sha256
    pressed, custody = drawing.pressed(row, now)
    sha256 = files.store().put(pressed.pdf)
    kept = Document.objects.filter(pk=row.pk, paper_sha256="").update(
        paper_sha256=sha256, template_version=pressed.version, made_at=now
    )
    if kept and custody is not None:
        on = Sealed(row.case_id, row.case_number, ref, str(row.facts["title"]), sha256)
        use_stamp(custody, on, by=by.within(), now=now)
    return sha256
