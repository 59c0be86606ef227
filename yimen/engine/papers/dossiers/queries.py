"""Looking into dossiers: which files lie for which material, and their bytes for whoever may see the subject."""

from collections.abc import Collection, Mapping
from datetime import datetime

from yimen.engine.papers.dossiers import ports
from yimen.engine.papers.dossiers.models import Attachment, Blob
from yimen.kernel.snapshot import snapshot


@snapshot
class FileFacts:
    """A file handed in, without its bytes."""

    ref: str
    purpose: str
    subject_id: int
    material: str
    filename: str
    kind: str
    size: int
    pages: int
    round: int
    sha256: str
    added_at: datetime


def files_of(purpose: str, subject_id: int) -> tuple[FileFacts, ...]:
    """The files of a draft or case in the order in which they came."""
    rows = Attachment.objects.filter(purpose=purpose, subject_id=subject_id, removed_at=None)
    return tuple(_facts(row) for row in rows.select_related("blob").order_by("id"))


def files_of_each(purpose: str, subjects: Collection[int]) -> Mapping[int, tuple[FileFacts, ...]]:
    """The files of several subjects, each with its own, in one statement."""
    found: dict[int, tuple[FileFacts, ...]] = {}
    rows = Attachment.objects.filter(purpose=purpose, subject_id__in=list(subjects), removed_at=None)
    for row in rows.select_related("blob").order_by("id"):
        found[row.subject_id] = (*found.get(row.subject_id, ()), _facts(row))
    return found


def ids_of(purpose: str, subjects: Collection[int]) -> frozenset[int]:
    """The attachments of several subjects, those that were taken off with them."""
    rows = Attachment.objects.filter(purpose=purpose, subject_id__in=list(subjects))
    return frozenset(rows.values_list("pk", flat=True))


def named(hashes: Collection[str]) -> frozenset[str]:
    """Which of these bytes somebody has handed in."""
    return frozenset(Blob.objects.filter(sha256__in=list(hashes)).values_list("sha256", flat=True))


def file(ref: str) -> FileFacts | None:
    """A file by its reference; whether the asker may see its subject is for the part that owns the subject."""
    row = Attachment.objects.select_related("blob").filter(ref=ref, removed_at=None).first()
    return _facts(row) if row else None


def _facts(row: Attachment) -> FileFacts:
    blob = row.blob
    return FileFacts(
        row.ref, row.purpose, row.subject_id, row.material, row.filename, blob.kind, blob.size, blob.pages, row.round,
        blob.sha256, row.added_at,
    )  # fmt: skip


def materials_in(purpose: str, subject_id: int) -> frozenset[str]:
    """The codes of the materials for which something was handed in."""
    rows = Attachment.objects.filter(purpose=purpose, subject_id=subject_id, removed_at=None)
    return frozenset(rows.values_list("material", flat=True))


def content(sha256: str) -> bytes | None:
    return ports.store().get(sha256)
