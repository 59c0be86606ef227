"""Tables of the talks: the talk, its lines that nobody changes, its video appointments and who went into a room."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.talk_life import Side, TalkOutcome, TalkState


class Talk(Chained):
    """An applicant and a clerk of a centre, about a case or an item 在线交谈. `state` is written by moves alone."""

    ref = models.TextField(unique=True)
    topic = models.TextField()  # without numbers of people: it stands in lists
    item = models.ForeignKey("catalogue.Item", models.PROTECT, related_name="+", null=True, db_index=False)
    item_name = models.TextField(default="")
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", null=True)
    party = models.ForeignKey("people.Party", models.PROTECT, related_name="+", db_index=False)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    owner = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    # To whom it was passed on; they own it when they take it over, and not before.
    passed_to = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    state = models.TextField(default=TalkState.WAITING.value)
    asked_at = models.DateTimeField()
    waits_until = models.DateTimeField()  # when the centre closes on the day
    taken_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    outcome = models.TextField(default="")
    summary = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=[one.value for one in TalkState]), name="talk_state_is_known"),
            models.CheckConstraint(
                condition=Q(item__isnull=False) | Q(case__isnull=False), name="talk_is_about_an_item_or_a_case"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "left"], owner=None, taken_at=None)
                | Q(state__in=["open", "closed"], owner__isnull=False, taken_at__gte=F("asked_at")),
                name="talk_has_a_clerk_once_it_is_taken_up",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", outcome__in=[one.value for one in TalkOutcome]) & ~Q(summary="")
                | ~Q(state="closed") & Q(outcome="", summary=""),
                name="talk_closes_with_its_summary",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "open"], ended_at=None)
                | Q(state__in=["closed", "left"], ended_at__gte=F("asked_at")),
                name="talk_ends_at_a_moment",
            ),
            models.CheckConstraint(condition=Q(passed_to=None) | Q(state="open"), name="talk_is_passed_on_while_open"),
            models.UniqueConstraint(fields=["party"], condition=Q(state="waiting"), name="talk_waits_one_at_a_time"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["centre", "asked_at", "id"], condition=Q(state="waiting"), name="talk_waiting"),
            models.Index(fields=["waits_until"], condition=Q(state="waiting"), name="talk_waits_until"),
            models.Index(fields=["centre", "owner"], condition=Q(state="open"), name="talk_open"),
            models.Index(fields=["owner", "state", "-id"], name="talk_of_owner"),
            models.Index(fields=["passed_to"], condition=Q(passed_to__isnull=False), name="talk_passed_on"),
            models.Index(fields=["party", "-id"], name="talk_of_party"),
            models.Index(fields=["asked_at"], name="talk_asked"),
        ]


class TalkLine(models.Model):
    """What was said, or what happened, in its place 交谈记录. Nobody changes it, and nothing is added at the end."""

    talk = models.ForeignKey(Talk, models.PROTECT, related_name="lines", db_index=False)
    nth = models.IntegerField()
    side = models.TextField()
    event = models.TextField(default="")  # of the house: what happened
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    text = models.TextField(default="")  # as others read it: without numbers of people
    # The whole of it for the two who talk, where it holds such a number.
    whole_cipher = models.BinaryField(default=b"")
    whole_key = models.TextField(default="")
    said_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["talk", "nth"], name="talk_line_has_its_place"),
            models.CheckConstraint(
                condition=Q(side=Side.APPLICANT.value, staff=None, event="") & ~Q(text="")
                | Q(side=Side.CLERK.value, staff__isnull=False, event="") & ~Q(text="")
                | Q(side=Side.HOUSE.value) & ~Q(event=""),
                name="talk_line_is_said_by_one_side",
            ),
        ]


class TalkVideo(models.Model):
    """Half an hour by video 视频预约 within a talk; the room is another's, and opens for each side by itself."""

    ref = models.TextField(unique=True)
    talk = models.ForeignKey(Talk, models.PROTECT, related_name="videos", db_index=False)
    clerk = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    begins = models.DateTimeField()
    ends = models.DateTimeField()
    booked_by = models.TextField()
    booked_at = models.DateTimeField()
    called_off_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(booked_by__in=["applicant", "clerk"]), name="video_is_booked_by_a_side"),
            models.CheckConstraint(condition=Q(ends__gt=F("begins")), name="video_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(called_off_at=None) | Q(ended_at=None), name="video_is_called_off_or_ends"
            ),
            models.UniqueConstraint(
                fields=["clerk", "begins"], condition=Q(called_off_at=None), name="video_one_for_a_clerk"
            ),
            models.UniqueConstraint(
                fields=["talk"], condition=Q(called_off_at=None, ended_at=None), name="video_one_for_a_talk"
            ),
        ]


class VideoEntrance(models.Model):
    """One time somebody was let into the room of a video appointment, by an address good for this once."""

    ref = models.TextField(unique=True)
    video = models.ForeignKey(TalkVideo, models.PROTECT, related_name="entrances")
    side = models.TextField()
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    party = models.ForeignKey("people.Party", models.PROTECT, related_name="+", null=True, db_index=False)
    entered_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(side="clerk", staff__isnull=False, party=None)
                | Q(side="applicant", staff=None, party__isnull=False),
                name="video_entrance_is_somebodys",
            ),
        ]
