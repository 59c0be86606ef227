"""The table of the access checks: what was found of a page by whom, from when to when it was found so."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.accessibility import BY_PEOPLE


class AccessCheck(Chained):
    """A page as it was found 无障碍检查: by the house itself, or by somebody who tried it. What was found stays.

    The house looks at every page again and again: what it finds as before only moves `last_at`.
    """

    ref = models.TextField(unique=True)
    address = models.TextField()
    found = models.JSONField()  # by the house: each criterion with its part and whole
    unmet = models.JSONField()  # the criteria that were not met
    criterion = models.TextField(default="")  # by people: the one that they tried
    words = models.TextField(default="")
    by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(last_at__gte=F("first_at")), name="access_check_ends_after_it_began"),
            models.CheckConstraint(
                condition=Q(criterion="", by=None, words="")
                | Q(criterion__in=[one.value for one in BY_PEOPLE], by__isnull=False, found={}) & ~Q(words=""),
                name="access_check_of_people_says_what_they_saw",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["address", "-id"], name="access_check_of_page")]
