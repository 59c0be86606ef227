"""Tables of the archives: one volume per case and edition, numbered per office, year and retention period."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yimen.kernel.papers.archiving import Retention


class Archive(models.Model):
    """A case on file 归档案卷: its number, how long it is kept, and the signed manifest of its parts. Never changed."""

    ref = models.TextField(unique=True)
    case_id = models.BigIntegerField()
    case_number = models.TextField()
    item_name = models.TextField()
    edition = models.SmallIntegerField(default=1)  # a later act on the case makes another one
    office = models.ForeignKey("offices.Office", models.PROTECT, db_index=False)
    year = models.SmallIntegerField()
    retention = models.TextField()
    serial = models.IntegerField()
    number = models.TextField()
    keep_until = models.DateField(null=True)
    upto_seq = models.IntegerField()  # the last line of the case's journal that is in it
    manifest = models.TextField()
    manifest_sha256 = models.TextField()
    signature = models.BinaryField()
    parts = models.SmallIntegerField()
    archived_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case_id", "edition"], name="archive_edition_is_made_once"),
            models.UniqueConstraint(
                fields=["office", "year", "retention", "serial", "edition"], name="archive_number_is_used_once"
            ),
            models.CheckConstraint(condition=Q(retention__in=list(Retention)), name="archive_retention_is_known"),
            models.CheckConstraint(
                condition=Q(keep_until__isnull=False) ^ Q(retention="permanent"), name="archive_is_kept_until_a_day"
            ),
            models.CheckConstraint(condition=Q(parts__gte=2), name="archive_has_parts"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["office", "-id"], name="archive_of_office"),
            models.Index(fields=["keep_until"], condition=Q(keep_until__isnull=False), name="archive_by_last_day"),
        ]
