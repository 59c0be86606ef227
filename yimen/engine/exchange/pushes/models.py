"""Tables of the pushes: the systems of offices, and every word that was taken from them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained


class OwnSystem(Chained):
    """A system of an office's own 自建系统 that says what happens in it. Its key is derived, never stored."""

    ref = models.TextField(unique=True)
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    name = models.TextField()
    key_edition = models.SmallIntegerField(default=1)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    last_number = models.BigIntegerField(default=0)
    last_happened_at = models.DateTimeField(null=True)
    last_heard_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["office", "name"], condition=Q(closed_at__isnull=True), name="own_system_is_named_once"
            ),
            models.CheckConstraint(condition=Q(key_edition__gt=0), name="own_system_has_a_key"),
            models.CheckConstraint(
                condition=Q(last_number=0, last_heard_at__isnull=True)
                | Q(last_number__gt=0, last_heard_at__isnull=False),
                name="own_system_was_heard_with_a_number",
            ),
        ]


class Push(models.Model):
    """One word of an own system 推送, taken in its turn: when it happened there, when it was heard here."""

    system = models.ForeignKey(OwnSystem, models.PROTECT, related_name="pushes", db_index=False)
    number = models.BigIntegerField()
    digest = models.BinaryField()
    verb = models.TextField()
    case_ref = models.TextField()
    officer = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    happened_at = models.DateTimeField()
    heard_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["system", "number"], name="push_is_taken_once"),
            models.CheckConstraint(condition=Q(number__gt=0), name="push_numbers_count_up"),
        ]
        indexes: ClassVar = [models.Index(fields=["system", "-heard_at"], name="push_latest")]
