"""Keeping files: sniffed, bounded, stored by content before the row that names them is committed.

These run inside the act of the part that owns the subject (a draft, a case), under its lock.
"""

import secrets
from datetime import datetime
from typing import ClassVar

from django.db import connection

from yimen.engine.papers.dossiers import ports, sniffing
from yimen.engine.papers.dossiers.models import Attachment, Blob
from yimen.kernel.actor import Actor
from yimen.kernel.refs import spelled
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import MaterialTerm
from yimen.kernel.text import must_be_said

MOST_FILES = 20


class TooManyFiles(Refusal):
    """A material takes at most this many files."""

    code: ClassVar[str] = "files.too_many"
    most: int


class FileUnknown(Refusal):
    """There is no such file here."""

    code: ClassVar[str] = "files.unknown"


@snapshot
class Attached:
    ref: str
    material: str
    kind: str
    size: int
    pages: int
    sha256: str


@snapshot
class Detached:
    ref: str


def keep_file(
    owner_id: int,
    purpose: str,
    subject_id: int,
    term: MaterialTerm,
    filename: str,
    content: bytes,
    round_: int,
    by: Actor,
    now: datetime,
) -> Attached:
    """Keep a file for a material; refuses wrong, harmful and oversized content with a sentence each."""
    name = must_be_said("filename", filename.replace("\\", "/").rpartition("/")[2], 200)
    found = sniffing.sniff(
        content, name, sniffing.UploadLimits(megabytes=max(1, term.size_limit // 1_000_000), pages=term.page_limit)
    )
    standing = Attachment.objects.filter(
        purpose=purpose, subject_id=subject_id, material=term.code, removed_at=None
    ).count()
    if standing >= MOST_FILES:
        raise TooManyFiles(most=MOST_FILES)
    sha256 = ports.store().put(content)
    blob = _kept_before(owner_id, sha256)
    if blob is None:
        facts = {"size": len(content), "kind": found.kind, "pages": found.pages, "stored_at": now}
        blob = Blob.objects.get_or_create(owner_id=owner_id, sha256=sha256, defaults=facts)[0].pk
    ref = spelled(secrets.token_bytes(16), 16)
    Attachment.objects.create(
        ref=ref,
        blob_id=blob,
        filename=name,
        purpose=purpose,
        subject_id=subject_id,
        material=term.code,
        round=round_,
        added_by=by.ref,
        added_at=now,
    )
    return Attached(ref, term.code, found.kind, len(content), found.pages, sha256)


def _kept_before(owner_id: int, sha256: str) -> int | None:
    """The blob of these bytes, held so that nobody clears it away by night while it is named again."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select id from dossiers_blob where owner_id = %s and sha256 = %s for key share", (owner_id, sha256)
        )
        row = cursor.fetchone()
    return int(row[0]) if row is not None else None


def take_away(purpose: str, subject_id: int, attachment_ref: str, now: datetime) -> Detached:
    """Take a file off its subject; the bytes stay until nothing names them."""
    taken = Attachment.objects.filter(
        ref=attachment_ref, purpose=purpose, subject_id=subject_id, removed_at=None
    ).update(removed_at=now)
    if not taken:
        raise FileUnknown()
    return Detached(attachment_ref)
