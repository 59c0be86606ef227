"""Tables of the outside bodies. Ended, never deleted; each has a chain in the journal."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.registries.dated import one_at_a_time


class Body(Chained):
    """An outside body 受托机构 over a span of days: of which kind it is, and which work was transferred to it."""

    ref = models.TextField(unique=True)
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    kind = models.TextField()
    works = ArrayField(models.TextField())  # what may be asked of it, by its name: 食品许可实地核查
    basis = models.TextField()  # the document of the transfer
    valid = DateRangeField()
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=["institution", "intermediary"]), name="body_kind_is_known"),
            models.CheckConstraint(condition=Q(works__len__gt=0), name="body_has_work"),
            one_at_a_time("body_is_entered_once_at_a_time", "office_id"),
        ]
