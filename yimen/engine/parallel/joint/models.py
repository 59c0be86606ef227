"""Tables of the joint approval: one row per department opinion, in groups that start at one moment.

When a group started lies on the group and nowhere else, so that its members cannot have started at different moments.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from yimen.kernel.joint_life import Dealing, OpinionStance, OpinionState

_RUNNING = Q(state=OpinionState.RUNNING)


class JointApproval(models.Model):
    """The joint approval of a case 并联审批: begun once, under the rules that held when the case was received."""

    ref = models.TextField(unique=True)
    case = models.OneToOneField("cases.Case", models.PROTECT, related_name="+")
    rules = models.ForeignKey("parallels.JointRules", models.PROTECT, related_name="+", db_index=False)
    # The moment at which the copy notice 抄告 went to everybody, with the shared data as it was then.
    begun_at = models.DateTimeField()
    shared = models.TextField()
    concluded_at = models.DateTimeField(null=True)
    called_off_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(concluded_at=None) | Q(concluded_at__gte=F("begun_at")),
                name="joint_approval_concludes_after_it_began",
            )
        ]


class JointGroup(models.Model):
    """Opinions that are asked together 并联组: they start at one moment and join at one."""

    joint = models.ForeignKey(JointApproval, models.PROTECT, related_name="groups")
    number = models.SmallIntegerField()
    started_at = models.DateTimeField(null=True)
    joined_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["joint", "number"], name="joint_group_is_numbered_in_its_approval"),
            models.CheckConstraint(
                condition=Q(joined_at=None) | Q(joined_at__gte=F("started_at")), name="joint_group_joins_once_started"
            ),
        ]


class Opinion(models.Model):
    """What one department is asked 会办意见. `state` is written by moves alone."""

    ref = models.TextField(unique=True)
    joint = models.ForeignKey(JointApproval, models.PROTECT, related_name="opinions", db_index=False)
    group = models.ForeignKey(JointGroup, models.PROTECT, related_name="opinions")
    number = models.SmallIntegerField()
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    work = models.TextField()
    materials = ArrayField(models.TextField())
    state = models.TextField(default=OpinionState.PLANNED)
    round = models.SmallIntegerField(default=1)
    amount = models.DecimalField(max_digits=6, decimal_places=1)
    unit = models.TextField()
    calendar = models.ForeignKey("calendars.Calendar", models.PROTECT, related_name="+", db_index=False)
    calendar_revision = models.IntegerField()
    # Only of an opinion that was added or asked again; every other one began with its group.
    began_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    warning_at = models.DateTimeField(null=True)
    next_warning_at = models.DateTimeField(null=True)
    noticed_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    noticed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    # Why it was added, asked again or withdrawn.
    reason = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["joint", "number"], name="opinion_is_numbered_in_its_approval"),
            models.UniqueConstraint(fields=["joint", "office", "work"], name="opinion_is_asked_for_a_work_once"),
            models.CheckConstraint(condition=Q(state__in=list(OpinionState)), name="opinion_state_is_known"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="opinion_has_time"),
            models.CheckConstraint(
                condition=(Q(state__in=["planned", "running"]) & Q(ended_at=None))
                | (~Q(state__in=["planned", "running"]) & Q(ended_at__isnull=False)),
                name="opinion_ends_with_its_state",
            ),
            models.CheckConstraint(condition=~_RUNNING | Q(due_at__isnull=False), name="opinion_runs_against_a_clock"),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(reason=""), name="opinion_is_withdrawn_for_a_reason"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["office", "due_at", "id"], condition=_RUNNING, name="opinion_waits_at_office"),
            models.Index(fields=["office", "-id"], name="opinion_of_office"),
            models.Index(fields=["next_warning_at"], condition=_RUNNING, name="opinion_next_warning"),
            models.Index(fields=["calendar", "calendar_revision"], condition=_RUNNING, name="opinion_of_calendar"),
        ]


class OpinionAnswer(models.Model):
    """What a department said in one round 意见答复; a disagreement is proposed by one officer and said by another."""

    ref = models.TextField(unique=True)
    opinion = models.ForeignKey(Opinion, models.PROTECT, related_name="answers")
    round = models.SmallIntegerField()
    stance = models.TextField()
    text = models.TextField()
    basis = models.TextField(default="")
    guidance = models.TextField(default="")
    written_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    written_at = models.DateTimeField()
    # Said: by whom and when. Empty while a disagreement waits for its approver.
    said_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    said_at = models.DateTimeField(null=True)
    sent_back_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    sent_back_at = models.DateTimeField(null=True)
    sent_back_reason = models.TextField(default="")
    # How the lead dealt with a disagreement.
    dealing = models.TextField(default="")
    dealing_text = models.TextField(default="")
    dealt_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    dealt_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["opinion", "round"], condition=Q(sent_back_at=None), name="opinion_answer_one_in_a_round"
            ),
            models.CheckConstraint(condition=Q(stance__in=list(OpinionStance)), name="opinion_answer_stance_is_known"),
            models.CheckConstraint(
                condition=~Q(stance="disagree") | (~Q(basis="") & ~Q(guidance="")),
                name="opinion_answer_against_has_basis_and_way_out",
            ),
            models.CheckConstraint(
                condition=~Q(stance="disagree") | Q(said_by=None) | ~Q(said_by=F("written_by")),
                name="opinion_answer_against_is_said_by_other_eyes",
            ),
            models.CheckConstraint(
                condition=Q(stance="disagree") | Q(said_at__isnull=False), name="opinion_answer_waits_only_when_against"
            ),
            models.CheckConstraint(
                condition=Q(said_at=None) | Q(sent_back_at=None), name="opinion_answer_said_is_not_sent_back"
            ),
            models.CheckConstraint(
                condition=Q(dealing="", dealt_at=None)
                | (Q(dealing__in=list(Dealing), dealt_at__isnull=False, stance="disagree") & ~Q(dealing_text="")),
                name="opinion_answer_is_dealt_with_in_words",
            ),
        ]
