"""Tables of the reform: named catalogues to count from, proposals to higher levels, and tasks to put items right."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.registries.catalogue.models.items import Item


class Baseline(models.Model):
    """A named catalogue 精简基数: the versions in force at a moment, kept so that a rate can be counted again."""

    ref = models.TextField(unique=True)
    name = models.TextField(unique=True)
    as_of = models.DateTimeField()
    basis = models.TextField()
    version_ids = ArrayField(models.BigIntegerField())

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(name=""), name="baseline_has_a_name")]


class Petition(models.Model):
    """A proposal to a higher level 上报建议: cancel or improve an item that only they can; sent, answered, accepted."""

    ref = models.TextField(unique=True)
    office = models.ForeignKey("offices.Office", models.PROTECT)
    item = models.ForeignKey(Item, models.PROTECT, null=True)  # null: an item that this city does not handle
    item_name = models.TextField()
    wish = models.TextField()
    domain = models.TextField(default="")
    addressed_to = models.TextField()
    reason = models.TextField()
    basis = models.TextField(default="")
    sent_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    outcome = models.TextField(default="")
    answer = models.TextField(default="")  # the document or words of the answer

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(wish__in=["cancel", "improve", "devolve"]), name="petition_wish_is_known"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", answered_at__isnull=True)
                | Q(outcome__in=["accepted", "partly", "declined"], answered_at__isnull=False),
                name="petition_answered_has_outcome_and_moment",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["domain", "outcome"], name="petition_by_domain")]


class Rectification(Chained):
    """A task to put right 整改: an item lawfully set up, and done or published otherwise than it says."""

    ref = models.TextField(unique=True)
    item = models.ForeignKey(Item, models.PROTECT, related_name="rectifications")
    deviation = models.TextField()
    found = models.TextField(default="")  # what was found, in words; empty: its facts say it
    facts = models.JSONField(default=dict)  # what the records showed
    due_on = models.DateField()
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    mended = models.TextField(default="")  # how it was put right
    sign = models.TextField(default="")  # by which it is found again; empty: somebody opened it
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", null=True, db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(
                    deviation__in=["extra_step", "extra_material", "longer_time", "no_basis", "stale_list", "other"]
                ),
                name="rectification_deviation_is_known",
            ),
            models.UniqueConstraint(
                fields=["item", "sign"],
                condition=Q(closed_at=None) & ~Q(sign=""),
                name="rectification_one_open_of_each_sign",
            ),
            models.CheckConstraint(
                condition=Q(mended="", closed_at__isnull=True) | (~Q(mended="") & Q(closed_at__isnull=False)),
                name="rectification_closed_says_how",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["due_on"], name="rectification_open", condition=Q(closed_at=None))]
