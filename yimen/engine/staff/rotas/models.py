"""Tables of the rotas: shifts, what shows that somebody came, requests that a second person decides, frozen lists."""

from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField, DateTimeRangeField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.staffing.attendance import Outcome, Standing
from yimen.kernel.staffing.rota import ShiftKind
from yimen.registries.dated import one_at_a_time

_OUTCOMES = ["", *(one.value for one in Outcome)]


class Shift(Chained):
    """Somebody is due on a day, for a counter or another duty 班次. Called off with a reason, never deleted."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    window = models.ForeignKey("offices.Window", models.PROTECT, related_name="+", null=True, db_index=False)
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    kind = models.TextField()
    day = models.DateField()
    day_kind = models.TextField()  # what the day was when it was posted: workday, weekend or holiday
    during = DateTimeRangeField()
    posted_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    called_off_at = models.DateTimeField(null=True)
    called_off_for = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=[one.value for one in ShiftKind]), name="shift_kind_is_known"),
            models.CheckConstraint(
                condition=Q(kind="window", window__isnull=False) | (~Q(kind="window") & Q(window=None)),
                name="shift_at_a_window_names_it",
            ),
            models.CheckConstraint(
                condition=Q(called_off_at=None, called_off_for="")
                | (Q(called_off_at__isnull=False) & ~Q(called_off_for="")),
                name="shift_is_called_off_with_a_reason",
            ),
            one_at_a_time("shift_one_at_a_time_for_somebody", "staff_id", during="during", where=Q(called_off_at=None)),
            one_at_a_time(
                "shift_one_at_a_time_at_a_window",
                "window_id",
                during="during",
                where=Q(called_off_at=None, kind="window"),
            ),
            one_at_a_time(
                "shift_one_leader_at_a_time", "centre_id", during="during", where=Q(called_off_at=None, kind="leader")
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["centre", "day"], name="shift_of_centre"),
            models.Index(fields=["staff", "day"], name="shift_of_staff"),
        ]


class AttendanceMark(models.Model):
    """Somebody signed in or out 签到签退: themselves, at the moment at which they did."""

    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    day = models.DateField()
    kind = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=["in", "out"]), name="attendance_mark_is_in_or_out"),
            models.UniqueConstraint(
                fields=["staff", "day"], condition=Q(kind="in"), name="attendance_is_signed_in_once_a_day"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["staff", "day"], name="attendance_mark_of_day")]


class AttendanceCorrection(models.Model):
    """Somebody says afterwards that they were there 考勤更正; with a reason, and decided by a second person."""

    ref = models.TextField(unique=True)
    shift = models.ForeignKey(Shift, models.PROTECT, related_name="corrections")
    found = models.TextField()  # how it stood when the correction was asked for
    reason = models.TextField()
    asked_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    asked_at = models.DateTimeField()
    outcome = models.TextField(default="")
    words = models.TextField(default="")
    decided_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(outcome__in=_OUTCOMES), name="attendance_correction_outcome_is_known"),
            models.CheckConstraint(
                condition=Q(found__in=[one.value for one in Standing]), name="attendance_correction_finds_a_standing"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="attendance_correction_has_a_reason"),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("asked_by")),
                name="attendance_correction_needs_a_second_person",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", decided_at=None) | (~Q(outcome="") & Q(decided_at__isnull=False)),
                name="attendance_correction_is_decided_at_a_moment",
            ),
            models.UniqueConstraint(
                fields=["shift"], condition=Q(outcome=""), name="attendance_correction_waits_once_a_shift"
            ),
        ]


class LeaveRequest(Chained):
    """Somebody asks to be away 请假; granted by whoever heads them, never by themself."""

    ref = models.TextField(unique=True)
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    kind = models.TextField()
    reason = models.TextField()
    during = DateTimeRangeField()
    asked_at = models.DateTimeField()
    outcome = models.TextField(default="")
    words = models.TextField(default="")
    decided_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    decided_at = models.DateTimeField(null=True)
    absence_ref = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(outcome__in=_OUTCOMES), name="leave_outcome_is_known"),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("staff")), name="leave_is_granted_by_somebody_else"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", decided_at=None) | (~Q(outcome="") & Q(decided_at__isnull=False)),
                name="leave_is_decided_at_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="granted") | ~Q(absence_ref=""), name="leave_granted_is_an_absence"
            ),
            one_at_a_time("leave_is_asked_once_for_a_time", "staff_id", during="during", where=Q(outcome="")),
        ]
        indexes: ClassVar = [models.Index(fields=["staff", "-id"], name="leave_of_staff")]


class AllowanceRule(Chained):
    """What a month with weekends is paid 周末加班补贴标准, and up to which budget, from when to when. In fen."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    fen = models.BigIntegerField()
    least_days = models.SmallIntegerField()
    budget_fen = models.BigIntegerField()
    document = models.TextField()
    valid = DateRangeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(fen__gt=0, least_days__gte=1, budget_fen__gte=0), name="allowance_rule_pays_something"
            ),
            one_at_a_time("allowance_has_one_rule_at_a_time", "centre_id"),
        ]


class AllowanceList(Chained):
    """What a centre pays for the weekends of a month 补贴清单: frozen for finance, with the rule it rests on."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    month = models.DateField()
    rule = models.ForeignKey(AllowanceRule, models.PROTECT, related_name="+", db_index=False)
    fen = models.BigIntegerField()
    frozen_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    frozen_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["centre", "month"], name="allowance_list_is_frozen_once_a_month"),
        ]


class AllowanceLine(models.Model):
    """What one person is paid, for how many days served at weekends and on holidays."""

    of = models.ForeignKey(AllowanceList, models.PROTECT, related_name="lines")
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    served = models.SmallIntegerField()
    fen = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["of", "staff"], name="allowance_line_once_a_person"),
        ]


class DutyEvent(models.Model):
    """Something that happened while a leader was on duty 带班记事, and what was done about it."""

    ref = models.TextField(unique=True)
    shift = models.ForeignKey(Shift, models.PROTECT, related_name="events")
    at = models.DateTimeField()
    told = models.TextField()
    handled = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(told="") & ~Q(handled=""), name="duty_event_says_what_was_done"),
        ]


class Representative(Chained):
    """Who speaks for an office in a centre 首席代表, or stands in for them, from when to when."""

    ref = models.TextField(unique=True)
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    duty = models.TextField()
    letter_ref = models.TextField(default="")  # under which letter the chief decides
    document = models.TextField()
    valid = DateTimeRangeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(duty__in=["chief", "deputy"]), name="representative_is_chief_or_deputy"),
            models.CheckConstraint(
                condition=Q(duty="deputy") | ~Q(letter_ref=""), name="representative_chief_holds_a_letter"
            ),
            one_at_a_time("representative_one_chief_at_a_time", "office_id", "centre_id", where=Q(duty="chief")),
            one_at_a_time("representative_one_deputy_at_a_time", "office_id", "centre_id", where=Q(duty="deputy")),
        ]
