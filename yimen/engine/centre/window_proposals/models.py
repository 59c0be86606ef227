"""Tables of the window proposals: the thresholds of a centre, and what was proposed, answered and found afterwards."""

from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.visits.window_proposals import ProposalAnswer, ProposalKind
from yimen.registries.dated import one_at_a_time


class WindowThreshold(models.Model):
    """By which figures a centre adds and merges windows 增并窗口阈值, over a span of days."""

    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+")
    many = models.IntegerField()
    few = models.IntegerField()
    wait_minutes = models.IntegerField()
    measure_days = models.IntegerField()
    valid = DateRangeField()
    basis = models.TextField(default="")
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(few__gte=0, many__gt=F("few"), wait_minutes__gt=0, measure_days__gt=0),
                name="window_threshold_leaves_room_between",
            ),
            one_at_a_time("centre_has_one_window_threshold_at_a_time", "centre_id"),
        ]


class WindowProposal(Chained):
    """A window more or fewer 增窗、并窗建议: of a group or a counter, with the figures behind it, before and after."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    group = models.ForeignKey("windows.WindowGroup", models.PROTECT, related_name="+", null=True, db_index=False)
    window = models.ForeignKey("offices.Window", models.PROTECT, related_name="+", null=True, db_index=False)
    kind = models.TextField()
    since = models.DateField()
    until = models.DateField()
    counters = models.IntegerField()
    days = models.IntegerField()
    arrivals = models.IntegerField()
    waited = models.IntegerField()
    called = models.IntegerField()
    many = models.IntegerField()
    few = models.IntegerField()
    wait_minutes = models.IntegerField()
    made_at = models.DateTimeField()
    answer = models.TextField(default="")
    why = models.TextField(default="")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    measure_on = models.DateField(null=True)
    measured_at = models.DateTimeField(null=True)
    after_counters = models.IntegerField(null=True)
    after_days = models.IntegerField(null=True)
    after_arrivals = models.IntegerField(null=True)
    after_waited = models.IntegerField(null=True)
    after_called = models.IntegerField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=[one.value for one in ProposalKind]), name="window_proposal_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(group__isnull=False, window=None) | Q(group=None, window__isnull=False),
                name="window_proposal_is_about_a_group_or_a_counter",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None, measure_on=None)
                | Q(answer="confirmed", answered_at__isnull=False, measure_on__isnull=False)
                | (Q(answer="declined", answered_at__isnull=False, measure_on=None) & ~Q(why="")),
                name="window_proposal_is_answered_whole",
            ),
            models.CheckConstraint(
                condition=Q(answer__in=["", *(one.value for one in ProposalAnswer)]),
                name="window_proposal_answer_is_known",
            ),
            models.CheckConstraint(
                condition=Q(measured_at=None) | Q(after_arrivals__isnull=False, answer="confirmed"),
                name="window_proposal_is_measured_after_it_was_done",
            ),
            models.UniqueConstraint(
                fields=["group"], condition=Q(answer=""), name="window_proposal_waits_once_for_a_group"
            ),
            models.UniqueConstraint(
                fields=["window"], condition=Q(answer=""), name="window_proposal_waits_once_for_a_counter"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["centre", "-id"], name="window_proposal_of_centre")]
