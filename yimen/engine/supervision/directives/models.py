"""Tables of the directives: what is to be done by whom until when; the leading group, its meetings; problems raised."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.directive_life import OPEN, Answered, DirectiveSource, DirectiveState, GroupRole

_OPEN = Q(state__in=sorted(one.value for one in OPEN))


class Directive(Chained):
    """Something that an office is to do by a day 督办事项. `state` is written by moves alone."""

    ref = models.TextField(unique=True)
    source = models.TextField()
    source_ref = models.TextField()
    source_said = models.TextField()  # what it comes from is called
    title = models.TextField()
    told = models.TextField()
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    given_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    verifier = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    given_at = models.DateTimeField()
    due_on = models.DateField()
    state = models.TextField(default=DirectiveState.GIVEN.value)
    report = models.TextField(default="")
    reported_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    reported_at = models.DateTimeField(null=True)
    returned = models.SmallIntegerField(default=0)
    returned_why = models.TextField(default="")
    effect = models.TextField(default="")  # what was found when it was looked at
    answered = models.TextField(default="")  # with what its office answers for being late
    closed_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(source__in=[one.value for one in DirectiveSource]), name="directive_source_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in DirectiveState]), name="directive_state_is_known"
            ),
            models.CheckConstraint(condition=~Q(title="") & ~Q(told=""), name="directive_says_what"),
            models.CheckConstraint(
                condition=Q(answered__in=["", *(one.value for one in Answered)]), name="directive_answered_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["reported", "closed"])
                | ~Q(report="") & Q(reported_at__isnull=False, reported_by__isnull=False),
                name="directive_report_is_somebodys",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | ~Q(effect="") & Q(closed_at__isnull=False, closed_by__isnull=False),
                name="directive_is_closed_after_a_look",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | ~Q(closed_by=F("reported_by")), name="directive_is_not_closed_by_itself"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["due_on", "id"], condition=_OPEN, name="directive_open"),
            models.Index(fields=["office", "due_on"], condition=_OPEN, name="directive_of_office"),
            models.Index(fields=["source", "source_ref"], name="directive_from"),
            models.Index(fields=["-closed_at", "-id"], condition=Q(state="closed"), name="directive_closed"),
        ]


class GroupMember(models.Model):
    """Who belongs to the leading group 领导小组成员, as what, and what they are in the city, from day to day."""

    ref = models.TextField(unique=True)
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+")
    role = models.TextField()
    seat = models.TextField()
    basis = models.TextField()
    valid = DateRangeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(role__in=[one.value for one in GroupRole]), name="group_role_is_known"),
            models.UniqueConstraint(
                fields=["staff"], condition=Q(valid__endswith=None), name="group_member_is_named_once"
            ),
            models.UniqueConstraint(
                fields=["role"],
                condition=Q(valid__endswith=None, role__in=["head", "executive"]),
                name="group_has_one_head_and_one_executive",
            ),
        ]


class Meeting(Chained):
    """A meeting of the leading group 领导小组会议: when, who was there, what was said; its decisions are directives."""

    ref = models.TextField(unique=True)
    title = models.TextField()
    held_on = models.DateField()
    present = ArrayField(models.BigIntegerField())
    minutes = models.TextField()
    kept_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    kept_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(minutes=""), name="meeting_says_something"),
        ]


class Problem(Chained):
    """Something that does not work 问题, as somebody of the staff raised it; solved by a directive, or declined."""

    ref = models.TextField(unique=True)
    origin = models.TextField()
    title = models.TextField()
    told = models.TextField()
    raised_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    raised_at = models.DateTimeField()
    directive = models.OneToOneField(Directive, models.PROTECT, related_name="problem", null=True)
    declined_at = models.DateTimeField(null=True)
    declined_why = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(origin__in=["window", "department", "public", "inspection", "system"]),
                name="problem_origin_is_known",
            ),
            models.CheckConstraint(condition=~Q(title="") & ~Q(told=""), name="problem_says_what"),
            models.CheckConstraint(
                condition=Q(declined_at=None, declined_why="")
                | Q(declined_at__isnull=False, directive=None) & ~Q(declined_why=""),
                name="problem_is_declined_with_a_reason",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["raised_at", "id"], condition=Q(directive=None, declined_at=None), name="problem_new"),
            models.Index(fields=["raised_by", "-id"], name="problem_of_staff"),
        ]
