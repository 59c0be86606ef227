"""Tables of the outreach: visits at home, guides with their steps, tracking with its notes, help, and late sessions."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained

REASONS = ["elderly", "disabled", "ill", "project", "other"]
WHYS = ["project", "enterprise", "difficult", "other"]


class HomeVisit(Chained):
    """Staff come to the applicant 上门服务: asked for, dispatched to somebody, and what was taken and done there."""

    ref = models.TextField(unique=True)
    party = models.ForeignKey("people.Party", models.PROTECT, db_index=False)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, db_index=False)
    item = models.ForeignKey("catalogue.Item", models.PROTECT, null=True, db_index=False)
    item_name = models.TextField(default="")
    case = models.ForeignKey("cases.Case", models.PROTECT, null=True)
    address = models.TextField()
    reason = models.TextField()
    wish = models.TextField(default="")
    wished_at = models.DateTimeField()
    asked_by = models.TextField()
    asked_at = models.DateTimeField()
    officer = models.ForeignKey("people.Staff", models.PROTECT, null=True, db_index=False)
    planned_at = models.DateTimeField(null=True)
    dispatched_at = models.DateTimeField(null=True)
    taken = models.JSONField(default=list)
    done = models.TextField(default="")
    # How it ended: done, declined with a reason, or cancelled by who asked for it.
    outcome = models.TextField(default="")
    ended_at = models.DateTimeField(null=True)
    answer = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(reason__in=REASONS), name="home_visit_reason_is_known"),
            models.CheckConstraint(
                condition=Q(outcome__in=["", "done", "declined", "cancelled"]), name="home_visit_outcome_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(outcome="done") | (Q(officer__isnull=False) & ~Q(done="")),
                name="home_visit_done_by_somebody_who_says_what",
            ),
            models.CheckConstraint(
                condition=Q(officer=None, planned_at=None, dispatched_at=None)
                | Q(officer__isnull=False, planned_at__isnull=False, dispatched_at__isnull=False),
                name="home_visit_dispatched_for_a_time",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", ended_at=None) | (~Q(outcome="") & Q(ended_at__isnull=False)),
                name="home_visit_ends_at_a_moment",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["centre", "wished_at"], condition=Q(outcome=""), name="home_visit_open"),
            models.Index(fields=["party", "-id"], name="home_visit_of_party"),
            models.Index(fields=["officer"], condition=Q(outcome=""), name="home_visit_of_officer"),
        ]


class Accompaniment(models.Model):
    """A guide who goes all the way with a case 全程陪同/帮办; the applicant confirms that it was done."""

    ref = models.TextField(unique=True)
    case = models.ForeignKey("cases.Case", models.PROTECT, db_index=False)
    guide = models.ForeignKey("people.Staff", models.PROTECT)
    reason = models.TextField(default="")
    begun_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(finished_at=None), name="accompaniment_one_guide_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | Q(finished_at__isnull=False, confirmed_at__gte=F("finished_at")),
                name="accompaniment_confirmed_after_it_was_finished",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["case"], name="accompaniment_of_case")]


class AccompanyStep(models.Model):
    """One step that the guide did for the applicant or with them, with time and place."""

    accompaniment = models.ForeignKey(Accompaniment, models.PROTECT, related_name="steps")
    how = models.TextField()
    place = models.TextField()
    text = models.TextField()
    done_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(how__in=["for", "with"]), name="accompany_step_is_for_or_with_somebody")
        ]


class Tracking(models.Model):
    """A case that its owner follows up 跟踪服务: until when to call next, and whether that was missed."""

    ref = models.TextField(unique=True)
    case = models.ForeignKey("cases.Case", models.PROTECT, db_index=False)
    owner = models.ForeignKey("people.Staff", models.PROTECT, db_index=False)
    why = models.TextField()
    next_contact = models.DateField()
    # For which date the owner was reminded that they had not called.
    missed = models.DateField(null=True)
    misses = models.SmallIntegerField(default=0)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(why__in=WHYS), name="tracking_why_is_known"),
            models.UniqueConstraint(fields=["case"], condition=Q(ended_at=None), name="tracking_once_a_case"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["case"], name="tracking_of_case"),
            models.Index(fields=["owner", "next_contact"], condition=Q(ended_at=None), name="tracking_of_owner"),
            models.Index(fields=["next_contact"], condition=Q(ended_at=None), name="tracking_to_come"),
        ]


class TrackingNote(models.Model):
    """What was said at a contact; the applicant reads it too."""

    tracking = models.ForeignKey(Tracking, models.PROTECT, related_name="notes")
    staff = models.ForeignKey("people.Staff", models.PROTECT)
    text = models.TextField()
    written_at = models.DateTimeField()


class Assistance(models.Model):
    """A case that was filed online with the help of staff 协助申报: who helped, where, with what."""

    case = models.OneToOneField("cases.Case", models.PROTECT)
    helper = models.ForeignKey("people.Staff", models.PROTECT)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, null=True, db_index=False)
    what = models.TextField()
    helped_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["centre", "helped_at"], name="assistance_of_centre")]


class LateSession(models.Model):
    """A clerk who stays after closing for who still waits 延时服务, with the overtime that came of it."""

    ref = models.TextField(unique=True)
    staff = models.ForeignKey("people.Staff", models.PROTECT, db_index=False)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, db_index=False)
    reason = models.TextField(default="")
    begins = models.DateTimeField()
    ends = models.DateTimeField(null=True)
    overtime_minutes = models.IntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["staff"], condition=Q(ends=None), name="late_session_one_open_per_clerk"),
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=F("begins")), name="late_session_ends_after_it_begins"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["centre", "begins"], name="late_session_of_centre")]
