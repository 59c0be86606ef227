"""The table of the control lines: one version of one layer, over a span of days."""

from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.kernel.projects.sites import ControlLine
from yimen.registries.dated import one_at_a_time


class ControlLayer(Chained):
    """A version of a layer 控制线图层: the land within its line, in rings of whole centimetres."""

    ref = models.TextField(unique=True)
    line = models.TextField()
    number = models.SmallIntegerField()
    rings = models.JSONField()
    document = models.TextField()
    valid = DateRangeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["line", "number"], name="control_layer_version_is_numbered_once"),
            models.CheckConstraint(condition=Q(line__in=list(ControlLine)), name="control_layer_line_is_known"),
            models.CheckConstraint(condition=~Q(document=""), name="control_layer_has_a_document"),
            one_at_a_time("control_layer_one_version_at_a_time", "line"),
        ]
