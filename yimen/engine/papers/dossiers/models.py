"""Tables of the dossiers: a blob is bytes, an attachment is what they were handed in for."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Blob(models.Model):
    """Bytes stored once per owner, named by their hash; type sniffed from the content."""

    owner = models.ForeignKey("people.Party", models.PROTECT)
    sha256 = models.CharField(max_length=64)
    size = models.IntegerField()
    kind = models.TextField()
    pages = models.IntegerField(default=1)
    stored_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["owner", "sha256"], name="blob_is_stored_once_per_owner"),
            models.CheckConstraint(condition=Q(kind__in=["jpeg", "png", "pdf"]), name="blob_is_an_image_or_a_pdf"),
            models.CheckConstraint(condition=Q(size__gt=0), name="blob_is_not_empty"),
        ]


class Attachment(models.Model):
    """A file handed in for a material of a draft or a case."""

    ref = models.TextField(unique=True)
    blob = models.ForeignKey(Blob, models.PROTECT)
    filename = models.TextField()
    purpose = models.TextField()  # draft | case | mandate | inspection | sitting | spot_check
    subject_id = models.BigIntegerField()
    material = models.TextField()
    round = models.IntegerField(default=0)  # 0 at submission, n at the n-th correction
    added_by = models.TextField()
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(purpose__in=["draft", "case", "mandate", "inspection", "sitting", "spot_check"]),
                name="attachment_purpose_is_known",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["purpose", "subject_id", "material"], name="attachment_of_subject")]
