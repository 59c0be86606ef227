"""Tables of the lost property: what was found, and who said that it is theirs. What identifies it lies encrypted."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.lost_property import ClaimOutcome, FoundKind, FoundState


class FoundThing(Chained):
    """Something found in a hall 拾得物, by its number. What identifies it is not shown."""

    ref = models.TextField(unique=True)
    number = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    kind = models.TextField()
    shown = models.TextField()
    where = models.TextField()
    found_on = models.DateField()
    marks_cipher = models.BinaryField()
    marks_key = models.TextField()
    photo = models.TextField(default="")  # sha256 of a picture, for the desk alone
    state = models.TextField(default=FoundState.KEPT)
    taken_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    handed_in_at = models.DateTimeField()
    kept_until = models.DateField()
    ended_at = models.DateTimeField(null=True)
    given_to = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=[one.value for one in FoundKind]), name="found_thing_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in FoundState]), name="found_thing_state_is_known"
            ),
            models.CheckConstraint(condition=~Q(shown="") & ~Q(where=""), name="found_thing_is_described"),
            models.CheckConstraint(
                condition=Q(state="kept", ended_at=None) | (~Q(state="kept") & Q(ended_at__isnull=False)),
                name="found_thing_ends_with_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state="given_over") | ~Q(given_to=""), name="found_thing_goes_somewhere"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["centre", "-id"], condition=Q(state="kept"), name="found_thing_kept"),
            models.Index(fields=["centre", "-id"], name="found_thing_of_centre"),
        ]


class FoundClaim(models.Model):
    """Somebody says that it is theirs 认领: with what they know of it, encrypted; weighed by somebody at the desk."""

    ref = models.TextField(unique=True)
    thing = models.ForeignKey(FoundThing, models.PROTECT, related_name="claims")
    party = models.ForeignKey("people.Party", models.PROTECT, related_name="+")
    proof_cipher = models.BinaryField()
    proof_key = models.TextField()
    claimed_at = models.DateTimeField()
    recorded_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    outcome = models.TextField(default="")
    why = models.TextField(default="")
    weighed_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    weighed_at = models.DateTimeField(null=True)
    signed_at = models.DateTimeField(null=True)
    handed_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(outcome="", weighed_at=None, weighed_by=None)
                | (
                    Q(outcome__in=[one.value for one in ClaimOutcome], weighed_at__gte=F("claimed_at"))
                    & Q(weighed_by__isnull=False)
                    & (Q(outcome="fits") | ~Q(why=""))
                ),
                name="found_claim_is_weighed_whole",
            ),
            models.CheckConstraint(
                condition=Q(signed_at=None) | Q(outcome="fits"), name="found_claim_signed_was_found_to_fit"
            ),
            models.CheckConstraint(
                condition=Q(recorded_by=None) | ~Q(recorded_by=F("weighed_by")),
                name="found_claim_is_weighed_by_somebody_else",
            ),
            models.CheckConstraint(
                condition=Q(recorded_by=None) | ~Q(recorded_by=F("handed_by")),
                name="found_claim_is_handed_out_by_somebody_else",
            ),
            models.UniqueConstraint(fields=["thing"], condition=Q(outcome="fits"), name="found_thing_fits_one_claim"),
            models.UniqueConstraint(
                fields=["thing", "party"], condition=Q(outcome=""), name="found_claim_waits_once_for_a_party"
            ),
        ]
