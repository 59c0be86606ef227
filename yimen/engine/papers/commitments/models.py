"""Tables of the signed commitments: one a case and the words that were signed in it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class SignedCommitment(models.Model):
    """The applicant's signature 承诺签字: their own act at home, or a signed paper that the window scanned."""

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", db_index=False)
    words_hash = models.TextField()
    how = models.TextField()
    signed_at = models.DateTimeField()
    party = models.ForeignKey("people.Party", models.PROTECT, null=True, related_name="+", db_index=False)
    taken_by = models.ForeignKey("people.Staff", models.PROTECT, null=True, related_name="+", db_index=False)
    file_ref = models.TextField(default="")
    file_sha256 = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "words_hash"], name="commitment_is_signed_once"),
            models.CheckConstraint(
                condition=Q(words_hash__regex="^[0-9a-f]{64}$"), name="commitment_words_are_known_by_their_hash"
            ),
            models.CheckConstraint(
                condition=(Q(how="home", party__isnull=False, taken_by=None, file_ref="", file_sha256=""))
                | (Q(how="paper", party=None, taken_by__isnull=False) & ~Q(file_ref="") & ~Q(file_sha256="")),
                name="commitment_is_signed_at_home_or_on_paper",
            ),
        ]
