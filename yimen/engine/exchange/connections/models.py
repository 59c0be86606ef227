"""Tables of the connections: systems, which items they concern, jumps, calls, and words with the counts of days."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.connections import Comes, ConnectWay, JumpWord, SystemKind

KINDS, WAYS, WORDS = ([str(one) for one in kind] for kind in (SystemKind, ConnectWay, JumpWord))


class ConnectedSystem(Chained):
    """A system beside the hall 条线系统: whose, by which way, under which contract. Its key is derived, never stored.

    What it is like now lies nowhere: it follows from when it was heard last.
    """

    ref = models.TextField(unique=True)
    kind = models.TextField()
    name = models.TextField()
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    way = models.TextField()
    address = models.TextField(default="")
    contract = models.TextField()  # the edition of the interface description both sides keep to
    key_edition = models.SmallIntegerField(default=1)
    silent_after_minutes = models.IntegerField()
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    close_basis = models.TextField(default="")
    heard_at = models.DateTimeField(null=True)
    failed_in_a_row = models.IntegerField(default=0)
    alarmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="connected_system_is_of_a_kind"),
            models.CheckConstraint(condition=Q(way__in=WAYS), name="connected_system_has_a_way"),
            models.CheckConstraint(
                condition=~Q(way="jump") | Q(address__startswith="https://"),
                name="connected_system_is_reached_safely",
            ),
            models.CheckConstraint(condition=Q(silent_after_minutes__gte=1), name="connected_system_may_fall_silent"),
            models.UniqueConstraint(
                fields=["office", "name"], condition=Q(closed_at=None), name="connected_system_is_named_once"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, close_basis="") | Q(closed_at__isnull=False) & ~Q(close_basis=""),
                name="connected_system_is_closed_on_a_basis",
            ),
        ]


class ConnectedItem(models.Model):
    """An item that a connected system concerns 对接事项."""

    system = models.ForeignKey(ConnectedSystem, models.PROTECT, related_name="items")
    item = models.ForeignKey("catalogue.Item", models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["system", "item"], name="connected_item_is_named_once"),
        ]


class Jump(models.Model):
    """One hand-over of a person with their case to a connected system 跳转: good once, for minutes, told back."""

    ref = models.TextField(unique=True)
    system = models.ForeignKey(ConnectedSystem, models.PROTECT, related_name="jumps")
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    account_ref = models.TextField()
    comes = models.TextField(default=Comes.ONESELF)
    person = models.ForeignKey("people.Party", models.PROTECT, related_name="+", null=True, db_index=False)
    issued_at = models.DateTimeField()
    redeemed_at = models.DateTimeField(null=True)
    word = models.TextField(default="")
    their_number = models.TextField(default="")
    last_number = models.IntegerField(default=0)
    last_digest = models.BinaryField(default=b"")
    told_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(word="") | Q(word__in=WORDS), name="jump_is_told_in_known_words"),
            models.CheckConstraint(
                condition=Q(comes__in=[str(one) for one in Comes]), name="jump_says_as_whom_somebody_comes"
            ),
            models.CheckConstraint(
                condition=Q(told_at=None, word="") | Q(redeemed_at__isnull=False, told_at__gte=F("redeemed_at")),
                name="jump_is_told_after_it_was_redeemed",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["case", "-id"], name="jump_of_case"),
            models.Index(fields=["issued_at"], name="jump_by_hour"),
        ]


class SystemCall(models.Model):
    """One question to a directly connected system 调用: by whom, for which case and what for, and how it went."""

    ref = models.TextField(unique=True)
    system = models.ForeignKey(ConnectedSystem, models.PROTECT, related_name="calls")
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", null=True)
    party = models.ForeignKey("people.Party", models.PROTECT, related_name="+")
    object = models.TextField()
    purpose = models.TextField()
    asked_by = models.TextField()
    place = models.TextField(default="")
    asked_at = models.DateTimeField()
    outcome = models.TextField()  # answered | nothing | unanswered
    serial = models.TextField(default="")  # of what came

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(outcome__in=["answered", "nothing", "unanswered"]), name="system_call_has_an_outcome"
            ),
            models.CheckConstraint(condition=~Q(purpose=""), name="system_call_has_a_purpose"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["system", "-asked_at"], name="system_call_latest"),
            models.Index(fields=["asked_at"], name="system_call_by_hour"),
            models.Index(fields=["party", "-id"], name="system_call_of_party"),
        ]


class DayCount(models.Model):
    """The counts of a day, ours and theirs 日对账: told by the system, held against what came here."""

    system = models.ForeignKey(ConnectedSystem, models.PROTECT, related_name="counts")
    day = models.DateField()
    ours = models.IntegerField()
    theirs = models.IntegerField()
    told_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["system", "day"], name="day_count_once_a_day"),
            models.CheckConstraint(condition=Q(ours__gte=0, theirs__gte=0), name="day_count_counts_up"),
        ]
