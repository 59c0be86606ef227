"""Tables of the personal codes: the one code that is up on a screen now, by its hash, and every time one was used."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.kernel.personal_codes import CodeDoor


class PersonalCode(models.Model):
    """The code that an account shows for a party now: the next one takes its place, and using it takes it away."""

    code_hash = models.BinaryField(unique=True)
    account_ref = models.TextField()
    party = models.ForeignKey("people.Party", models.PROTECT, related_name="+", db_index=False)
    shown_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account_ref", "party"], name="personal_code_one_per_account_and_party"),
        ]


class CodeUse(Chained):
    """One time a code opened something 用码记录: whose, shown by whom, where, and by which officer. Never changed."""

    ref = models.TextField(unique=True)
    party = models.ForeignKey("people.Party", models.PROTECT, related_name="+", db_index=False)
    shown_by = models.ForeignKey("people.Party", models.PROTECT, related_name="+", db_index=False)
    door = models.TextField()
    place = models.TextField()
    staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    used_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(door__in=[str(one) for one in CodeDoor]), name="code_use_is_at_a_door"),
            models.CheckConstraint(
                condition=Q(door="window", staff__isnull=False) | Q(door="terminal", staff=None),
                name="code_use_at_a_window_is_an_officers",
            ),
            models.CheckConstraint(condition=~Q(place=""), name="code_use_has_a_place"),
        ]
        indexes: ClassVar = [models.Index(fields=["party", "-id"], name="code_use_of_party")]
