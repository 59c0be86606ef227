"""Table of the lives: who at a window looked into somebody's, on which visit, and for what purpose."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained


class LifeReading(Chained):
    """A look 查阅 of a window into a life, while its owner stands there. Never changed; on a chain of its own."""

    ref = models.TextField(unique=True)
    party = models.ForeignKey("people.Party", models.PROTECT, related_name="+", db_index=False)
    visit = models.ForeignKey("visits.Visit", models.PROTECT, related_name="+", db_index=False)
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    post = models.TextField()  # the reader's post as it was called then
    purpose = models.TextField()
    read_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(purpose=""), name="life_reading_has_a_purpose"),
        ]
        indexes: ClassVar = [models.Index(fields=["party", "-id"], name="life_reading_of_party")]
