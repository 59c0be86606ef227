"""Tables of the policies for enterprises. Ended, never deleted; each has a chain in the journal."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained


class Policy(Chained):
    """A policy that enterprises may claim 惠企政策, with its document, its benefit and whom it is for."""

    ref = models.TextField(unique=True)
    number = models.TextField(unique=True)  # of the document 文号
    title = models.TextField()
    office = models.ForeignKey("offices.Office", models.PROTECT)
    benefit = models.TextField()
    conditions = ArrayField(models.TextField(), default=list)  # what else is asked, in words
    claiming = models.TextField()
    industries = ArrayField(models.TextField(), default=list)
    sizes = ArrayField(models.TextField(), default=list)
    years = models.SmallIntegerField(default=0)
    items = ArrayField(models.TextField(), default=list)  # refs of the items by which it is claimed
    valid = DateRangeField()
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(years__gte=0), name="policy_years_count_up"),
            models.CheckConstraint(condition=Q(sizes__contained_by=["large", "medium", "small", "micro"]),
                                   name="policy_sizes_are_known"),
        ]  # fmt: skip
