"""Tables of the project models: versions with their stages and joint sittings, and the list of simplified set-up."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.kernel.projects.project import ProjectClass
from yimen.kernel.projects.sitting_life import SittingKind
from yimen.registries.dated import one_at_a_time


class ProjectModel(Chained):
    """One version of a model 审批流程: projects keep the one under which they were set up."""

    ref = models.TextField(unique=True)
    name = models.TextField()
    number = models.SmallIntegerField()
    document = models.TextField()
    valid = DateRangeField()
    # The limit of the whole in working days, and how many it took before the reform.
    days = models.DecimalField(max_digits=6, decimal_places=1)
    days_before = models.DecimalField(max_digits=6, decimal_places=1, null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["name", "number"], name="project_model_version_is_numbered_once"),
            models.CheckConstraint(condition=Q(days__gt=0), name="project_model_has_time"),
            models.CheckConstraint(condition=~Q(document=""), name="project_model_has_a_document"),
            one_at_a_time("project_model_one_version_at_a_time", "name"),
        ]


class ModelStage(models.Model):
    """A stage 阶段 of a model: who leads it, in how many days, and the bundle of its items in their groups."""

    model = models.ForeignKey(ProjectModel, models.PROTECT, related_name="stages")
    number = models.SmallIntegerField()
    name = models.TextField()
    lead = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    days = models.DecimalField(max_digits=6, decimal_places=1)
    bundle = models.OneToOneField("bundles.Bundle", models.PROTECT, related_name="+")
    # Items that a project of simplified set-up does without: they count as approved 视同已批复.
    # The first stage of some models begins on a site that was found fit.
    needs_site = models.TextField(default="no")
    spared = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["model", "number"], name="model_stage_is_numbered_in_its_model"),
            models.CheckConstraint(condition=Q(needs_site__in=["yes", "no"]), name="model_stage_needs_a_site_or_not"),
            models.CheckConstraint(condition=Q(number__gt=0) & Q(days__gt=0), name="model_stage_has_time"),
        ]


class ModelSitting(models.Model):
    """A joint sitting 联合会审 that belongs to a stage: who leads, which offices look, in how many working days."""

    stage = models.ForeignKey(ModelStage, models.PROTECT, related_name="sittings")
    kind = models.TextField()
    lead = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    offices = ArrayField(models.BigIntegerField())
    days = models.DecimalField(max_digits=6, decimal_places=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["stage", "kind"], name="model_sitting_of_a_kind_once_in_its_stage"),
            models.CheckConstraint(condition=Q(kind__in=list(SittingKind)), name="model_sitting_kind_is_known"),
            models.CheckConstraint(condition=Q(days__gt=0), name="model_sitting_has_time"),
            models.CheckConstraint(condition=Q(offices__len__gte=2), name="model_sitting_is_of_several_offices"),
        ]


class SimplifiedEntry(Chained):
    """An entry of the list of simplified set-up 简化立项清单: a class of government projects, or one project."""

    ref = models.TextField(unique=True)
    project_class = models.TextField(default="")
    project_code = models.TextField(default="")
    document = models.TextField()
    valid = DateRangeField()
    end_document = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(Q(project_class="") & ~Q(project_code="")) | (~Q(project_class="") & Q(project_code="")),
                name="simplified_entry_names_a_class_or_a_project",
            ),
            models.CheckConstraint(
                condition=Q(project_class__in=["", *ProjectClass]), name="simplified_entry_class_is_known"
            ),
            models.CheckConstraint(condition=~Q(document=""), name="simplified_entry_has_a_document"),
            one_at_a_time("simplified_entry_stands_once_at_a_time", "project_class", "project_code"),
        ]
