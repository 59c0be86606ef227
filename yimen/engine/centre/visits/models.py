"""Tables of the visits."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q


class Visit(models.Model):
    """One coming of a person to a window 到访."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT)
    window = models.ForeignKey("offices.Window", models.PROTECT, null=True)
    party = models.ForeignKey("people.Party", models.PROTECT, null=True)
    purpose = models.TextField(default="")
    opened_by = models.ForeignKey("people.Staff", models.PROTECT)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(closed_at__gte=F("opened_at")),
                name="visit_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["opened_by"], condition=Q(closed_at__isnull=True), name="visit_one_open_per_clerk"
            ),
        ]


class VisitAct(models.Model):
    """An act on a case done while its applicant stood at the window."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="acts")
    case_id = models.BigIntegerField()
    verb = models.TextField()
    entry_id = models.BigIntegerField(unique=True)
    done_at = models.DateTimeField()
    nth = models.SmallIntegerField(default=1)  # the how-many-th visit of the case
    # Lists (kernel.lists, one bit each) on which the case's item promised that nobody would have to come, or not again.
    against = models.BigIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["case_id"], name="visit_act_of_case"),
            models.Index(fields=["-done_at", "-id"], condition=~Q(against=0), name="visit_act_against_a_list"),
        ]
