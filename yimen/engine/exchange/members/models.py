"""Tables of the members: platforms, their offices, every word of theirs, what stands by it, and what they asked."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.kernel.members import EXCHANGED, HeldFor, MemberWordStanding

KINDS, STANDINGS, WHYS = ([str(one) for one in kind] for kind in (EXCHANGED, MemberWordStanding, HeldFor))


class MemberPlatform(Chained):
    """A platform of a city or district 成员平台: of which place, what it may tell and ask. Its key lies encrypted."""

    ref = models.TextField(unique=True)
    name = models.TextField()
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+")
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")  # who answers for the exchange
    their_ref = models.TextField()  # what it calls this platform in what it signs
    key_cipher = models.BinaryField()
    key_id = models.TextField()
    tells = ArrayField(models.TextField(), default=list)
    asks = ArrayField(models.TextField(), default=list)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    close_basis = models.TextField(default="")
    taken = models.BigIntegerField(default=0)
    heard_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(tells__contained_by=KINDS, asks__contained_by=KINDS),
                name="member_exchanges_what_is_exchanged",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, close_basis="") | Q(closed_at__isnull=False) & ~Q(close_basis=""),
                name="member_is_closed_on_a_basis",
            ),
            models.UniqueConstraint(fields=["name"], condition=Q(closed_at=None), name="member_is_named_once"),
        ]


class MemberOffice(models.Model):
    """An office of which a member speaks 成员单位: by its credit code, and of one member alone at a time."""

    platform = models.ForeignKey(MemberPlatform, models.PROTECT, related_name="offices")
    org_code = models.TextField()
    name = models.TextField()
    admitted_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)  # with its member: another one may speak of it

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["org_code"], condition=Q(ended_at=None), name="member_office_is_of_one_platform"
            ),
        ]


class MemberWord(models.Model):
    """One word of a member 成员消息: kept as it came, and whether it is believed or why it waits."""

    platform = models.ForeignKey(MemberPlatform, models.PROTECT, related_name="words", db_index=False)
    number = models.BigIntegerField()
    day = models.DateField()
    kind = models.TextField()
    happened_at = models.DateTimeField()
    record = models.JSONField()
    digest = models.BinaryField()
    came_at = models.DateTimeField()
    standing = models.TextField()
    why = models.TextField(default="")
    field = models.TextField(default="")
    tries = models.SmallIntegerField(default=1)
    tried_at = models.DateTimeField()
    how = models.TextField(default="")
    dropped_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["platform", "number"], name="member_word_has_its_number"),
            models.CheckConstraint(condition=Q(standing__in=STANDINGS), name="member_word_stands_somehow"),
            models.CheckConstraint(
                condition=Q(standing__in=["held", "dropped"], why__in=WHYS)
                | Q(standing__in=["kept", "overtaken"], why=""),
                name="member_word_that_waits_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(standing="dropped") | ~Q(how=""), name="member_word_is_dropped_with_a_word"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["platform", "number"], condition=Q(standing="held"), name="member_word_held"),
            models.Index(fields=["platform", "day", "kind"], name="member_word_of_day"),
        ]


class MemberRecord(models.Model):
    """How an item, a case or a certificate of a member stands 成员数据: by its code there, and of one member alone."""

    platform = models.ForeignKey(MemberPlatform, models.PROTECT, related_name="records", db_index=False)
    kind = models.TextField()
    code = models.TextField()
    name = models.TextField()
    org_code = models.TextField()
    current = models.TextField()  # how it stands, in the codes that are spoken
    facts = models.JSONField()
    happened_at = models.DateTimeField()
    number = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="member_record_is_exchanged"),
            models.UniqueConstraint(fields=["kind", "code"], name="member_record_is_of_one_platform"),
        ]
        indexes: ClassVar = [models.Index(fields=["platform", "kind", "-id"], name="member_record_latest")]


class MemberQuestion(models.Model):
    """What a member asked 成员查询: about what, for what, and whether there was anything. Each is answered once."""

    platform = models.ForeignKey(MemberPlatform, models.PROTECT, related_name="questions", db_index=False)
    serial = models.TextField()
    kind = models.TextField()
    code = models.TextField()
    purpose = models.TextField()
    asked_at = models.DateTimeField()
    outcome = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["platform", "serial"], name="member_question_is_put_once"),
            models.CheckConstraint(
                condition=Q(outcome__in=["found", "nothing", "not_permitted"]), name="member_question_has_an_outcome"
            ),
            models.CheckConstraint(condition=~Q(purpose=""), name="member_question_has_a_purpose"),
        ]
        indexes: ClassVar = [models.Index(fields=["platform", "-id"], name="member_question_latest")]
