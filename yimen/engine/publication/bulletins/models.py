"""The table of the bulletins; what was issued keeps its number, also when it is withdrawn."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.bulletin_life import BulletinState
from yimen.kernel.meanwhile import mark_of

SERIES = ("bulletin", "extra", "experience")


class Bulletin(Chained):
    """A bulletin 简报 of a series; its number is given when it is issued. `state` is written by moves alone."""

    ref = models.TextField(unique=True)
    series = models.TextField()
    issuer = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    title = models.TextField()
    text = models.TextField()
    public = models.TextField(default="no")
    state = models.TextField(default=BulletinState.DRAFT.value)
    drafted_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    drafted_at = models.DateTimeField()
    year = models.SmallIntegerField(null=True)
    number = models.IntegerField(null=True)
    issued_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    issued_at = models.DateTimeField(null=True)
    why = models.TextField(default="")  # it was withdrawn

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(series__in=SERIES), name="bulletin_series_is_known"),
            models.CheckConstraint(condition=Q(public__in=["yes", "no"]), name="bulletin_is_public_or_not"),
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in BulletinState]), name="bulletin_state_is_known"
            ),
            models.CheckConstraint(condition=~Q(title="") & ~Q(text=""), name="bulletin_says_something"),
            models.UniqueConstraint(fields=["issuer", "series", "year", "number"], name="bulletin_number_is_one"),
            models.CheckConstraint(
                condition=~Q(state="issued")
                | Q(number__isnull=False, year__isnull=False, issued_at__isnull=False, issued_by__isnull=False)
                & ~Q(issued_by=F("drafted_by")),
                name="bulletin_is_issued_by_a_second_hand",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(why=""), name="bulletin_is_withdrawn_for_a_reason"
            ),
        ]  # fmt: skip
        indexes: ClassVar = [models.Index(fields=["-issued_at", "-id"], name="bulletin_latest")]

    @property
    def mark(self) -> str:
        """Of the bulletin as it was drafted last."""
        return mark_of(self.series, self.title, self.text, self.public, self.drafted_at)
