"""Tables of the bundles: what a matter is called, and which items belong to it from when to when."""

from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.registries.dated import one_at_a_time


class Bundle(Chained):
    """Several items applied for on one form 一件事. Ended, never deleted."""

    ref = models.TextField(unique=True)
    name = models.TextField()
    summary = models.TextField(default="")
    audience = models.TextField()
    life_event = models.TextField(default="")
    valid = DateRangeField()
    basis = models.TextField(default="")
    kind = models.TextField(default="matter")  # or a stage 阶段 of a project, which is opened there and nowhere else
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(audience__in=["person", "organisation"]), name="bundle_is_for_persons_or_organisations"
            ),
            models.CheckConstraint(condition=Q(kind__in=["matter", "stage"]), name="bundle_is_a_matter_or_a_stage"),
            one_at_a_time("bundle_name_is_used_once_at_a_time", "name"),
        ]


class BundleItem(models.Model):
    """An item of a bundle, from when to when: needed by everybody, or chosen."""

    bundle = models.ForeignKey(Bundle, models.PROTECT, related_name="items")
    item = models.ForeignKey("catalogue.Item", models.PROTECT, related_name="+", db_index=False)
    place = models.SmallIntegerField()
    need = models.TextField()
    group_number = models.SmallIntegerField(default=1)  # it waits for every item of the groups before its own
    valid = DateRangeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(need__in=["always", "chosen"]), name="bundle_item_need_is_known"),
            models.CheckConstraint(condition=Q(group_number__gt=0), name="bundle_item_stands_in_a_group"),
            one_at_a_time("bundle_holds_an_item_once_at_a_time", "bundle_id", "item_id"),
        ]
