"""Tables of the appointments: what can be booked, what was booked, who serves on a day off, and who may not book."""

from typing import ClassVar

from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.visits.slots import SlotKind
from yimen.registries.dated import one_at_a_time

HELD = ["booked", "arrived"]


class BookingPlan(models.Model):
    """What can be booked at a centre 预约方案: everything, one window family or one item, with its slots. Ended."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT)
    kind = models.TextField()
    name = models.TextField()
    family = models.TextField(default="")
    item = models.ForeignKey("catalogue.Item", models.PROTECT, null=True)
    # Whose staff serve on days off; holiday plans only.
    office = models.ForeignKey("offices.Office", models.PROTECT, null=True)
    minutes = models.SmallIntegerField()
    places = models.SmallIntegerField()
    lead_hours = models.SmallIntegerField()
    days_ahead = models.SmallIntegerField()
    opens = models.TimeField(null=True)
    closes = models.TimeField(null=True)
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=list(SlotKind)), name="booking_plan_kind_is_known"),
            models.CheckConstraint(
                condition=Q(kind="holiday", office__isnull=False) | (~Q(kind="holiday") & Q(office__isnull=True)),
                name="booking_plan_for_days_off_names_an_office",
            ),
            models.CheckConstraint(condition=Q(family="") | Q(item__isnull=True), name="booking_plan_has_one_scope"),
            models.UniqueConstraint(
                fields=["centre", "kind", "family", "item"],
                condition=Q(ended_at=None),
                nulls_distinct=False,
                name="booking_plan_is_open_once_per_scope",
            ),
        ]


class HolidayDuty(models.Model):
    """Somebody of the office who serves on a day off 节假日值班: offered first, on the roster once they are booked."""

    ref = models.TextField(unique=True)
    plan = models.ForeignKey(BookingPlan, models.PROTECT)
    day = models.DateField()
    staff = models.ForeignKey("people.Staff", models.PROTECT)
    offered_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["staff", "day"], condition=Q(withdrawn_at=None), name="holiday_duty_once_a_day"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["plan", "day"], name="holiday_duty_of_day")]


class Appointment(Chained):
    """A place in a slot, booked for a party 预约. `state` is written by moves alone."""

    ref = models.TextField(unique=True)
    # What the visitor shows or says at the window.
    code = models.TextField()
    plan = models.ForeignKey(BookingPlan, models.PROTECT)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, db_index=False)
    item = models.ForeignKey("catalogue.Item", models.PROTECT, null=True, db_index=False)
    item_name = models.TextField(default="")
    case = models.ForeignKey("cases.Case", models.PROTECT, null=True)
    party = models.ForeignKey("people.Party", models.PROTECT, db_index=False)
    comes = models.TextField()
    booked_by = models.TextField()
    begins = models.DateTimeField()
    ends = models.DateTimeField()
    # The place within the slot, out of as many as the plan had when it was booked.
    seat = models.SmallIntegerField()
    places = models.SmallIntegerField()
    kind = models.TextField()
    duty = models.ForeignKey(HolidayDuty, models.PROTECT, null=True)
    state = models.TextField()
    changes = models.SmallIntegerField(default=0)
    booked_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    visit = models.ForeignKey("visits.Visit", models.PROTECT, null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=["booked", "arrived", "cancelled", "missed", "excused"]),
                name="appointment_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(seat__gte=1, seat__lte=F("places")), name="appointment_has_a_place_that_there_is"
            ),
            models.CheckConstraint(condition=Q(ends__gt=F("begins")), name="appointment_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(kind="holiday", duty__isnull=False) | (~Q(kind="holiday") & Q(duty__isnull=True)),
                name="appointment_on_a_day_off_has_its_staff",
            ),
            models.CheckConstraint(
                condition=~Q(state="arrived") | Q(arrived_at__isnull=False), name="appointment_came_at_a_moment"
            ),
            models.UniqueConstraint(
                fields=["plan", "begins", "seat"], condition=Q(state__in=HELD), name="appointment_one_per_place"
            ),
            models.UniqueConstraint(
                fields=["duty", "begins"], condition=Q(state__in=HELD), name="appointment_one_per_officer_and_slot"
            ),
            models.UniqueConstraint(
                fields=["party", "begins"], condition=Q(state__in=HELD), name="appointment_party_is_at_one_place"
            ),
            models.UniqueConstraint(fields=["code"], condition=Q(state="booked"), name="appointment_code_is_used_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["centre", "begins"], name="appointment_of_centre"),
            models.Index(fields=["party", "-id"], name="appointment_of_party"),
            models.Index(fields=["begins"], condition=Q(state="booked"), name="appointment_to_come"),
        ]


class WeekendScope(models.Model):
    """An item that a centre leaves out on days off of its calendar, though it opens 周末减项办理. Ended, kept."""

    centre = models.ForeignKey("offices.Centre", models.PROTECT)
    item = models.ForeignKey("catalogue.Item", models.PROTECT, db_index=False)
    since = models.DateField()
    until = models.DateField(null=True)
    basis = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["centre", "item"], condition=Q(until=None), name="weekend_scope_leaves_an_item_out_once"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")), name="weekend_scope_ends_after_it_begins"
            ),
        ]


class BookingPause(models.Model):
    """A time in which a party may not book 暂停预约, after so many misses; lifted on appeal."""

    ref = models.TextField(unique=True)
    party = models.ForeignKey("people.Party", models.PROTECT)
    centre = models.ForeignKey("offices.Centre", models.PROTECT)
    misses = models.SmallIntegerField()
    valid = DateTimeRangeField()
    appeal = models.TextField(default="")
    appealed_at = models.DateTimeField(null=True)
    answer = models.TextField(default="")
    answer_reason = models.TextField(default="")
    answered_by = models.TextField(default="")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(answer__in=["", "lifted", "upheld"]), name="booking_pause_answer_is_known"
            ),
            models.CheckConstraint(
                condition=Q(answer="") | Q(answered_at__isnull=False, appealed_at__isnull=False),
                name="booking_pause_answer_follows_an_appeal",
            ),
            one_at_a_time("booking_pause_one_at_a_time", "party_id"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["centre", "id"],
                condition=Q(answer="", appealed_at__isnull=False),
                name="booking_pause_appealed",
            )
        ]
