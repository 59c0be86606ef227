"""The table of the brands: one at a time, from a day on that lies ahead when it is set."""

from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.registries.dated import one_at_a_time


class Brand(Chained):
    """How the house looks 视觉标识: name, slogan, colour and mark, from when to when."""

    ref = models.TextField(unique=True)
    name = models.TextField()
    slogan = models.TextField(default="")
    colour = models.TextField()
    mark = models.TextField(default="")  # the hash under which the picture lies
    document = models.TextField()
    valid = DateRangeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(colour__regex=r"^#[0-9a-f]{6}$"), name="brand_colour_is_one"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(document=""), name="brand_has_a_name_and_a_document"),
            one_at_a_time("brand_one_at_a_time"),
        ]
