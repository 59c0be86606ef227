"""Tables of the credentials. How one stands lies nowhere: it follows from its days and from what was done with it."""

from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.offices.credentials import CredentialEnd
from yimen.registries.dated import one_at_a_time


class Credential(Chained):
    """A digital certificate of a member of staff 数字证书: its serial, its days, who issued it, on which document."""

    ref = models.TextField(unique=True)
    serial = models.TextField(unique=True)
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+")
    issuer = models.TextField()
    basis = models.TextField()
    begins = models.DateField()
    ends = models.DateField()  # the first day on which it is good no more
    issued_at = models.DateTimeField()
    renews = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", db_index=False)
    suspended_at = models.DateTimeField(null=True)
    end = models.TextField(default="")
    ended_at = models.DateTimeField(null=True)
    reason = models.TextField(default="")  # of the suspension or of the end

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["staff"], condition=Q(end=""), name="credential_is_one_of_its_holder"),
            models.CheckConstraint(condition=Q(ends__gt=F("begins")), name="credential_ends_after_it_began"),
            models.CheckConstraint(
                condition=Q(end="", ended_at=None) | Q(end__in=list(CredentialEnd), ended_at__isnull=False),
                name="credential_ends_revoked_or_renewed",
            ),
        ]


class CredentialUse(models.Model):
    """One use of a credential 证书使用: what was sealed by it, with the hash of that."""

    credential = models.ForeignKey(Credential, models.PROTECT, db_index=False)
    paper = models.TextField()  # ref of what was sealed
    title = models.TextField()
    case_number = models.TextField()
    sha256 = models.TextField()
    used_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["paper", "sha256"], name="credential_use_is_registered_once"),
            models.CheckConstraint(condition=~Q(sha256=""), name="credential_use_knows_what_was_sealed"),
        ]
        indexes: ClassVar = [models.Index(fields=["credential", "id"], name="credential_use_of")]


class CredentialRule(Chained):
    """From which day on the seals of an office, or those that a centre made, are set under a credential alone."""

    ref = models.TextField(unique=True)
    office = models.ForeignKey("offices.Office", models.PROTECT, null=True, related_name="+")
    centre = models.ForeignKey("offices.Centre", models.PROTECT, null=True, related_name="+")
    basis = models.TextField()
    valid = DateRangeField()
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(office__isnull=True) ^ Q(centre__isnull=True), name="credential_rule_is_of_one_place"
            ),
            one_at_a_time("credential_rule_of_office", "office_id", where=Q(office__isnull=False)),
            one_at_a_time("credential_rule_of_centre", "centre_id", where=Q(centre__isnull=False)),
        ]
