"""Tables of the tickets: the last number of each day, the tickets, and when which clerk had a counter open."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.kernel.visits.counters import STAFFED, CounterState, PausedFor
from yimen.kernel.visits.tickets import AT_A_COUNTER, LIVE, TicketFor, TicketState


class TicketRegister(models.Model):
    """The last number that a centre gave under a letter on a day 取号登记; a refused act gives none."""

    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    letter = models.CharField(max_length=1)
    day = models.DateField()
    last = models.IntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["centre", "letter", "day"], name="ticket_register_one_per_letter_and_day"),
        ]


class Ticket(Chained):
    """A place in the queue of a group of counters 排队号. `state` is written by moves alone."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    group = models.ForeignKey("windows.WindowGroup", models.PROTECT, related_name="+", db_index=False)
    day = models.DateField()
    letter = models.CharField(max_length=1)
    n = models.IntegerField()
    wanted = models.TextField()  # TicketFor
    about = models.TextField()  # what it was taken for, as it was called then
    item = models.ForeignKey("catalogue.Item", models.PROTECT, related_name="+", null=True, db_index=False)
    bundle = models.ForeignKey("bundles.Bundle", models.PROTECT, related_name="+", null=True, db_index=False)
    # The one application it leads to: known when it is taken, or since its intake.
    matter = models.ForeignKey("matters.Matter", models.PROTECT, related_name="+", null=True)
    party = models.ForeignKey("people.Party", models.PROTECT, related_name="+", null=True, db_index=False)
    taken_by = models.TextField()
    taken_at = models.DateTimeField()
    state = models.TextField()
    window = models.ForeignKey("offices.Window", models.PROTECT, related_name="+", null=True, db_index=False)
    calls = models.SmallIntegerField(default=0)
    called_at = models.DateTimeField(null=True)
    first_called_at = models.DateTimeField(null=True)
    # Where it stands among those who wait, when that is not where its number stands: it came back after it was missed.
    place = models.FloatField(null=True)
    put_first_at = models.DateTimeField(null=True)
    returns = models.SmallIntegerField(default=0)
    reminded_at = models.DateTimeField(null=True)
    visit = models.OneToOneField("visits.Visit", models.PROTECT, related_name="+", null=True)
    served_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=sorted(TicketState)), name="ticket_state_is_known"),
            models.CheckConstraint(condition=Q(n__gte=1), name="ticket_numbers_begin_with_one"),
            models.CheckConstraint(
                condition=Q(wanted=TicketFor.GROUP, item=None, bundle=None)
                | Q(wanted=TicketFor.ITEM, item__isnull=False, bundle=None)
                | Q(wanted=TicketFor.BUNDLE, item=None, bundle__isnull=False)
                | Q(wanted=TicketFor.MATTER, item=None, bundle=None, matter__isnull=False),
                name="ticket_is_for_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "left"]) | Q(window__isnull=False, called_at__isnull=False),
                name="ticket_is_called_to_a_counter",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["serving", "finished"], visit__isnull=False)
                | (~Q(state__in=["serving", "finished"]) & Q(visit=None)),
                name="ticket_is_served_on_a_visit",
            ),
            models.UniqueConstraint(fields=["centre", "day", "letter", "n"], name="ticket_number_is_given_once"),
            models.UniqueConstraint(
                fields=["party", "group", "day"], condition=Q(state__in=sorted(LIVE)), name="ticket_one_per_party"
            ),
            models.UniqueConstraint(
                fields=["window"], condition=Q(state__in=sorted(AT_A_COUNTER)), name="ticket_one_per_counter"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["group", "day", "id"], condition=Q(state="waiting"), name="ticket_waiting"),
            models.Index(fields=["party", "-id"], condition=Q(party__isnull=False), name="ticket_of_party"),
            models.Index(fields=["centre", "day", "-called_at"], name="ticket_of_day"),
            models.Index(fields=["group", "-ended_at"], condition=Q(state="finished"), name="ticket_finished"),
        ]


class CounterSession(Chained):
    """A clerk has a counter open 窗口值守, for a day at most. `state` is written by `counters.move` alone."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    window = models.ForeignKey("offices.Window", models.PROTECT, related_name="+", db_index=False)
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    day = models.DateField()
    state = models.TextField()
    paused_for = models.TextField(default="")
    opened_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=sorted(CounterState)), name="counter_session_state_is_known"),
            models.CheckConstraint(
                condition=Q(state="paused", paused_for__in=sorted(PausedFor)) | (~Q(state="paused") & Q(paused_for="")),
                name="counter_session_paused_says_why",
            ),
            models.UniqueConstraint(
                fields=["window", "day"], condition=Q(state__in=sorted(STAFFED)), name="counter_session_one_per_window"
            ),
            models.UniqueConstraint(
                fields=["staff", "day"], condition=Q(state__in=sorted(STAFFED)), name="counter_session_one_per_clerk"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["centre", "day"], name="counter_session_of_centre")]
