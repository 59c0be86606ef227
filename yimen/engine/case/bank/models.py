"""Tables of the document bank: papers kept for their owner, and each time one stood for a material."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.kernel.bank import BankEnd, BasicPaper
from yimen.kernel.certificate_uses import Consent

PAPERS, ENDS, CONSENTS = ([str(one) for one in kind] for kind in (BasicPaper, BankEnd, Consent))


class BankedDocument(Chained):
    """A basic paper that was scanned once and held against its original 入库材料: whose, until when, by what consent.

    A paper that its owner removed names no bytes any more.
    """

    ref = models.TextField(unique=True)
    owner = models.ForeignKey("people.Party", models.PROTECT, related_name="+", db_index=False)
    kind = models.TextField()
    name = models.TextField()  # as the material was called
    blob = models.ForeignKey("dossiers.Blob", models.PROTECT, related_name="+", null=True)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", db_index=False)
    compared_at = models.DateTimeField()
    compared_by = models.TextField()  # the place that held it against the original
    consent = models.TextField()
    kept_at = models.DateTimeField()
    until = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_as = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=PAPERS), name="banked_document_is_a_basic_paper"),
            models.CheckConstraint(condition=Q(consent__in=CONSENTS), name="banked_document_has_a_consent"),
            models.UniqueConstraint(
                fields=["owner", "kind"], condition=Q(ended_at=None), name="banked_document_one_of_a_kind"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_as="", blob__isnull=False)
                | Q(ended_at__isnull=False, ended_as__in=ENDS) & (~Q(ended_as="removed") | Q(blob=None)),
                name="banked_document_removed_names_no_bytes",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["owner", "-id"], name="banked_document_of_owner")]


class BankedUse(models.Model):
    """A banked paper that stood for a material 材料复用: in which draft or case, by whose hand and for what."""

    ref = models.TextField(unique=True)
    document = models.ForeignKey(BankedDocument, models.PROTECT, related_name="uses")
    attachment = models.OneToOneField("dossiers.Attachment", models.PROTECT, related_name="+")
    consent = models.TextField()
    purpose = models.TextField(default="")
    place = models.TextField(default="")  # the post of who took it at the window; empty: the owner themselves
    used_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(consent__in=CONSENTS), name="banked_use_has_a_consent"),
            models.CheckConstraint(
                condition=Q(consent="online", place="") | ~Q(consent="online") & ~Q(place="") & ~Q(purpose=""),
                name="banked_use_at_a_window_has_a_purpose",
            ),
        ]
