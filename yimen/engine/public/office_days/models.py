"""Tables of the office days: which leader comes when, and every matter that was raised, to its closure."""

from typing import ClassVar

from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained


class OfficeDay(Chained):
    """A leader of the city works at the centre 现场办公: announced for everybody, held, or called off with a reason."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    leader = models.TextField()
    title = models.TextField()
    topic = models.TextField()
    during = DateTimeRangeField()
    announced_at = models.DateTimeField()
    held_at = models.DateTimeField(null=True)
    record = models.TextField(default="")
    called_off_for = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(held_at=None, record="") | (Q(held_at__isnull=False, called_off_for="") & ~Q(record="")),
                name="office_day_is_held_with_a_record",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["centre", "-id"], name="office_day_of_centre")]


class RaisedMatter(Chained):
    """Something raised at an office day 现场收集的问题: given to an office, answered, closed by another."""

    ref = models.TextField(unique=True)
    office_day = models.ForeignKey(OfficeDay, models.PROTECT, related_name="raised")
    told = models.TextField()
    raised_by = models.TextField(default="")  # as they want to be called; nobody is asked for a name
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    due_on = models.DateField()
    raised_at = models.DateTimeField()
    answer = models.TextField(default="")
    answered_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    answered_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    closed_at = models.DateTimeField(null=True)
    sent_back = models.TextField(default="")  # why an answer was not enough, the last time

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(closed_at=None) | ~Q(answer=""), name="raised_matter_is_closed_with_an_answer"
            ),
            models.CheckConstraint(
                condition=Q(closed_by=None) | ~Q(closed_by=models.F("answered_by")),
                name="raised_matter_is_closed_by_another",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["office", "due_on"], condition=Q(closed_at=None), name="raised_matter_open"),
        ]
