"""The table of the populations: a published figure of a place as of a day. It is withdrawn, never rewritten."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained


class Population(Chained):
    """How many people live in a place 常住人口, as it was published."""

    ref = models.TextField(unique=True)
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", db_index=False)
    people = models.BigIntegerField()
    as_of = models.DateField()
    source = models.TextField()
    entered_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    entered_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_for = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(people__gt=0), name="population_is_of_people"),
            models.CheckConstraint(condition=~Q(source=""), name="population_has_a_source"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_for="") | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_for=""),
                name="population_is_withdrawn_for_a_reason",
            ),
            models.UniqueConstraint(
                fields=["region", "as_of"], condition=Q(withdrawn_at=None), name="population_once_a_day"
            ),
        ]
