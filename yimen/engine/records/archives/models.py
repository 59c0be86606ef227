"""Tables of the archives: one volume per case and edition, its parts, and what becomes of it when its days are over."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.papers.appraisal_life import AppraisalState
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


class ArchivePart(models.Model):
    """A part of a volume by the hash of its bytes: while the volume is kept, nobody clears them away."""

    archive = models.ForeignKey(Archive, models.PROTECT, related_name="held")
    no = models.SmallIntegerField()
    sha256 = models.TextField(db_index=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["archive", "no"], name="archive_part_is_numbered")]


class Appraisal(Chained):
    """Volumes whose days are over 到期鉴定: kept longer or destroyed. `state` is written by moves alone."""

    ref = models.TextField(unique=True)
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    ruling = models.TextField()
    years = models.SmallIntegerField(null=True)  # how much longer; none: for good
    reason = models.TextField()
    state = models.TextField(default=AppraisalState.PROPOSED.value)
    proposed_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    proposed_at = models.DateTimeField()
    answered_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    answered_at = models.DateTimeField(null=True)
    answer_reason = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ruling="keep", years__isnull=False) | Q(ruling="destroy", years=None),
                name="appraisal_ruling_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in AppraisalState]), name="appraisal_state_is_known"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="appraisal_says_why"),
            models.CheckConstraint(
                condition=Q(state__in=["proposed", "withdrawn"], answered_by=None)
                | Q(state__in=["approved", "rejected"], answered_by__isnull=False, answered_at__isnull=False)
                & ~Q(answered_by=F("proposed_by")),
                name="appraisal_is_answered_by_another",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["office", "-id"], name="appraisal_of_office")]


class AppraisedVolume(models.Model):
    """A volume in an appraisal, and what became of it; of what was destroyed this is the register 销毁清册."""

    appraisal = models.ForeignKey(Appraisal, models.PROTECT, related_name="volumes")
    archive = models.ForeignKey(Archive, models.PROTECT, related_name="+", db_index=False)
    case_id = models.BigIntegerField()
    outcome = models.TextField(default="")  # empty: it is being looked at
    kept_until = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    cleared_at = models.DateTimeField(null=True)  # when its bytes were gone

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(outcome="", ended_at=None)
                | Q(outcome__in=["kept", "destroyed", "left"], ended_at__isnull=False),
                name="appraised_outcome_is_known",
            ),
            models.CheckConstraint(
                condition=Q(kept_until=None) | Q(outcome="kept"), name="appraised_is_kept_until_a_day"
            ),
            models.CheckConstraint(
                condition=Q(cleared_at=None) | Q(outcome="destroyed"), name="appraised_is_cleared_when_destroyed"
            ),
            models.UniqueConstraint(
                fields=["case_id"], condition=Q(outcome__in=["", "destroyed"]), name="appraised_once_at_a_time"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["ended_at", "id"], condition=Q(outcome="destroyed", cleared_at=None),
                         name="appraised_to_be_cleared"),
            models.Index(fields=["case_id", "-id"], name="appraised_of_case"),
        ]  # fmt: skip
