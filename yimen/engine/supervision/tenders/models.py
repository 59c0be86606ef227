"""Tables of the tenders. What the trading centre told is never changed here; only an alarm is settled."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.kernel.supervision.tenders import TenderRule


class TenderSource(Chained):
    """A trading centre 交易中心 that tells its projects by a code of its own: set up, shut."""

    ref = models.TextField(unique=True)
    name = models.TextField()
    # Keyed hash of the code with which its program tells.
    secret_hash = models.BinaryField(unique=True)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["name"], name="tender_source_name_once")]


class Tender(Chained):
    """A project of a trading centre 公共资源交易项目, by its number there."""

    ref = models.TextField(unique=True)
    source = models.ForeignKey(TenderSource, models.PROTECT, related_name="+", db_index=False)
    number = models.TextField()
    # When the clock holds it against the rules by itself: at its opening, or after an alarm was settled.
    look_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(number=""), name="tender_has_its_number"),
            models.UniqueConstraint(fields=["source", "number"], name="tender_is_one_of_its_source"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["look_at"], condition=Q(look_at__isnull=False), name="tender_to_be_looked_at"),
        ]


class TenderTelling(models.Model):
    """A project as it was told at one moment 交易数据. Never rewritten and never removed (migration 0002)."""

    tender = models.ForeignKey(Tender, models.PROTECT, related_name="tellings", db_index=False)
    number = models.IntegerField()
    source = models.TextField()
    said = models.TextField()  # canonical JSON
    sha256 = models.TextField()
    told_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["tender", "number"], name="tender_telling_is_numbered"),
        ]


class TenderAlarm(models.Model):
    """A rule that a project did not keep 交易预警: noticed once, settled with what supervision found."""

    ref = models.TextField(unique=True)
    tender = models.ForeignKey(Tender, models.PROTECT, related_name="alarms", db_index=False)
    rule = models.TextField()
    revision = models.IntegerField()
    breach = models.JSONField()
    noticed_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey("people.Staff", models.PROTECT, null=True, related_name="+", db_index=False)
    note = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(rule__in=list(TenderRule)), name="tender_alarm_rule_is_known"),
            models.UniqueConstraint(fields=["tender", "rule", "revision"], name="tender_alarm_is_raised_once"),
            models.CheckConstraint(
                condition=Q(settled_at=None, note="") | (Q(settled_at__isnull=False) & ~Q(note="")),
                name="tender_alarm_is_settled_with_a_note",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["tender"], condition=Q(settled_at=None), name="tender_alarm_open"),
        ]
