"""Tables of the penalties: standards are dated and never overwritten; no name of anybody punished is kept."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.registries.dated import one_at_a_time

_KINDS = ["warning", "criticism", "fine", "confiscation", "suspension", "revocation"]
_GRADES = ["exempt", "mitigated", "lenient", "ordinary", "severe"]


class PenaltyStandard(Chained):
    """What an office may impose for a violation in one grade of circumstances 裁量基准, over a span of days."""

    ref = models.TextField(unique=True)
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    violation = models.TextField()
    grade = models.TextField()
    circumstances = models.TextField(default="")
    kinds = ArrayField(models.TextField())
    least_fen = models.BigIntegerField()
    most_fen = models.BigIntegerField()
    basis = models.TextField()
    valid = DateRangeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(grade__in=_GRADES), name="penalty_standard_grade_is_known"),
            models.CheckConstraint(
                condition=Q(kinds__len__gt=0, kinds__contained_by=_KINDS), name="penalty_standard_kinds_are_known"
            ),
            models.CheckConstraint(
                condition=Q(least_fen__gte=0, most_fen__gte=F("least_fen"))
                & (Q(most_fen__gt=0, kinds__contains=["fine"]) | (Q(most_fen=0) & ~Q(kinds__contains=["fine"]))),
                name="penalty_standard_has_money_for_a_fine_only",
            ),
            one_at_a_time("penalty_standard_is_one_at_a_time", "office_id", "violation", "grade"),
        ]


class Penalty(Chained):
    """A penalty that an office imposed 行政处罚, with what weighing it against the standard of its day came to."""

    ref = models.TextField(unique=True)
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    number = models.TextField()
    file_number = models.TextField()
    violation = models.TextField()
    grade = models.TextField()
    kinds = ArrayField(models.TextField())
    fen = models.BigIntegerField()
    day = models.DateField()
    standard = models.ForeignKey(PenaltyStandard, models.PROTECT, related_name="+", null=True, db_index=False)
    finding = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by = models.TextField()
    code = models.TextField(default="")  # of an organisation alone; its page shows it

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "number"], name="penalty_is_recorded_once_by_its_number"),
            models.CheckConstraint(
                condition=Q(finding="no_standard", standard__isnull=True)
                | Q(finding__in=["within", "other_kind", "below", "above"], standard__isnull=False),
                name="penalty_is_weighed_by_its_standard",
            ),
            models.CheckConstraint(
                condition=Q(grade__in=_GRADES, kinds__len__gt=0, kinds__contained_by=_KINDS),
                name="penalty_grade_and_kinds_are_known",
            ),
            models.CheckConstraint(
                condition=Q(fen__gt=0, kinds__contains=["fine"]) | (Q(fen=0) & ~Q(kinds__contains=["fine"])),
                name="penalty_has_money_for_a_fine_only",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["code", "-id"], condition=~Q(code=""), name="penalty_of_organisation")
        ]


class PenaltyAlarm(models.Model):
    """An alarm about a penalty outside its standard 处罚预警: opened by itself, closed once with a result."""

    penalty = models.OneToOneField(Penalty, models.PROTECT, related_name="alarm")
    opened_at = models.DateTimeField()
    answer = models.TextField(default="")
    note = models.TextField(default="")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(answer="", note="", closed_at__isnull=True)
                | (Q(answer__in=["justified", "corrected", "referred"], closed_at__isnull=False) & ~Q(note="")),
                name="penalty_alarm_is_closed_once_with_its_result",
            ),
        ]
