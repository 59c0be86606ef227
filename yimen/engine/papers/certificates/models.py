"""Tables of the certificates: the record is born in the decision's transaction, the rendition follows."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained


class Rendition(models.Model):
    """An earlier version of a certificate 旧版证照, replaced by the next one."""

    certificate = models.ForeignKey("certificates.Certificate", models.PROTECT, related_name="renditions")
    version_no = models.SmallIntegerField()
    identifier = models.TextField(unique=True)
    verification = models.TextField(unique=True)
    paper_sha256 = models.TextField(default="", db_index=True)
    replaced_at = models.DateTimeField()
    reason = models.TextField()
    cause = models.TextField(default="erratum")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["certificate", "version_no"], name="rendition_one_per_version"),
            models.CheckConstraint(
                condition=Q(cause__in=["erratum", "classes_added", "classes_revoked", "renewed"]),
                name="rendition_cause_is_known",
            ),
        ]


class Certificate(Chained):
    """A certificate 电子证照: type, identifier, holder, validity, state."""

    ref = models.TextField()
    identifier = models.TextField()
    type_code = models.CharField(max_length=21)
    type_name = models.TextField()
    version_no = models.SmallIntegerField(default=1)
    number = models.TextField()  # the licence number printed on it
    # Parties and offices stay: a foreign key would look them up and lock them for each (docs/decisions/0143, 0155).
    holder = models.ForeignKey("people.Party", models.PROTECT, db_index=False, db_constraint=False)
    holder_name = models.TextField()
    issuer = models.ForeignKey("offices.Office", models.PROTECT, db_index=False, db_constraint=False)
    issuer_name = models.TextField()
    case_id = models.BigIntegerField(null=True)  # null: of the stock, it came of no case of this house
    state = models.TextField()
    facts = models.JSONField()
    issued_at = models.DateTimeField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    verification = models.TextField()  # what the QR code carries
    paper_sha256 = models.TextField(default="")
    paper_made_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    end_reason = models.TextField(default="")
    # The item for which this is the one certificate of an enterprise 一企一证; null: it lists no product classes.
    listed_item = models.ForeignKey("catalogue.Item", models.PROTECT, null=True, db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ref"], name="certificate_ref_is_used_once"),
            models.UniqueConstraint(fields=["identifier"], name="certificate_identifier_is_used_once"),
            models.UniqueConstraint(fields=["verification"], name="certificate_verification_is_used_once"),
            models.UniqueConstraint(
                fields=["case_id"],
                condition=Q(state__in=["withheld", "valid", "suspended"]),
                name="certificate_one_live_per_case",
            ),
            models.UniqueConstraint(
                fields=["holder", "listed_item"],
                condition=Q(listed_item__isnull=False, state__in=["withheld", "valid", "suspended"]),
                name="certificate_one_live_per_enterprise",
            ),
            models.UniqueConstraint(
                fields=["issuer", "type_code", "number"],
                condition=Q(case_id__isnull=True),
                name="certificate_of_stock_is_entered_once",
            ),
            models.CheckConstraint(
                condition=Q(case_id__isnull=False) | Q(facts__has_key="stock"), name="certificate_is_of_a_case_or_stock"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=models.F("valid_from")),
                name="certificate_ends_after_it_begins",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["holder", "-issued_at"], name="certificate_of_holder"),
            models.Index(fields=["id"], condition=Q(paper_sha256=""), name="certificate_without_paper"),
            models.Index(fields=["paper_sha256"], condition=~Q(paper_sha256=""), name="certificate_by_paper"),
        ]


class TraditionalForm(models.Model):
    """A traditional form 传统版式 that was handed out, by its digest: a file brought for checking is known by it.

    Of which version it was, stays: when the certificate got its next one, this form is of a replaced one.
    """

    certificate = models.ForeignKey(Certificate, models.PROTECT, related_name="+", db_index=False)
    version_no = models.SmallIntegerField()
    sha256 = models.TextField(unique=True)


class ClassRuling(models.Model):
    """What a decision said of one product class 产品类别: granted, in which issue of the certificate, or refused."""

    case_id = models.BigIntegerField()
    code = models.TextField()
    name = models.TextField()
    outcome = models.TextField()
    reason = models.TextField(default="")
    certificate = models.ForeignKey(
        Certificate, models.PROTECT, related_name="class_rulings", null=True, db_index=False
    )
    version_no = models.SmallIntegerField(null=True)
    ruled_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case_id", "code"], name="class_ruling_one_per_case_and_class"),
            models.UniqueConstraint(
                fields=["certificate", "code"], condition=Q(outcome="granted"), name="class_ruling_lists_a_class_once"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["granted", "renewed", "refused", "revoked"]),
                name="class_ruling_outcome_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="refused") | (~Q(reason="") & Q(certificate__isnull=True)),
                name="class_ruling_refusal_has_its_reason",
            ),
            models.CheckConstraint(
                condition=Q(outcome="refused") | Q(certificate__isnull=False, version_no__isnull=False),
                name="class_ruling_grant_names_its_certificate",
            ),
        ]
