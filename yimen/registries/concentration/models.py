"""Tables of the concentration of powers: dated, ended and never deleted. Whether an office complies lies nowhere."""

from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.offices.concentration import IN_A_CENTRE, Duty, Ground, Integration, Place, SeatSide, SetUp, Template
from yimen.registries.dated import one_at_a_time

_ONE_AT_A_TIME = [Duty.LEADER, Duty.HEAD]


class ConcentrationTemplate(Chained):
    """What a region asks of the offices in it 集中模板, over a span of days."""

    ref = models.TextField(unique=True)
    region = models.ForeignKey("regions.Region", models.PROTECT)
    template = models.TextField()
    valid = DateRangeField()
    basis = models.TextField(default="")
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(template__in=list(Template)), name="concentration_template_is_known"),
            one_at_a_time("region_asks_by_one_template_at_a_time", "region_id"),
        ]


class Determination(Chained):
    """The three determinations 三定方案 of a division: organisation, functions, head-count. Published when approved."""

    ref = models.TextField(unique=True)
    office = models.ForeignKey("offices.Office", models.PROTECT)
    number = models.TextField(unique=True)
    name = models.TextField()
    form = models.TextField()
    way = models.TextField()
    integration = models.TextField()
    tasks = models.JSONField(default=list)  # kernel.offices.concentration.Task
    headcount = models.SmallIntegerField()
    closes = models.JSONField(default=list)  # ids of the sections that end with it
    begins = models.DateField()
    proposed_at = models.DateTimeField()
    proposed_by = models.TextField()
    approved_at = models.DateTimeField(null=True)
    approved_by = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(form__in=["stand_alone", "co_located", "delegated"]),
                name="determination_has_one_of_three_forms",
            ),
            models.CheckConstraint(condition=Q(way__in=list(SetUp)), name="determination_way_is_known"),
            models.CheckConstraint(
                condition=Q(integration__in=list(Integration)), name="determination_integration_is_known"
            ),
            models.CheckConstraint(condition=Q(headcount__gte=0), name="determination_counts_heads"),
            models.CheckConstraint(
                condition=Q(approved_at=None) | ~Q(approved_by=F("proposed_by")), name="determination_needs_four_eyes"
            ),
        ]


class DivisionDuty(Chained):
    """What somebody is to the approval division of an office: leader, head, deputy, member."""

    ref = models.TextField(unique=True)
    office = models.ForeignKey("offices.Office", models.PROTECT)
    staff = models.ForeignKey("people.Staff", models.PROTECT)
    duty = models.TextField()
    valid = DateRangeField()
    basis = models.TextField(default="")
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(duty__in=list(Duty)), name="division_duty_is_known"),
            one_at_a_time(
                "division_has_one_leader_and_one_head_at_a_time", "office_id", "duty", where=Q(duty__in=_ONE_AT_A_TIME)
            ),
            one_at_a_time("somebody_has_one_duty_in_a_division_at_a_time", "office_id", "staff_id"),
        ]


class SeatStock(Chained):
    """How many seats 前、后台位置 a centre has for those who enter, over a span of days."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT)
    front = models.IntegerField()
    back = models.IntegerField()
    valid = DateRangeField()
    basis = models.TextField(default="")
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(front__gte=0, back__gte=0), name="seat_stock_is_not_negative"),
            one_at_a_time("centre_has_one_seat_stock_at_a_time", "centre_id"),
        ]


class Residency(Chained):
    """An office enters a centre 进驻: planned for a day with seats, windows and staff, then entered, then left."""

    ref = models.TextField(unique=True)
    office = models.ForeignKey("offices.Office", models.PROTECT)
    centre = models.ForeignKey("offices.Centre", models.PROTECT)
    batch = models.TextField()
    due = models.DateField()
    front = models.IntegerField()
    back = models.IntegerField()
    windows = models.IntegerField()
    staff = models.IntegerField()
    basis = models.TextField(default="")
    planned_on = models.DateField()
    entered_on = models.DateField(null=True)
    left_on = models.DateField(null=True)
    called_off_on = models.DateField(null=True)
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(front__gte=0, back__gte=0, windows__gte=0, staff__gte=0),
                name="residency_asks_for_no_less_than_nothing",
            ),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(entered_on__isnull=False, left_on__gt=F("entered_on")),
                name="residency_ends_after_it_was_entered",
            ),
            models.CheckConstraint(
                condition=Q(called_off_on=None) | Q(entered_on=None), name="residency_entered_is_not_called_off"
            ),
            models.UniqueConstraint(
                fields=["office", "centre"],
                condition=Q(left_on=None, called_off_on=None),
                name="residency_one_open_per_office_and_centre",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["centre", "due"], name="residency_of_centre")]


class ResidentItem(Chained):
    """Where an item is handled 进驻事项: in a centre, there under a letter, or by approval in place.

    Without days it is scheduled: it begins with the residency that it belongs to.
    """

    ref = models.TextField(unique=True)
    item = models.ForeignKey("catalogue.Item", models.PROTECT)
    place = models.TextField()
    residency = models.ForeignKey(Residency, models.PROTECT, null=True, related_name="items")
    ground = models.TextField(default="")
    valid = DateRangeField(null=True)
    basis = models.TextField(default="")
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(place__in=sorted(IN_A_CENTRE), residency__isnull=False, ground=Ground.NONE)
                | (Q(place=Place.IN_PLACE, residency=None, valid__isnull=False) & ~Q(ground=Ground.NONE)),
                name="resident_item_is_in_a_centre_or_in_place_on_a_ground",
            ),
            models.CheckConstraint(condition=Q(ground__in=list(Ground)), name="resident_item_ground_is_known"),
            one_at_a_time("item_is_handled_at_one_place_at_a_time", "item_id"),
        ]


class Seat(Chained):
    """One seat 座席 of a centre's seat plan: before or behind the counter, from day to day."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    code = models.TextField()
    side = models.TextField()
    valid = DateRangeField()
    basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(side__in=list(SeatSide)), name="seat_is_before_or_behind_the_counter"),
            one_at_a_time("seat_code_names_one_seat_of_a_centre", "centre_id", "code"),
        ]


class SeatAllotment(Chained):
    """A seat is a department's 座席分配: of those that its residency holds, from day to day."""

    ref = models.TextField(unique=True)
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="allotments", db_index=False)
    residency = models.ForeignKey(Residency, models.PROTECT, related_name="allotments")
    valid = DateRangeField()

    class Meta:
        constraints: ClassVar = [one_at_a_time("seat_is_of_one_department_at_a_time", "seat_id")]


class SeatOccupant(Chained):
    """Who sits at a seat 座席人员, from day to day: one at a time, and nobody at two."""

    ref = models.TextField(unique=True)
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="occupants", db_index=False)
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    valid = DateRangeField()

    class Meta:
        constraints: ClassVar = [
            one_at_a_time("seat_has_one_occupant_at_a_time", "seat_id"),
            one_at_a_time("somebody_sits_at_one_seat_at_a_time", "staff_id"),
        ]


class SectionPost(Chained):
    """A post of an approval section has its workplace in the centre 成建制进驻, from day to day."""

    ref = models.TextField(unique=True)
    residency = models.ForeignKey(Residency, models.PROTECT, related_name="posts")
    post = models.ForeignKey("people.Post", models.PROTECT, related_name="+", db_index=False)
    valid = DateRangeField()
    basis = models.TextField(default="")
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [one_at_a_time("post_has_one_workplace_at_a_time", "post_id")]
