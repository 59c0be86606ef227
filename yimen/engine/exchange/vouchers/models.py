"""Tables of the vouchers: cards that were read, vouchers with serial and code, and each print of one."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.vouchers import VoucherKind

KINDS = [str(kind) for kind in VoucherKind]


class CardReading(models.Model):
    """A card that a reader read 读证: whose it is by its number, until when, at which window. Nobody types it."""

    ref = models.TextField(unique=True)
    party = models.ForeignKey("people.Party", models.PROTECT, related_name="+", db_index=False)
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    device = models.TextField()
    card_until = models.DateField(null=True)
    read_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(used_at=None) | Q(used_at__gte=F("read_at")), name="card_reading_is_used_after_it"
            ),
        ]


class Voucher(Chained):
    """A report or proof of another system 凭证, with serial and code. What it says is sealed, to be printed again."""

    ref = models.TextField(unique=True)
    kind = models.TextField()
    party = models.ForeignKey("people.Party", models.PROTECT, related_name="+", db_index=False)
    serial = models.TextField(unique=True)
    code = models.TextField(unique=True)
    call = models.OneToOneField("connections.SystemCall", models.PROTECT, related_name="+")
    reading = models.OneToOneField(CardReading, models.PROTECT, related_name="+", null=True)
    said_cipher = models.BinaryField()
    said_key = models.TextField()
    sandbox = models.TextField(default="")
    place = models.TextField(default="")
    issued_at = models.DateTimeField()
    prints = models.IntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="voucher_is_of_a_kind"),
            models.CheckConstraint(
                condition=Q(place="", reading=None) | ~Q(place="") & Q(reading__isnull=False),
                name="voucher_at_a_window_rests_on_a_card",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["party", "-id"], name="voucher_of_party")]


class VoucherPrint(models.Model):
    """One print of a voucher 凭证打印: the first is the original, every later one a copy with its number."""

    voucher = models.ForeignKey(Voucher, models.PROTECT, related_name="printed")
    nth = models.IntegerField()
    actor_ref = models.TextField()
    place = models.TextField(default="")
    printed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["voucher", "nth"], name="voucher_print_has_its_number"),
            models.CheckConstraint(condition=Q(nth__gte=1), name="voucher_print_counts_up"),
        ]
