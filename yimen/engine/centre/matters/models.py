"""Tables of the matters: one application for a bundle, and its part for each item."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained


class Matter(Chained):
    """One application for the items of a bundle 一件事申请: written on one form, handed in once, delivered together."""

    ref = models.TextField(unique=True)
    bundle = models.ForeignKey("bundles.Bundle", models.PROTECT, related_name="+")
    party = models.ForeignKey("people.Party", models.PROTECT, related_name="+", db_index=False)
    account_ref = models.TextField()  # who writes it, in the hall or at the window
    channel = models.TextField()
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", null=True)
    revision = models.IntegerField(default=1)
    started_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    discarded_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(channel__in=["hall", "window"]), name="matter_channel_is_known"),
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=True) | Q(discarded_at__isnull=True),
                name="matter_is_handed_in_or_thrown_away",
            ),
            models.CheckConstraint(
                condition=Q(delivered_at__isnull=True) | Q(submitted_at__isnull=False),
                name="matter_is_delivered_after_it_was_handed_in",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["party", "-id"], name="matter_of_party"),
            models.Index(fields=["account_ref", "-id"], name="matter_of_writer"),
        ]


class MatterPart(models.Model):
    """One item of a matter: a draft until it is handed in, a case from then on."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="parts")
    item = models.ForeignKey("catalogue.Item", models.PROTECT, related_name="+", db_index=False)
    place = models.SmallIntegerField()
    draft = models.OneToOneField("cases.Draft", models.PROTECT, related_name="+", null=True)
    case = models.OneToOneField("cases.Case", models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["matter", "item"], name="matter_has_an_item_once"),
            models.CheckConstraint(
                condition=Q(draft__isnull=False) | Q(case__isnull=False), name="matter_part_is_a_draft_or_a_case"
            ),
        ]
