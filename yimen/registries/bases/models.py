"""Tables of the bases: a document with its days, and what rests on it. Ended, never deleted."""

from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Func, Q

from yimen.journal.chained import Chained

KINDS = ("law", "regulation", "rule", "document")
LINKED = ("item", "office", "centre")


class Basis(Chained):
    """A law or document by which something is so 政策依据: number, title, issuer, text, in force from day to day."""

    ref = models.TextField(unique=True)
    number = models.TextField(unique=True)
    title = models.TextField()
    issuer = models.TextField()
    kind = models.TextField()
    issued_on = models.DateField()
    text = models.TextField(default="")
    valid = DateRangeField()
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="basis_kind_is_known"),
            models.CheckConstraint(condition=~Q(number="") & ~Q(title=""), name="basis_has_number_and_title"),
        ]
        indexes: ClassVar = [
            models.Index(Func(F("valid"), function="upper"), name="basis_ends"),
            models.Index(fields=["title"], name="basis_title"),
        ]


class BasisLink(models.Model):
    """Something rests on a document 依据关联: an item, an office or a centre, from day to day."""

    ref = models.TextField(unique=True)
    basis = models.ForeignKey(Basis, models.PROTECT, related_name="links")
    kind = models.TextField()
    thing_ref = models.TextField()
    what = models.TextField()  # what the document says about it
    valid = DateRangeField()
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=LINKED), name="basis_link_kind_is_known"),
            models.UniqueConstraint(
                fields=["basis", "kind", "thing_ref"],
                condition=Q(valid__endswith=None),
                name="basis_link_once_a_time",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["kind", "thing_ref"], name="basis_link_of")]
