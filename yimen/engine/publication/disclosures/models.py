"""Tables of the disclosures: one a licence granted, with what anybody may read; and objections to them."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.disclosure import TakeDownGround


class Disclosure(Chained):
    """A decision on the public list 公示的许可决定. Nothing in it says who a person is."""

    ref = models.TextField(unique=True)
    case_id = models.BigIntegerField(unique=True)
    item_name = models.TextField()
    office = models.ForeignKey("offices.Office", models.PROTECT, db_index=False)
    office_name = models.TextField()
    holder = models.TextField()  # masked for persons
    holder_code = models.TextField(default="")  # the USCC of an organisation, never a person's number
    certificate = models.TextField(default="")
    certificate_number = models.TextField(default="")
    decided_on = models.DateField()
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    shown_until = models.DateField(null=True)
    published_at = models.DateTimeField()
    taken_down_at = models.DateTimeField(null=True)
    ground = models.TextField(default="")
    reason = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ground__in=["", *TakeDownGround]), name="disclosure_ground_is_known"),
            models.CheckConstraint(
                condition=Q(taken_down_at__isnull=True, ground="") | Q(taken_down_at__isnull=False) & ~Q(ground=""),
                name="disclosure_is_taken_down_for_a_reason",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["-id"], condition=Q(taken_down_at__isnull=True), name="disclosure_latest"),
            models.Index(
                fields=["office", "-id"], condition=Q(taken_down_at__isnull=True), name="disclosure_of_office"
            ),
            models.Index(fields=["certificate_number"], name="disclosure_by_number"),
            models.Index(fields=["holder"], opclasses=["text_pattern_ops"], name="disclosure_by_holder"),
            models.Index(fields=["item_name"], opclasses=["text_pattern_ops"], name="disclosure_by_item"),
        ]


class Objection(models.Model):
    """What somebody says against a disclosure 公示异议; no name is asked."""

    ref = models.TextField(unique=True)
    disclosure = models.ForeignKey(Disclosure, models.PROTECT, related_name="objections")
    text = models.TextField()
    made_at = models.DateTimeField()
    answer = models.TextField(default="")  # kept | taken_down
    answer_reason = models.TextField(default="")
    answered_by = models.ForeignKey("people.Staff", models.PROTECT, null=True, db_index=False)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(answer__in=["", "kept", "taken_down"]), name="objection_answer_is_known"
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | Q(answered_at__gte=F("made_at")),
                name="objection_is_answered_after_it_was_made",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["made_at"], condition=Q(answered_at__isnull=True), name="objection_waiting"),
        ]
