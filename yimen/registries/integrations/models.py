"""Tables of the integration of departments: dated, ended and never deleted."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.registries.dated import one_at_a_time


class Integration(Chained):
    """By which model a department shares its approvals 内部整合模式, over a span of days; the first section leads."""

    ref = models.TextField(unique=True)
    office = models.ForeignKey("offices.Office", models.PROTECT)
    model = models.TextField()
    sections = ArrayField(models.BigIntegerField())
    valid = DateRangeField()
    basis = models.TextField(default="")
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(model__in=["whole", "serving"], sections__len=1)
                | Q(model="grouped", sections__len__in=[2, 3]),
                name="integration_has_the_sections_of_its_model",
            ),
            one_at_a_time("office_is_integrated_by_one_model_at_a_time", "office_id"),
        ]


class StepPlace(Chained):
    """Where an office decides, or makes its certificates 环节地点: of one item or of all, in a centre or elsewhere."""

    ref = models.TextField(unique=True)
    office = models.ForeignKey("offices.Office", models.PROTECT)
    item = models.ForeignKey("catalogue.Item", models.PROTECT, null=True)
    step = models.TextField()
    centre = models.ForeignKey("offices.Centre", models.PROTECT, null=True)
    elsewhere = models.TextField(default="")
    valid = DateRangeField()
    basis = models.TextField(default="")
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(step__in=["decide", "certificate"]), name="step_place_step_is_known"),
            models.CheckConstraint(
                condition=Q(centre__isnull=False, elsewhere="") | (Q(centre=None) & ~Q(elsewhere="")),
                name="step_place_is_a_centre_or_named",
            ),
            one_at_a_time(
                "step_is_done_at_one_place_at_a_time", "office_id", ("item_id", "coalesce(item_id, 0)"), "step"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["item"], name="step_place_of_item")]
