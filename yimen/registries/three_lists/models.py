"""Tables of the three lists. The power list has none: it is the catalogue's own answer."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.three_lists import MOST_DAYS, DutyList, Effect


class ListEntry(Chained):
    """One entry 清单条目 of the negative or the supervision list, linked to an item, in force from a day to a day."""

    ref = models.TextField(unique=True)
    which = models.TextField()
    item = models.ForeignKey("catalogue.Item", models.PROTECT)
    says = models.TextField()
    effect = models.TextField(default="")
    office = models.ForeignKey("offices.Office", models.PROTECT, null=True)  # who checks afterwards
    within_days = models.IntegerField(null=True)
    basis = models.TextField()
    begins = models.DateField()
    ends = models.DateField(null=True)  # the first day on which it is no more in force
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(which=DutyList.NEGATIVE, effect__in=list(Effect), office=None, within_days=None)
                | Q(
                    which=DutyList.SUPERVISION,
                    effect="",
                    office__isnull=False,
                    within_days__gte=1,
                    within_days__lte=MOST_DAYS,
                ),
                name="list_entry_says_what_its_list_asks",
            ),
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=F("begins")), name="list_entry_ends_after_it_begins"
            ),
            models.UniqueConstraint(
                fields=["item", "which", "says"], condition=Q(ends=None), name="list_entry_stands_once"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["which", "id"], name="list_entry_by_list")]
