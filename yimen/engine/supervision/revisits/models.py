"""Tables of the re-visits: a draw with what it was drawn from, and each call with what was heard."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.evaluation import Grade
from yimen.kernel.revisits import TRIES, RevisitState


class RevisitDraw(Chained):
    """A draw among the cases that were decided at a centre 回访抽签: committed to, then drawn with a witness's word."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    since = models.DateField()
    until = models.DateField()
    how_many = models.SmallIntegerField()
    callers = ArrayField(models.TextField())
    pool = models.JSONField()  # case -> who may never ask about it
    secret = models.TextField()
    announced_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    announced_at = models.DateTimeField()
    word = models.TextField(default="")
    witness = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    drawn_at = models.DateTimeField(null=True)
    lapsed_at = models.DateTimeField(null=True)  # noted when the next was announced

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["centre"], condition=Q(drawn_at=None, lapsed_at=None), name="revisit_draw_waits_once_a_centre"
            ),
            models.CheckConstraint(
                condition=Q(drawn_at=None) | Q(lapsed_at=None), name="revisit_draw_is_drawn_or_lapses"
            ),
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="revisit_draw_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(drawn_at=None, word="", witness=None)
                | Q(drawn_at__isnull=False, witness__isnull=False) & ~Q(word="") & ~Q(witness=F("announced_by")),
                name="revisit_draw_has_another_witness",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["centre", "-id"], name="revisit_draw_of_centre")]


class Revisit(Chained):
    """One applicant who is called 回访, by whom, and what they said. `state` is written by moves alone."""

    ref = models.TextField(unique=True)
    draw = models.ForeignKey(RevisitDraw, models.PROTECT, related_name="revisits")
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", db_index=False)
    caller = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    state = models.TextField(default=RevisitState.DRAWN.value)
    tries = models.SmallIntegerField(default=0)
    grade = models.TextField(default="")
    on_time = models.TextField(default="")
    extra = models.TextField(default="")
    paid = models.TextField(default="")
    words = models.TextField(default="")
    answered_at = models.DateTimeField(null=True)
    complaint = models.TextField(default="")  # its number, when what was heard became one

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case"], name="revisit_once_a_case"),
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in RevisitState]), name="revisit_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(grade__in=["", *(one.value for one in Grade)]), name="revisit_grade_is_known"
            ),
            models.CheckConstraint(condition=Q(tries__gte=0, tries__lte=TRIES), name="revisit_tries_are_few"),
            models.CheckConstraint(
                condition=~Q(state="answered") | ~Q(grade="") & Q(answered_at__isnull=False),
                name="revisit_is_answered_whole",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["caller", "id"], condition=Q(state="drawn"), name="revisit_to_call"),
        ]
