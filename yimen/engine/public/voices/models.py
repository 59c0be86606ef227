"""Tables of the voices: what was said, who said it (apart), each handing out, comments, and the desk."""

from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.voice_life import OPEN, VoiceKind, VoiceState, VoiceTopic, VoiceWay

_OPEN = Q(state__in=sorted(one.value for one in OPEN))


class Voice(Chained):
    """Something that somebody raised 民声诉求, with number and code. `state` is written by moves alone."""

    ref = models.TextField(unique=True)
    number = models.TextField(unique=True)
    code_hash = models.BinaryField()
    way = models.TextField()
    kind = models.TextField()
    topic = models.TextField()
    title = models.TextField()
    told = models.TextField()
    open = models.TextField()  # whether who said it agrees that it is published
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", null=True, db_index=False)
    source = models.TextField(default="")  # of a post or an interview: from where, as its door calls it
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", db_index=False)
    city_id = models.BigIntegerField(null=True)
    county_id = models.BigIntegerField(null=True)
    town_id = models.BigIntegerField(null=True)
    village_id = models.BigIntegerField(null=True)
    state = models.TextField(default=VoiceState.RECEIVED.value)
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", null=True, db_index=False)
    lodged_at = models.DateTimeField()
    hand_out_by = models.DateTimeField()
    answer = models.TextField(default="")
    checked_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    closed_at = models.DateTimeField(null=True)
    reopened_at = models.DateTimeField(null=True)
    content = models.TextField(default="")  # whether who said it is content with the answer
    called_at = models.DateTimeField(null=True)
    heard = models.TextField(default="")  # when they were called back
    raised_at = models.DateTimeField(null=True)
    shown_at = models.DateTimeField(null=True)
    shown_title = models.TextField(default="")
    shown_told = models.TextField(default="")
    shown_answer = models.TextField(default="")
    withheld_at = models.DateTimeField(null=True)
    withheld_why = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(way__in=[one.value for one in VoiceWay]), name="voice_way_is_known"),
            models.CheckConstraint(condition=Q(kind__in=[one.value for one in VoiceKind]), name="voice_kind_is_known"),
            models.CheckConstraint(
                condition=Q(topic__in=[one.value for one in VoiceTopic]), name="voice_topic_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in VoiceState]), name="voice_state_is_known"
            ),
            models.CheckConstraint(condition=~Q(title="") & ~Q(told=""), name="voice_says_something"),
            models.CheckConstraint(condition=Q(open__in=["yes", "no"]), name="voice_open_is_yes_or_no"),
            models.CheckConstraint(condition=Q(content__in=["", "yes", "no"]), name="voice_content_is_yes_or_no"),
            models.CheckConstraint(
                condition=~Q(state__in=["assigned", "answered", "closed"]) | Q(office__isnull=False),
                name="voice_lies_with_an_office",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | ~Q(answer="") & Q(closed_at__isnull=False, checked_by__isnull=False),
                name="voice_is_closed_with_a_checked_answer",
            ),
            models.CheckConstraint(
                condition=Q(shown_at=None)
                | Q(open="yes", withheld_at=None, closed_at__isnull=False)
                & ~Q(shown_title="")
                & ~Q(shown_told="")
                & ~Q(shown_answer=""),
                name="voice_is_shown_whole_and_agreed",
            ),
            models.CheckConstraint(
                condition=Q(withheld_at=None, withheld_why="") | Q(withheld_at__isnull=False) & ~Q(withheld_why=""),
                name="voice_is_withheld_with_a_reason",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["lodged_at", "id"], condition=_OPEN, name="voice_open"),
            models.Index(fields=["office", "lodged_at"], condition=_OPEN, name="voice_of_office"),
            models.Index(fields=["lodged_at"], name="voice_lodged"),
            models.Index(fields=["closed_at", "id"], condition=Q(state="closed"), name="voice_closed"),
            models.Index(fields=["shown_at", "id"], condition=Q(shown_at__isnull=False), name="voice_shown"),
        ]


class Speaker(models.Model):
    """Who raised a voice: a party, or a name and phone that were left, encrypted; without a row, nobody by name."""

    voice = models.OneToOneField(Voice, models.PROTECT, primary_key=True, related_name="speaker")
    party = models.ForeignKey("people.Party", models.PROTECT, related_name="+", null=True)
    contact_cipher = models.BinaryField(default=b"")
    contact_key = models.TextField(default="")


class VoiceOrder(models.Model):
    """One handing out of a voice 工单: to which office, by when, and what came of it. One is open at a time."""

    voice = models.ForeignKey(Voice, models.PROTECT, related_name="orders")
    nth = models.SmallIntegerField()
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    by_route = models.TextField(default="")  # yes: a route sent it, nobody's hand
    why = models.TextField(default="")  # of one that comes again
    handed_at = models.DateTimeField()
    respond_by = models.DateTimeField()
    answer_by = models.DateTimeField()
    taken_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    taken_at = models.DateTimeField(null=True)
    urged = models.SmallIntegerField(default=0)
    outcome = models.TextField(default="")  # given_back, answered, returned or withdrawn
    reason = models.TextField(default="")  # of one that was given back or returned
    answer = models.TextField(default="")
    answered_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["voice", "nth"], name="voice_order_is_numbered"),
            models.UniqueConstraint(fields=["voice"], condition=Q(outcome=""), name="voice_order_one_at_a_time"),
            models.CheckConstraint(
                condition=Q(outcome__in=["", "given_back", "answered", "returned", "withdrawn"]),
                name="voice_order_outcome_is_known",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", ended_at=None) | ~Q(outcome="") & Q(ended_at__isnull=False),
                name="voice_order_ends_with_its_outcome",
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=["given_back", "returned"]) | ~Q(reason=""),
                name="voice_order_goes_back_with_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="answered") | ~Q(answer="") & Q(answered_by__isnull=False),
                name="voice_order_answer_is_somebodys",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["answer_by", "id"], condition=Q(outcome=""), name="voice_order_open"),
            models.Index(fields=["office", "handed_at"], name="voice_order_of_office"),
            models.Index(fields=["handed_at"], name="voice_order_handed"),
        ]


class VoiceComment(models.Model):
    """What somebody with an account says to a published voice 评论; before the public once a reader let it pass."""

    ref = models.TextField(unique=True)
    voice = models.ForeignKey(Voice, models.PROTECT, related_name="comments", db_index=False)
    party = models.ForeignKey("people.Party", models.PROTECT, related_name="+", db_index=False)
    name = models.TextField()  # as the public reads it: the first character alone
    text = models.TextField()
    written_at = models.DateTimeField()
    read_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    shown_at = models.DateTimeField(null=True)
    withheld_at = models.DateTimeField(null=True)
    withheld_why = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="voice_comment_says_something"),
            models.CheckConstraint(
                condition=Q(withheld_at=None, withheld_why="")
                | Q(withheld_at__isnull=False, read_by__isnull=False) & ~Q(withheld_why=""),
                name="voice_comment_is_withheld_with_a_reason",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["voice", "shown_at"], condition=Q(withheld_at=None), name="voice_comment_of_voice"),
            models.Index(
                fields=["written_at", "id"], condition=Q(shown_at=None, withheld_at=None), name="voice_comment_unread"
            ),
        ]


class CommentVote(models.Model):
    """One person's voice for a comment 点赞, once, or against its being shown 举报, with a reason."""

    comment = models.ForeignKey(VoiceComment, models.PROTECT, related_name="votes")
    party = models.ForeignKey("people.Party", models.PROTECT, related_name="+", db_index=False)
    kind = models.TextField()
    why = models.TextField(default="")
    cast_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)  # of a report that the desk has read

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["comment", "party", "kind"], name="comment_vote_is_cast_once"),
            models.CheckConstraint(
                condition=Q(kind="like", why="") | Q(kind="report") & ~Q(why=""), name="comment_vote_is_for_or_reports"
            ),
        ]


class VoiceRoute(models.Model):
    """Where voices of a topic, a place, or both go by themselves 派单规则, from when to when."""

    ref = models.TextField(unique=True)
    topic = models.TextField(default="")
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", null=True, db_index=False)
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    laid_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(topic="") | Q(region__isnull=False), name="voice_route_names_topic_or_place"
            ),
            models.UniqueConstraint(
                fields=["topic", "region"],
                condition=Q(ended_at=None),
                name="voice_route_one_per_topic_and_place",
                nulls_distinct=False,
            ),
        ]


class DeskMember(models.Model):
    """Who belongs to the desk of the voices 民声专席, from which day to which."""

    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+")
    valid = DateRangeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["staff"], condition=Q(valid__endswith=None), name="desk_member_is_named_once"
            )
        ]


class DutyShift(models.Model):
    """A shift at the desk of the voices 值班: planned, come to and gone from by the clock."""

    ref = models.TextField(unique=True)
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    begins = models.DateTimeField()
    ends = models.DateTimeField()
    came_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends__gt=F("begins")), name="duty_shift_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(left_at=None) | Q(came_at__isnull=False, left_at__gte=F("came_at")),
                name="duty_shift_is_left_after_it_is_come_to",
            ),
            models.UniqueConstraint(fields=["staff", "begins"], name="duty_shift_begins_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["begins"], name="duty_shift_begins")]


class VoiceScheme(models.Model):
    """How work with voices is weighed 考核办法, for the hotline and for posts apart; the newest of its day counts."""

    kind = models.TextField()
    since = models.DateField()
    responded = models.SmallIntegerField()
    on_time = models.SmallIntegerField()
    quality = models.SmallIntegerField()
    content = models.SmallIntegerField()
    basis = models.TextField()
    set_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=["hotline", "posts"]), name="voice_scheme_kind_is_known"),
            models.CheckConstraint(
                condition=Q(responded=100 - F("on_time") - F("quality") - F("content"))
                & Q(responded__gte=0, on_time__gte=0, quality__gte=0, content__gte=0),
                name="voice_scheme_makes_a_hundred",
            ),
        ]


class VoiceReport(Chained):
    """The voices of a month 民声月报, counted from their orders and frozen; what was wrong comes as a new version."""

    ref = models.TextField(unique=True)
    month = models.DateField()
    version = models.SmallIntegerField()
    why = models.TextField(default="")  # of a version after the first
    facts = models.JSONField()
    made_at = models.DateTimeField()
    publish_on = models.DateField()
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["month", "version"], name="voice_report_version_once_a_month"),
            models.CheckConstraint(condition=Q(month__day=1), name="voice_report_begins_its_month"),
            models.CheckConstraint(
                condition=Q(version=1) | Q(version__gt=1) & ~Q(why=""), name="voice_report_is_corrected_with_a_reason"
            ),
        ]
