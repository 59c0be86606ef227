"""Writing down uses and readings: parts of an act of a case, told on the certificate's own chain."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db import connection

from yimen.engine.papers.certificate_uses.models import CertificateReading, CertificateUse
from yimen.engine.papers.certificates import moves as certificates
from yimen.engine.papers.certificates.rows import UsableCertificate
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.certificate_uses import Consent, Looked, Loss
from yimen.kernel.evidence import Line, digest
from yimen.kernel.snapshot import snapshot
from yimen.registries.dated import new_ref


@snapshot
class Look:
    """What is looked for, of whom, for which case and for what purpose."""

    holder_id: int
    case_id: int
    case_ref: str
    looked: Looked
    purpose: str
    type_code: str = ""
    type_name: str = ""
    desk_id: int = 0
    """The desk at which the case lies: by whose post it is looked."""


@snapshot
class OpenUse:
    """A use that still stands, with where its paper lies."""

    id: int
    certificate_ref: str
    file: str
    material: str
    purpose: str
    """draft | case"""
    subject_id: int


def stands_already(certificate_id: int, purpose: str, subject_id: int, material: str) -> bool:
    """Whether a certificate stands for a material of this draft or case."""
    return CertificateUse.objects.filter(
        certificate_id=certificate_id, lost_at=None, attachment__removed_at=None, attachment__purpose=purpose,
        attachment__subject_id=subject_id, attachment__material=material,
    ).exists()  # fmt: skip


def record_use(
    certificate: UsableCertificate, file: str, consent: Consent, line: Line, by: Actor, now: datetime
) -> str:
    """Write down that a certificate stands for a material by the file just kept. The reference of the use."""
    ref = new_ref()
    with connection.cursor() as cursor:
        cursor.execute("select id from dossiers_attachment where ref = %s", (file,))
        (attachment,) = cursor.fetchone()
    CertificateUse.objects.create(
        ref=ref, certificate_id=certificate.id, attachment_id=attachment, version_no=certificate.version_no,
        consent=consent, used_by=by.ref, used_at=now, watched_until=certificate.valid_to,
    )  # fmt: skip
    certificates.tell_of(certificate.id, line, by)
    return ref


def record_reading(look: Look, found: Sequence[str], count: int, by: Actor, now: datetime) -> str:
    """Write down a look, with the references of the certificates it showed. The reference of the reading."""
    assert by.staff_id is not None, "only staff look into others' certificates"
    post = next((one for one in by.posts if one.post_id == look.desk_id), by.posts[0])
    row = CertificateReading.objects.create(
        ref=new_ref(), holder_id=look.holder_id, case_id=look.case_id, looked=look.looked, type_code=look.type_code,
        type_name=look.type_name, found=count, purpose=look.purpose, staff_id=by.staff_id, post=post.name,
        office_id=post.office_id, read_at=now,
    )  # fmt: skip
    body = {
        "case": look.case_ref, "looked": look.looked, "type": look.type_code, "certificates": list(found),
        "purpose": digest(look.purpose.encode(), row.ref.encode()),
    }  # fmt: skip
    subject = Subject("certificate_reading", "certificate_uses_certificatereading", row.pk, row.ref, 0, b"")
    tell(subject, Line("read", body, now), by)
    return row.ref


def open_uses(certificate_ref: str) -> tuple[OpenUse, ...]:
    """The uses of a certificate that stand, locked; of drafts and cases alike."""
    rows = CertificateUse.objects.select_for_update(of=("self",)).select_related("attachment", "certificate")
    standing = rows.filter(certificate__ref=certificate_ref, lost_at=None, attachment__removed_at=None).order_by("id")
    return tuple(_open(row) for row in standing)


def outlived(day: date, limit: int) -> tuple[OpenUse, ...]:
    """Uses whose certificate ended before this day and that nobody has looked at since, locked."""
    rows = CertificateUse.objects.select_for_update(of=("self",), skip_locked=True)
    over = rows.select_related("attachment", "certificate").filter(watched_until__lt=day).order_by("watched_until")
    return tuple(_open(row) for row in over[:limit])


def lose(use_id: int, loss: Loss, now: datetime) -> None:
    """The certificate stands for its material no more."""
    CertificateUse.objects.filter(pk=use_id).update(lost_at=now, lost_as=loss, watched_until=None)


def let_be(use_id: int) -> None:
    """Nothing hangs on the use any more: nobody has to look at it again."""
    CertificateUse.objects.filter(pk=use_id).update(watched_until=None)


def _open(row: CertificateUse) -> OpenUse:
    paper = row.attachment
    return OpenUse(row.pk, row.certificate.ref, paper.ref, paper.material, paper.purpose, paper.subject_id)


def forget_uses(attachments: Collection[int]) -> None:
    """Forget for what these papers of thrown-away drafts stood in; they were never handed in."""
    CertificateUse.objects.filter(attachment_id__in=attachments, attachment__purpose="draft").delete()


def let_go_uses(attachments: Collection[int]) -> None:
    """Forget for what papers stood in that are destroyed with the volume of their case."""
    CertificateUse.objects.filter(attachment_id__in=attachments).delete()
