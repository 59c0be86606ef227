"""Tables of the interviews: the session, the officials it names, and every question with what became of it."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.interview_life import InterviewState
from yimen.kernel.voice_life import VoiceTopic


class Interview(Chained):
    """A session in which named officials answer the public 微访谈. `state` is written by moves alone."""

    ref = models.TextField(unique=True)
    title = models.TextField()
    about = models.TextField()
    topic = models.TextField()
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", db_index=False)
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    begins = models.DateTimeField()
    ends = models.DateTimeField()
    state = models.TextField(default=InterviewState.ANNOUNCED.value)
    announced_at = models.DateTimeField()
    called_off_why = models.TextField(default="")
    closed_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(topic__in=[one.value for one in VoiceTopic]), name="interview_topic_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in InterviewState]), name="interview_state_is_known"
            ),
            models.CheckConstraint(condition=~Q(title="") & ~Q(about=""), name="interview_says_what_it_is_about"),
            models.CheckConstraint(
                condition=Q(ends__gt=F("begins"), begins__gt=F("announced_at")),
                name="interview_is_announced_before_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(state="called_off") | ~Q(called_off_why=""), name="interview_is_called_off_with_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["closed", "published"]) | Q(closed_at__gte=F("begins")),
                name="interview_closes_after_it_began",
            ),
            models.CheckConstraint(
                condition=Q(state="published") & Q(published_at__isnull=False)
                | ~Q(state="published") & Q(published_at=None),
                name="interview_is_published_on_a_day",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["begins", "id"], name="interview_begins"),
            models.Index(fields=["ends", "id"], condition=Q(state="announced"), name="interview_open"),
        ]


class InterviewGuest(models.Model):
    """An official named for a session 访谈嘉宾; nobody else answers there."""

    interview = models.ForeignKey(Interview, models.PROTECT, related_name="guests")
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+")
    duty = models.TextField()  # as what the public is told of them: 示范市市场监管局局长

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["interview", "staff"], name="interview_guest_is_named_once"),
            models.CheckConstraint(condition=~Q(duty=""), name="interview_guest_is_somebody"),
        ]


class InterviewQuestion(models.Model):
    """A question to a session 访谈提问: shown, withheld with a reason, answered there, or an order afterwards."""

    ref = models.TextField(unique=True)
    interview = models.ForeignKey(Interview, models.PROTECT, related_name="questions", db_index=False)
    party = models.ForeignKey("people.Party", models.PROTECT, related_name="+", db_index=False)
    name = models.TextField()  # as the public reads it: the first character alone
    text = models.TextField()
    asked_at = models.DateTimeField()
    read_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    shown_at = models.DateTimeField(null=True)
    withheld_at = models.DateTimeField(null=True)
    withheld_why = models.TextField(default="")
    answer = models.TextField(default="")
    answered_by = models.ForeignKey(InterviewGuest, models.PROTECT, related_name="+", null=True, db_index=False)
    answered_at = models.DateTimeField(null=True)
    voice = models.ForeignKey("voices.Voice", models.PROTECT, related_name="+", null=True, db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="interview_question_asks_something"),
            models.CheckConstraint(
                condition=Q(withheld_at=None, withheld_why="")
                | Q(withheld_at__isnull=False, shown_at=None, voice=None, answer="") & ~Q(withheld_why=""),
                name="interview_question_is_withheld_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_by=None, answered_at=None)
                | ~Q(answer="") & Q(answered_by__isnull=False, answered_at__isnull=False, shown_at__isnull=False),
                name="interview_question_is_answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(answer="") | Q(voice=None), name="interview_question_is_answered_or_becomes_an_order"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["interview", "asked_at", "id"], name="interview_question_of"),
            models.Index(fields=["party", "asked_at"], name="interview_question_asked_by"),
        ]
