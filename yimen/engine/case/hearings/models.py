"""Tables of the hearings: one open at a time in a case, ended by its record or called off."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from yimen.kernel.hearings import HearingKind


class Hearing(models.Model):
    """A hearing or an expert review of a case 听证/专家评审: when, where, before whom, and what came of it."""

    ref = models.TextField(unique=True)
    case_id = models.BigIntegerField()
    case_ref = models.TextField()
    case_number = models.TextField()
    item_name = models.TextField()
    kind = models.TextField()
    topic = models.TextField()
    held_at = models.DateTimeField()
    place = models.TextField()
    presider = models.ForeignKey("people.Staff", models.PROTECT, related_name="+")
    participants = ArrayField(models.TextField(), default=list)
    called_at = models.DateTimeField()
    record = models.TextField(default="")
    result = models.TextField(default="")
    recorded_at = models.DateTimeField(null=True)
    called_off_at = models.DateTimeField(null=True)
    called_off_reason = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=list(HearingKind)), name="hearing_kind_is_known"),
            models.UniqueConstraint(
                fields=["case_id"],
                condition=Q(recorded_at__isnull=True, called_off_at__isnull=True),
                name="hearing_one_open_per_case",
            ),
            models.CheckConstraint(
                condition=Q(recorded_at__isnull=True) | ~Q(record="") & ~Q(result=""),
                name="hearing_record_says_something",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["case_id", "id"], name="hearing_of_case")]
