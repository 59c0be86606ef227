"""Tables of the coordination meetings: who always sits, what is on the agenda, who came, what was said and decided."""

from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.coordination import CoordinationKind, CoordinationState, PointSource, Stance
from yimen.kernel.meanwhile import mark_of
from yimen.registries.dated import one_at_a_time


class StandingSeat(Chained):
    """A department that sits at every 5+X meeting 常设部门, from day to day, by a document."""

    ref = models.TextField(unique=True)
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    basis = models.TextField()
    end_basis = models.TextField(default="")
    valid = DateRangeField()

    class Meta:
        constraints: ClassVar = [one_at_a_time("standing_seat_once_a_time", "office_id")]


class Coordination(Chained):
    """A coordination meeting 会商. `state` is written by moves alone."""

    ref = models.TextField(unique=True)
    kind = models.TextField()
    title = models.TextField()
    place = models.TextField()
    project = models.ForeignKey("projects.Project", models.PROTECT, related_name="+", null=True, db_index=False)
    begins_at = models.DateTimeField()
    called_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    called_at = models.DateTimeField()
    state = models.TextField(default=CoordinationState.CALLED.value)
    minutes = models.TextField(default="")
    minuted_at = models.DateTimeField(null=True)
    issued_at = models.DateTimeField(null=True)
    called_off_why = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=[one.value for one in CoordinationKind]), name="coordination_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in CoordinationState]), name="coordination_state_is_known"
            ),
            models.CheckConstraint(condition=Q(begins_at__gt=F("called_at")), name="coordination_is_called_beforehand"),
            models.CheckConstraint(
                condition=~Q(state__in=["minuted", "issued"]) | ~Q(minutes="") & Q(minuted_at__gte=F("begins_at")),
                name="coordination_is_minuted_after_it_began",
            ),
            models.CheckConstraint(
                condition=~Q(state="issued") | Q(issued_at__gte=F("minuted_at")), name="coordination_is_issued_last"
            ),
            models.CheckConstraint(
                condition=~Q(state="called_off") | ~Q(called_off_why=""),
                name="coordination_is_called_off_with_a_reason",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["-begins_at", "-id"], name="coordination_latest")]

    @property
    def mark(self) -> str:
        """Of the minutes as they stand: text, decisions and tasks are written together."""
        return mark_of(self.minutes, self.minuted_at)


class CoordinationSeat(models.Model):
    """An office that is invited 参会部门: whether it always sits, who signed in for it, and who signed the minutes."""

    coordination = models.ForeignKey(Coordination, models.PROTECT, related_name="seats")
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    standing = models.TextField(default="no")
    came = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    came_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    signed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["coordination", "office"], name="coordination_seat_once_an_office"),
            models.CheckConstraint(condition=Q(standing__in=["yes", "no"]), name="coordination_seat_stands_or_not"),
            models.CheckConstraint(
                condition=Q(signed_at=None, signed_by=None) | Q(signed_at__isnull=False, signed_by__isnull=False)
                & Q(came__isnull=False),
                name="coordination_minutes_are_signed_by_who_came",
            ),
        ]  # fmt: skip


class CoordinationPoint(models.Model):
    """A point of the agenda 议题: what is stuck, on which office it hangs, and what was decided."""

    coordination = models.ForeignKey(Coordination, models.PROTECT, related_name="points")
    number = models.SmallIntegerField()
    source = models.TextField()
    source_ref = models.TextField()
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    title = models.TextField()
    told = models.TextField(default="")
    decision = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["coordination", "number"], name="coordination_point_has_a_number"),
            models.CheckConstraint(
                condition=Q(source__in=[one.value for one in PointSource]), name="coordination_point_source_is_known"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="coordination_point_says_what"),
        ]
        indexes: ClassVar = [models.Index(fields=["source", "source_ref"], name="coordination_point_of")]


class CoordinationOpinion(models.Model):
    """What an office said of a point 会商意见, before the meeting or at it; the latest word stands."""

    point = models.ForeignKey(CoordinationPoint, models.PROTECT, related_name="opinions")
    seat = models.ForeignKey(CoordinationSeat, models.PROTECT, related_name="opinions")
    stance = models.TextField()
    text = models.TextField()
    said_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    said_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["point", "seat"], name="coordination_opinion_once_a_point"),
            models.CheckConstraint(
                condition=Q(stance__in=[one.value for one in Stance]), name="coordination_opinion_stance_is_known"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="coordination_opinion_says_something"),
        ]


class CoordinationTask(models.Model):
    """Something that was decided 议定事项: by which office, until when; a directive since the minutes were issued."""

    point = models.ForeignKey(CoordinationPoint, models.PROTECT, related_name="tasks")
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    title = models.TextField()
    due_on = models.DateField()
    directive_ref = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(title=""), name="coordination_task_says_what"),
        ]


class CoordinationMaterial(models.Model):
    """A paper for the meeting 会商材料, as it was handed in."""

    coordination = models.ForeignKey(Coordination, models.PROTECT, related_name="materials")
    ref = models.TextField(unique=True)
    title = models.TextField()
    media = models.TextField()
    sha256 = models.TextField()
    kept_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    kept_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["coordination", "sha256"], name="coordination_material_is_kept_once"),
        ]
