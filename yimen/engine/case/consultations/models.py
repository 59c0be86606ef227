"""Tables of the consultations."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yimen.kernel.meanwhile import mark_of


class Consultation(models.Model):
    """One round in which other sections are asked about a case 征求意见; its decision waits for the report."""

    ref = models.TextField(unique=True)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    asked_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    question = models.TextField()
    asked_at = models.DateTimeField()
    report = models.TextField(default="")
    reported_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(reported_at__isnull=True), name="consultation_one_open_per_case"
            ),
            models.CheckConstraint(
                condition=Q(reported_at__isnull=True) | ~Q(report=""), name="consultation_ends_with_a_report"
            ),
        ]

    def mark(self) -> str:
        """Of what the sections have said so far."""
        return mark_of(*self.answers.order_by("pk").values_list("stance", "text", "basis"))


class ConsultationAnswer(models.Model):
    """What one section says 科室意见: nothing yet, in favour, or against with its basis. An opinion, no veto."""

    ref = models.TextField(unique=True)
    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="answers")
    post = models.ForeignKey("people.Post", models.PROTECT, related_name="+", db_index=False)
    due_at = models.DateTimeField()
    stance = models.TextField(default="")
    text = models.TextField(default="")
    basis = models.TextField(default="")
    answered_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["consultation", "post"], name="consultation_asks_a_section_once"),
            models.CheckConstraint(
                condition=Q(stance__in=["", "favour", "against", "no_view"]), name="consultation_stance_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(stance="against") | ~Q(basis=""), name="consultation_answer_against_has_a_basis"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["post", "due_at"], condition=Q(answered_at__isnull=True), name="consultation_waits_at_post"
            )
        ]
