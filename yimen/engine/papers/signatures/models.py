"""Tables of the signatures: one a draft, which goes with it into its case; and the code that is out for a draft."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class ApplicationSignature(models.Model):
    """The applicant's signature under an application 申请人签名: what it binds, how it was given, and when."""

    # A draft and a case are known by their numbers: both stand above the papers.
    draft_id = models.BigIntegerField(null=True)
    case_id = models.BigIntegerField(null=True)
    how = models.TextField()
    signed_at = models.DateTimeField()
    content_hash = models.TextField()
    seal = models.TextField()
    party = models.ForeignKey("people.Party", models.PROTECT, null=True, related_name="+", db_index=False)
    taken_by = models.ForeignKey("people.Staff", models.PROTECT, null=True, related_name="+", db_index=False)
    file_ref = models.TextField(default="")
    file_sha256 = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["draft_id"], condition=Q(draft_id__isnull=False), name="signature_one_a_draft"
            ),
            models.UniqueConstraint(
                fields=["case_id"], condition=Q(case_id__isnull=False), name="signature_one_a_case"
            ),
            models.CheckConstraint(
                condition=Q(content_hash__regex="^[0-9a-f]{64}$", seal__regex="^[0-9a-f]{64}$"),
                name="signature_is_bound_by_hashes",
            ),
            models.CheckConstraint(
                condition=(Q(how="drawn", party__isnull=False, taken_by=None) & ~Q(file_sha256=""))
                | Q(how="code", party__isnull=False, taken_by=None, file_sha256="")
                | (Q(how="paper", party=None, taken_by__isnull=False, case_id__isnull=False) & ~Q(file_sha256="")),
                name="signature_is_somebodys",
            ),
        ]


class SigningCode(models.Model):
    """A code that was sent to the signer's telephone 签名验证码. The code itself is kept nowhere: it is made anew."""

    draft_id = models.BigIntegerField(unique=True)
    salt = models.TextField()
    content_hash = models.TextField()
    asked_at = models.DateTimeField()
    tries = models.SmallIntegerField(default=0)
