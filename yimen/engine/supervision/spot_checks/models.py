"""Tables of the spot checks: what was announced and drawn from, and each permit that came out."""

from collections.abc import Sequence
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.meanwhile import mark_of
from yimen.kernel.risk import CheckOutcome, RiskBand
from yimen.kernel.spot_checks import DrawScope, SpotCheckState


class SpotDraw(Chained):
    """A draw 双随机抽查: announced with everything it is drawn from, drawn by a witness, closed with its secret."""

    ref = models.TextField(unique=True)
    title = models.TextField()
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    scope = models.TextField()
    item_name = models.TextField(default="")  # empty: of all items
    first_day = models.DateField()
    last_day = models.DateField()
    points = ArrayField(models.TextField())
    # Frozen at the announcement: inspectors by their references, shares by band, permits with band and who is barred.
    inspectors = ArrayField(models.TextField())
    shares = models.JSONField()
    pool = models.JSONField()
    secret = models.TextField()
    commitment = models.TextField()  # digest of the secret, told before the draw
    pool_digest = models.TextField()
    permits = models.IntegerField(default=0)
    few = models.IntegerField(default=0)  # permits for which fewer than four may look, though all are named
    word = models.TextField(default="")
    announced_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    announced_at = models.DateTimeField()
    drawn_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    drawn_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(scope__in=list(DrawScope)), name="spot_draw_scope_is_known"),
            models.CheckConstraint(condition=~Q(title=""), name="spot_draw_has_a_title"),
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="spot_draw_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(drawn_at=None, drawn_by=None, word="")
                | Q(drawn_at__isnull=False, drawn_by__isnull=False) & ~Q(word=""),
                name="spot_draw_is_drawn_by_a_witness_with_a_word",
            ),
            models.CheckConstraint(
                condition=Q(drawn_by=None) | ~Q(drawn_by=F("announced_by")), name="spot_draw_witness_is_another"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(drawn_at__isnull=False), name="spot_draw_is_drawn_before_it_is_closed"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["office", "-id"], name="spot_draw_of_office"),
            models.Index(fields=["-id"], condition=Q(drawn_at=None), name="spot_draw_to_be_drawn"),
        ]


class SpotCheck(Chained):
    """One permit that was drawn 抽查检查: the two who look, what they found, where and when, and that both signed."""

    ref = models.TextField(unique=True)
    draw = models.ForeignKey(SpotDraw, models.PROTECT, related_name="checks")
    record = models.ForeignKey("supervision_records.SupervisionRecord", models.PROTECT, related_name="+")
    band = models.TextField()
    lots = ArrayField(models.TextField())  # the two as they were drawn, by their references
    inspectors = ArrayField(models.BigIntegerField())
    # Who was drawn and stood aside 回避, so that nobody is drawn for it twice.
    aside = ArrayField(models.BigIntegerField(), default=list)
    state = models.TextField(default=SpotCheckState.DRAWN)
    outcome = models.TextField(default="")
    findings = ArrayField(models.TextField(), default=list)
    summary = models.TextField(default="")
    position = models.TextField(default="")
    without_position = models.TextField(default="")
    looked_at = models.DateTimeField(null=True)  # as the telephone says
    recorded_at = models.DateTimeField(null=True)  # when it arrived here
    recorded_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    signed_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    published_at = models.DateTimeField(null=True)
    differed = models.TextField(default="")  # what the second of the two says otherwise

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draw", "record"], name="spot_check_once_a_draw"),
            models.CheckConstraint(condition=Q(state__in=list(SpotCheckState)), name="spot_check_state_is_known"),
            models.CheckConstraint(condition=Q(band__in=list(RiskBand)), name="spot_check_band_is_known"),
            models.CheckConstraint(condition=Q(inspectors__len=2), name="spot_check_is_made_by_two"),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(outcome__in=list(CheckOutcome)), name="spot_check_outcome_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["recorded", "published"])
                | ~Q(outcome="") & ~Q(summary="") & Q(recorded_by__isnull=False, looked_at__isnull=False),
                name="spot_check_record_says_what_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False, signed_by__isnull=False),
                name="spot_check_is_published_signed",
            ),
            models.CheckConstraint(
                condition=Q(signed_by=None) | ~Q(signed_by=F("recorded_by")), name="spot_check_is_signed_by_the_other"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["record"], condition=Q(state="drawn"), name="spot_check_ahead"),
            models.Index(fields=["-published_at", "-id"], condition=Q(state="published"), name="spot_check_published"),
        ]

    def mark(self, photographs: Sequence[str]) -> str:
        """Of the record as it stands with its photographs: who signs says by this what they have read."""
        return mark_of(
            self.outcome, self.findings, self.summary, self.position, self.without_position, self.looked_at,
            list(photographs),
        )  # fmt: skip
