"""Tables of the zones: the template of an item at a station, its decisions, and the matters pinned to it."""

from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.registries.dated import one_at_a_time


class ZoneTemplate(Chained):
    """What the levels decide of an item that the station of a zone takes in 四级审批模板, over a span of days."""

    ref = models.TextField(unique=True)
    zone = models.TextField()
    station = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+")
    item = models.ForeignKey("catalogue.Item", models.PROTECT, related_name="+", db_index=False)
    document = models.TextField()
    valid = DateRangeField()
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(zone="") & ~Q(document=""), name="zone_template_has_name_and_document"),
            one_at_a_time("zone_template_of_an_item_one_at_a_time", "station_id", "item_id"),
        ]


class ZoneDecision(models.Model):
    """One decision of a template: of which level and office, about what, in how many working days, in which turn."""

    template = models.ForeignKey(ZoneTemplate, models.PROTECT, related_name="decisions", db_index=False)
    level = models.SmallIntegerField()
    turn = models.SmallIntegerField(default=1)
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    work = models.TextField()
    days = models.DecimalField(max_digits=6, decimal_places=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["template", "level"], name="zone_decision_of_a_level_once"),
            models.UniqueConstraint(fields=["template", "office"], name="zone_decision_of_an_office_once"),
            models.CheckConstraint(condition=Q(level__range=(1, 4)), name="zone_decision_is_of_four_levels"),
            models.CheckConstraint(condition=Q(turn__range=(1, 4)), name="zone_decision_has_its_turn"),
            models.CheckConstraint(condition=Q(days__gt=0) & ~Q(work=""), name="zone_decision_has_time_and_work"),
        ]


class ZoneMatter(models.Model):
    """A case that the levels decide by a template 园区事项: it keeps the one under which it was accepted."""

    case = models.OneToOneField("cases.Case", models.PROTECT, related_name="+")
    template = models.ForeignKey(ZoneTemplate, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
