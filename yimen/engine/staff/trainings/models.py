"""Tables of the trainings: what is planned, who came, what they can do until when, knowledge."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.staffing.training import FULL_MARK, TrainingKind

_MARKED = Q(mark__gte=0, mark__lte=FULL_MARK)


class Training(Chained):
    """A training that is planned for a day 培训: for which items it proves what, and for how many months."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    kind = models.TextField()
    title = models.TextField()
    mandatory = models.TextField()
    minutes = models.IntegerField()
    items = ArrayField(models.BigIntegerField(), default=list)
    months = models.SmallIntegerField()  # for how long what is passed holds
    day = models.DateField()
    planned_at = models.DateTimeField()
    held_at = models.DateTimeField(null=True)
    called_off_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=[one.value for one in TrainingKind]), name="training_kind_is_known"
            ),
            models.CheckConstraint(condition=Q(mandatory__in=["yes", "no"]), name="training_is_mandatory_or_not"),
            models.CheckConstraint(condition=Q(minutes__gt=0, months__gt=0), name="training_lasts"),
            models.CheckConstraint(
                condition=Q(held_at=None) | Q(called_off_at=None), name="training_is_held_or_called_off"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["centre", "-day"], name="training_of_centre")]


class TrainingPlace(models.Model):
    """Somebody in a training: whether they came and how they were marked, by somebody else."""

    training = models.ForeignKey(Training, models.PROTECT, related_name="places")
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    came = models.TextField(default="")
    mark = models.SmallIntegerField(null=True)
    passed = models.TextField(default="")
    marked_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["training", "staff"], name="training_place_once_a_person"),
            models.CheckConstraint(condition=Q(mark=None) | _MARKED, name="training_mark_is_of_a_hundred"),
            models.CheckConstraint(
                condition=Q(marked_by=None) | ~Q(marked_by=F("staff")), name="training_is_marked_by_somebody_else"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["staff", "training"], name="training_place_of_staff")]


class ItemSkill(models.Model):
    """Somebody is able to take in an item 事项技能, proved by a training, from when to when."""

    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    item = models.ForeignKey("catalogue.Item", models.PROTECT, related_name="+", db_index=False)
    training = models.ForeignKey(Training, models.PROTECT, related_name="+", db_index=False)
    valid = DateRangeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["staff", "item", "training"], name="item_skill_once_a_training"),
        ]


class TrainingProgramme(Chained):
    """How much everybody posted at a centre is to be trained within one or two years 素质培训工程."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    title = models.TextField()
    minutes = models.IntegerField()
    valid = DateRangeField()
    document = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(minutes__gt=0), name="training_programme_asks_for_something"),
        ]


class MentorPair(Chained):
    """Somebody of a city window trains somebody of a town on the spot 一对一, from when to when."""

    ref = models.TextField(unique=True)
    mentor = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    learner = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    valid = DateRangeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(mentor=F("learner")), name="mentor_pair_is_of_two"),
        ]


class KnowledgePage(Chained):
    """What an office tells windows of an item 业务知识, in numbered versions; it expires and is renewed."""

    ref = models.TextField(unique=True)
    item = models.ForeignKey("catalogue.Item", models.PROTECT, related_name="+", db_index=False)
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    version = models.SmallIntegerField()
    title = models.TextField()
    text = models.TextField()
    author = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    published_at = models.DateTimeField()
    expires_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "version"], name="knowledge_page_version_is_one"),
            models.CheckConstraint(condition=~Q(text=""), name="knowledge_page_says_something"),
        ]


class KnowledgeReading(models.Model):
    """Somebody has read a version 已读确认."""

    page = models.ForeignKey(KnowledgePage, models.PROTECT, related_name="readings")
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    read_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["page", "staff"], name="knowledge_is_read_once"),
        ]


class LearningTask(Chained):
    """A law or policy has changed: somebody who works by it learns it by a day 学习任务, and is marked."""

    ref = models.TextField(unique=True)
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    law = models.TextField()
    what = models.TextField()
    due_on = models.DateField()
    set_at = models.DateTimeField()
    learnt = models.TextField(default="")
    learnt_at = models.DateTimeField(null=True)
    mark = models.SmallIntegerField(null=True)
    marked_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["staff", "law", "what"], name="learning_task_is_set_once"),
            models.CheckConstraint(condition=Q(mark=None) | _MARKED, name="learning_mark_is_of_a_hundred"),
            models.CheckConstraint(
                condition=Q(marked_by=None) | ~Q(marked_by=F("staff")), name="learning_is_marked_by_somebody_else"
            ),
            models.CheckConstraint(condition=Q(mark=None) | ~Q(learnt=""), name="learning_is_marked_after_it_was_done"),
        ]
        indexes: ClassVar = [models.Index(fields=["staff", "due_on"], name="learning_task_of_staff")]
