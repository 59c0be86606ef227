"""Tables of the traces: what figures of cases are counted from. Derived from the journal; they could be made anew."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q


class CaseTrace(models.Model):
    """The way of one case in figures 办理轨迹, as far as its journal goes. One row per case, no word of anybody."""

    case_id = models.BigIntegerField(primary_key=True)
    item_id = models.BigIntegerField()
    version_id = models.BigIntegerField()
    complexity = models.TextField()
    office_id = models.BigIntegerField()
    # Where it was handed in: the point and the window's post.
    centre_id = models.BigIntegerField(null=True)
    window_post_id = models.BigIntegerField()
    city_id = models.BigIntegerField()
    county_id = models.BigIntegerField(null=True)
    town_id = models.BigIntegerField(null=True)
    village_id = models.BigIntegerField(null=True)
    received_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    # Of the promise, or of the law where nothing was promised; null before acceptance and while the clock stands still.
    due_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    outcome = models.TextField(default="")
    kept = models.TextField(default="")  # in_time, late; empty: open, not decided, or without a limit
    # Minutes of office time: what law and promise give, what it took in the office's own hands.
    statutory = models.IntegerField(null=True)
    promised = models.IntegerField(null=True)
    took = models.IntegerField(null=True)
    vetoes = models.SmallIntegerField()
    corrections = models.SmallIntegerField()
    passed_back = models.SmallIntegerField()
    errors = models.SmallIntegerField()
    visits = models.SmallIntegerField()
    complaints = models.SmallIntegerField()
    # How often the applicant submitted, corrected, paid, collected, and did something else (kernel.traces.Effort).
    efforts = ArrayField(models.SmallIntegerField())
    # By which service modes it was served (kernel.service_modes), as its lines say.
    modes = ArrayField(models.TextField(), db_default=[])
    # How many sections and ranks inside, departments and levels of government outside it touched.
    sections = models.SmallIntegerField()
    ranks = models.SmallIntegerField()
    departments = models.SmallIntegerField()
    levels = models.SmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kept__in=["", "in_time", "late"]), name="case_trace_kept_is_known"),
            models.CheckConstraint(
                condition=Q(outcome="", ended_at__isnull=True) | (~Q(outcome="") & Q(ended_at__isnull=False)),
                name="case_trace_ends_with_an_outcome",
            ),
            models.CheckConstraint(
                condition=Q(kept="") | Q(outcome__in=["granted", "denied"]), name="case_trace_only_decisions_are_timed"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["due_at"], condition=~Q(kept=""), name="case_trace_due"),
            models.Index(fields=["due_at"], condition=Q(ended_at__isnull=True), name="case_trace_open"),
            models.Index(fields=["ended_at"], condition=Q(ended_at__isnull=False), name="case_trace_ended"),
            models.Index(fields=["item_id", "ended_at"], name="case_trace_of_item"),
            # Two years of a city are counted in it, and no row is read.
            models.Index(
                fields=["received_at"],
                include=["item_id", "office_id", "centre_id", "city_id", "county_id", "town_id", "village_id"],
                name="case_trace_received",
            ),
        ]


class Stay(models.Model):
    """A case lay at a desk for a step 停留: waited there until first touched, and was worked on until it left."""

    case_id = models.BigIntegerField()
    nth = models.SmallIntegerField()
    step = models.TextField()
    leg = models.SmallIntegerField()
    post_id = models.BigIntegerField()
    item_id = models.BigIntegerField()
    came_at = models.DateTimeField()
    touched_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    # Minutes of office time.
    waited = models.IntegerField(null=True)
    worked = models.IntegerField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case_id", "nth"], name="stay_is_counted_once"),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True) | Q(left_at__gte=F("came_at")), name="stay_ends_after_it_begins"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["left_at"], condition=Q(left_at__isnull=False), name="stay_left"),
            models.Index(fields=["post_id", "came_at"], name="stay_at_post"),
        ]
