"""Tables of the noes: one a proposal, of an enquiry or of a section's view; one of each waits at a time."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.kernel.meanwhile import mark_of


class No(models.Model):
    """A "no" 否定答复 that waits for a named approver, was confirmed, sent back with the reason, or withdrawn."""

    ref = models.TextField(unique=True)
    enquiry = models.ForeignKey("enquiries.Enquiry", models.PROTECT, null=True, related_name="+", db_index=False)
    section = models.ForeignKey(
        "consultations.ConsultationAnswer", models.PROTECT, null=True, related_name="+", db_index=False
    )
    # Where it is confirmed: in this office, or by who manages this centre.
    office = models.ForeignKey("offices.Office", models.PROTECT, null=True, related_name="+", db_index=False)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, null=True, related_name="+", db_index=False)
    basis = models.TextField()
    explanation = models.TextField()
    guidance = models.TextField()
    proposed_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    proposed_at = models.DateTimeField()
    # Empty while it waits. Withdrawn by who proposed it: that is nobody's decision, so no one has decided it.
    outcome = models.TextField(default="")
    reason = models.TextField(default="")
    decided_by = models.ForeignKey("people.Staff", models.PROTECT, null=True, related_name="+", db_index=False)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(enquiry__isnull=False, section__isnull=True)
                | Q(enquiry__isnull=True, section__isnull=False),
                name="no_answers_one_question",
            ),
            models.CheckConstraint(
                condition=Q(office__isnull=False) | Q(centre__isnull=False), name="no_is_confirmed_somewhere"
            ),
            models.CheckConstraint(
                condition=~Q(basis="") & ~Q(explanation="") & ~Q(guidance=""), name="no_has_basis_reason_and_way_out"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", decided_by=None, decided_at=None, reason="")
                | Q(outcome="confirmed", decided_by__isnull=False, decided_at__isnull=False, reason="")
                | (Q(outcome="sent_back", decided_by__isnull=False, decided_at__isnull=False) & ~Q(reason=""))
                | Q(outcome="withdrawn", decided_by=None, decided_at__isnull=False, reason=""),
                name="no_is_decided_as_a_whole",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("proposed_by")), name="no_is_confirmed_by_other_eyes"
            ),
            models.UniqueConstraint(
                fields=["enquiry"],
                condition=Q(outcome__in=["", "confirmed"], enquiry__isnull=False),
                name="no_one_to_an_enquiry",
            ),
            models.UniqueConstraint(
                fields=["section"],
                condition=Q(outcome__in=["", "confirmed"], section__isnull=False),
                name="no_one_of_a_section",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["enquiry", "-id"], condition=Q(enquiry__isnull=False), name="no_of_enquiry"),
            models.Index(fields=["section", "-id"], condition=Q(section__isnull=False), name="no_of_section"),
            models.Index(fields=["office", "id"], condition=Q(outcome=""), name="no_waits_in_office"),
            models.Index(fields=["centre", "id"], condition=Q(outcome=""), name="no_waits_at_centre"),
            models.Index(fields=["proposed_by", "id"], condition=Q(outcome=""), name="no_waits_for_its_author"),
        ]

    def mark(self) -> str:
        """Of the words that wait: another "no" to the same question bears another."""
        return mark_of(self.ref, self.basis, self.explanation, self.guidance)
