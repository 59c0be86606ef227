"""Tables of the town matters. Ended, never deleted; a matter and a published list have chains in the journal."""

from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.kernel.villages.matters import TownUnit
from yimen.registries.dated import one_at_a_time


class TownMatter(Chained):
    """A matter 镇街办理事项 that people need at an office of the town or a station, over a span of days."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+")
    name = models.TextField()
    unit = models.TextField()  # which office or station does it: 民政办
    unit_kind = models.TextField()
    item = models.ForeignKey("catalogue.Item", models.PROTECT, null=True, related_name="+")
    valid = DateRangeField()
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(unit_kind__in=list(TownUnit)), name="town_matter_unit_is_known"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(unit=""), name="town_matter_has_name_and_unit"),
            one_at_a_time("town_matter_stands_once_at_a_time", "centre_id", "name", "unit"),
        ]


class TownMatterPlace(models.Model):
    """Where a town matter is handled 办理地点 from day to day: at a window family of the centre, or elsewhere."""

    matter = models.ForeignKey(TownMatter, models.PROTECT, related_name="places")
    family = models.ForeignKey("towns.WindowFamily", models.PROTECT, null=True, related_name="+")
    place = models.TextField(default="")
    valid = DateRangeField()
    basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(family__isnull=False, place="") | (Q(family__isnull=True) & ~Q(place="")),
                name="town_matter_is_in_the_centre_or_somewhere",
            ),
            one_at_a_time("town_matter_is_in_one_place_at_a_time", "matter_id"),
        ]


class TownMatterList(Chained):
    """The matters of a town as they were published 镇街办理事项清单. Never changed afterwards."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+")
    number = models.IntegerField()
    document = models.TextField()
    published_at = models.DateTimeField()
    matters = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["centre", "number"], name="town_matter_list_has_its_number"),
            models.CheckConstraint(condition=~Q(document=""), name="town_matter_list_has_its_document"),
        ]
