"""Tables of the priorities: one row a case, with ground, reason and who allowed it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Priority(models.Model):
    """A case that may go before others 优先办理: who allowed it, on which ground, and why."""

    case = models.OneToOneField("cases.Case", models.PROTECT, related_name="+")
    ground = models.TextField()
    reason = models.TextField()
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ground__in=["emergency", "hardship", "public_project", "our_delay"]),
                name="priority_ground_is_known",
            ),
        ]
