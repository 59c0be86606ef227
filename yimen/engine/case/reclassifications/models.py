"""Tables of the reclassifications: one row per change of class, added to and never changed."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

_CLASSES = ["simple", "general", "complex"]


class Reclassification(models.Model):
    """A case was put into another class of procedure 改变程序类别: path and ranks change, its promise does not."""

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    before = models.TextField()
    after = models.TextField()
    reason = models.TextField()
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(before__in=_CLASSES) & Q(after__in=_CLASSES) & ~Q(before=F("after")),
                name="reclassification_changes_the_class",
            ),
        ]
