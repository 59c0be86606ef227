"""Table of the phases. Whether one is reached lies nowhere: its day has come or not."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.kernel.villages.phases import SERVED


class Phase(Chained):
    """From which day a place handles the items of natural or of legal persons through one door 一门式."""

    ref = models.TextField(unique=True)
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", db_index=False)
    served = models.TextField()
    begins = models.DateField()
    document = models.TextField()
    # The document that allows it out of the order; empty when it keeps to it.
    exception = models.TextField(default="")
    planned_on = models.DateField()
    called_off_on = models.DateField(null=True)
    end_document = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(served__in=list(SERVED)), name="phase_serves_persons_or_organisations"),
            models.CheckConstraint(condition=~Q(document=""), name="phase_has_a_document"),
            models.CheckConstraint(
                condition=Q(called_off_on=None, end_document="")
                | (Q(called_off_on__isnull=False) & ~Q(end_document="")),
                name="phase_called_off_by_a_document",
            ),
            models.UniqueConstraint(
                fields=["region", "served"], condition=Q(called_off_on=None), name="phase_one_per_place_and_served"
            ),
        ]
