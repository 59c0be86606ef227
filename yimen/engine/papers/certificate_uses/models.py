"""Tables of the certificate uses: which certificate stands for which material, and who looked for which task."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.kernel.certificate_uses import Consent, Looked, Loss

CONSENTS, LOSSES, LOOKED = ([str(one) for one in kind] for kind in (Consent, Loss, Looked))


class CertificateUse(models.Model):
    """A certificate that stands for a material 用证免交, with the consent of its holder; its paper is the attachment.

    The attachment goes with the draft into its case, and the use with it.
    """

    ref = models.TextField(unique=True)
    certificate = models.ForeignKey("certificates.Certificate", models.PROTECT, related_name="+")
    attachment = models.OneToOneField("dossiers.Attachment", models.PROTECT, related_name="+")
    version_no = models.SmallIntegerField()
    consent = models.TextField()
    used_by = models.TextField()
    used_at = models.DateTimeField(db_index=True)
    lost_at = models.DateTimeField(null=True)
    lost_as = models.TextField(default="")
    # The last day of the certificate while somebody has to look whether the case outlives it; null: nobody has.
    watched_until = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(consent__in=CONSENTS), name="certificate_use_has_a_consent"),
            models.CheckConstraint(
                condition=Q(lost_at=None, lost_as="") | Q(lost_at__isnull=False, lost_as__in=LOSSES),
                name="certificate_use_is_lost_for_a_reason",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["watched_until"], condition=Q(watched_until__isnull=False), name="certificate_use_watched"
            ),
            models.Index(fields=["-lost_at"], condition=Q(lost_at__isnull=False), name="certificate_use_lost"),
        ]


class CertificateReading(Chained):
    """A look 调阅 into the certificates or approvals of a party: by whom, for which case, and for what purpose.

    Never changed; told on a chain of its own, or each look would make the page of an officer at the case stale.
    """

    ref = models.TextField(unique=True)
    holder = models.ForeignKey("people.Party", models.PROTECT, related_name="+", db_index=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    looked = models.TextField()
    type_code = models.TextField(default="")
    type_name = models.TextField(default="")
    found = models.SmallIntegerField()
    purpose = models.TextField()
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    post = models.TextField()  # the reader's post as it was called then
    office = models.ForeignKey("offices.Office", models.PROTECT, null=True, related_name="+", db_index=False)
    read_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(looked__in=LOOKED), name="certificate_reading_is_of_a_kind"),
            models.CheckConstraint(condition=~Q(purpose=""), name="certificate_reading_has_a_purpose"),
            models.CheckConstraint(condition=Q(found__gte=0), name="certificate_reading_counts_up"),
        ]
        indexes: ClassVar = [models.Index(fields=["holder", "-id"], name="certificate_reading_of_holder")]
