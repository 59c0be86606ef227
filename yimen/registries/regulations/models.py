"""Tables of the regulations: in versions, published by a second hand, read by name, linked to where they are needed."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.registries.dated import one_at_a_time

KINDS = ("service", "conduct", "attendance", "assessment", "system", "other")
LINKED = ("screen", "item")


class Regulation(Chained):
    """A rule that staff work by 规章制度: for whom it is, and whether the public reads it too."""

    ref = models.TextField(unique=True)
    title = models.TextField(unique=True)
    kind = models.TextField()
    audience = ArrayField(models.TextField(), default=list)  # roles; empty: everybody of the staff
    public = models.TextField(default="no")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="regulation_kind_is_known"),
            models.CheckConstraint(condition=Q(public__in=["yes", "no"]), name="regulation_is_public_or_not"),
        ]


class RegulationVersion(models.Model):
    """A version 版本: proposed by one, published by another, in force from day to day."""

    ref = models.TextField(unique=True)
    regulation = models.ForeignKey(Regulation, models.PROTECT, related_name="versions")
    number = models.SmallIntegerField()
    text = models.TextField()
    changed = models.TextField(default="")
    basis = models.ForeignKey("bases.Basis", models.PROTECT, related_name="+", null=True, db_index=False)
    proposed_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    proposed_at = models.DateTimeField()
    published_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    published_at = models.DateTimeField(null=True)
    valid = DateRangeField(null=True)
    end_basis = models.TextField(default="")
    withdrawn_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(default="")
    # An end that was proposed, and waits for a second hand.
    end_on = models.DateField(null=True)
    end_why = models.TextField(default="")
    end_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["regulation", "number"], name="regulation_version_is_one"),
            models.UniqueConstraint(
                fields=["regulation"],
                condition=Q(published_at=None, withdrawn_at=None),
                name="regulation_proposed_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None)
                | Q(published_at=None, withdrawn_by__isnull=False) & ~Q(withdrawn_why=""),
                name="regulation_is_withdrawn_before_it_is_published",
            ),
            models.CheckConstraint(
                condition=Q(end_on=None, end_by=None)
                | Q(end_on__isnull=False, end_by__isnull=False, published_at__isnull=False) & ~Q(end_why=""),
                name="regulation_end_is_proposed_by_somebody",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="regulation_version_says_something"),
            models.CheckConstraint(
                condition=Q(published_at=None, published_by=None, valid=None)
                | Q(published_at__isnull=False, published_by__isnull=False, valid__isnull=False)
                & ~Q(published_by=F("proposed_by")),
                name="regulation_is_published_by_a_second_hand",
            ),
            one_at_a_time(
                "regulation_one_version_at_a_time", "regulation_id", where=Q(published_at__isnull=False)
            ),
        ]  # fmt: skip


class RegulationReading(models.Model):
    """Somebody confirmed that they read a version 阅读确认."""

    version = models.ForeignKey(RegulationVersion, models.PROTECT, related_name="readings")
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    read_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "staff"], name="regulation_is_read_once"),
        ]


class RegulationLink(models.Model):
    """Where a regulation is needed 制度关联: a screen of the desk, or an item."""

    regulation = models.ForeignKey(Regulation, models.PROTECT, related_name="links")
    kind = models.TextField()
    key = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=LINKED), name="regulation_link_kind_is_known"),
            models.UniqueConstraint(fields=["regulation", "kind", "key"], name="regulation_link_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["kind", "key"], name="regulation_link_of")]
