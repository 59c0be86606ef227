"""Tables of the secondments: who is proposed for a centre by the home unit, and when it wants somebody back."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.staffing.secondment import HomeGrade, ProposalState

_DECIDED = Q(state__in=["ordered", "refused"])


class PostingProposal(Chained):
    """Somebody is proposed for a post of a centre 派驻推荐. `state` is written by moves alone."""

    ref = models.TextField(unique=True)
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    post = models.ForeignKey("people.Post", models.PROTECT, related_name="+", db_index=False)
    begins = models.DateField()
    reason = models.TextField()
    grade = models.TextField(default="")  # of the last year, as the home unit says it
    grade_year = models.SmallIntegerField(null=True)
    grade_document = models.TextField(default="")
    state = models.TextField(default=ProposalState.PROPOSED.value)
    proposed_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    proposed_at = models.DateTimeField()
    found = models.JSONField(default=dict)  # what the records said when it was decided
    words = models.TextField(default="")
    decided_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    decided_at = models.DateTimeField(null=True)
    order = models.ForeignKey("people.Secondment", models.PROTECT, related_name="+", null=True, db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in ProposalState]), name="posting_proposal_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(grade__in=["", *(one.value for one in HomeGrade)]), name="posting_proposal_grade_is_known"
            ),
            models.CheckConstraint(
                condition=Q(grade="", grade_year=None, grade_document="")
                | (~Q(grade="") & Q(grade_year__isnull=False) & ~Q(grade_document="")),
                name="posting_proposal_grade_has_a_year_and_a_document",
            ),
            models.CheckConstraint(
                condition=(_DECIDED & Q(decided_at__isnull=False)) | (~_DECIDED & Q(decided_by=None)),
                name="posting_proposal_is_decided_at_a_moment",
            ),
            models.CheckConstraint(
                condition=(Q(state="ordered") & Q(order__isnull=False)) | (~Q(state="ordered") & Q(order=None)),
                name="posting_proposal_ordered_has_its_order",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | (~Q(decided_by=F("proposed_by")) & ~Q(decided_by=F("staff"))),
                name="posting_proposal_is_decided_by_another",
            ),
            models.CheckConstraint(condition=~Q(proposed_by=F("staff")), name="posting_proposal_is_of_another"),
            models.UniqueConstraint(
                fields=["staff"], condition=Q(state="proposed"), name="posting_proposal_waits_once_for_somebody"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["centre", "-id"], name="posting_proposal_of_centre"),
            models.Index(fields=["office", "-id"], name="posting_proposal_of_office"),
        ]


class ReturnRequest(Chained):
    """The home unit wants somebody back 申请返回: why, and what the centre said to that. The order is another row."""

    ref = models.TextField(unique=True)
    order = models.ForeignKey("people.Secondment", models.PROTECT, related_name="+")
    reason = models.TextField()
    asked_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    asked_at = models.DateTimeField()
    outcome = models.TextField(default="")
    words = models.TextField(default="")
    answered_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(outcome="", answered_at=None)
                | (Q(outcome__in=["granted", "refused"]) & Q(answered_at__isnull=False)),
                name="return_request_is_answered_at_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="refused") | ~Q(words=""), name="return_request_is_refused_with_reasons"
            ),
            models.UniqueConstraint(
                fields=["order"], condition=Q(outcome=""), name="return_request_waits_once_for_an_order"
            ),
        ]
