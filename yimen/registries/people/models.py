"""Tables of people: party, account, mandate, staff and post, apart from each other.

Identity numbers and phones lie encrypted beside the id of their key and a keyed hash; see vault.py.
"""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.postgres.fields import DateRangeField, DateTimeRangeField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.registries.dated import one_at_a_time


class Party(Chained):
    """A person or organisation 办事人. Exists without a login. Its chain tells what was done to login and contact."""

    ref = models.TextField(unique=True)
    kind = models.TextField()
    name = models.TextField()
    number_kind = models.TextField()  # 111 identity card, 001 USCC (GB/T 36903 A)
    number_cipher = models.BinaryField()
    number_key = models.TextField()
    number_hash = models.BinaryField()
    phone_cipher = models.BinaryField(null=True)
    phone_key = models.TextField(default="")
    phone_hash = models.BinaryField(null=True)
    # The number that stood before the last change: there the owner hears of a change that somebody else made.
    phone_before_cipher = models.BinaryField(null=True)
    phone_before_key = models.TextField(default="")
    email = models.TextField(default="")
    address = models.TextField(default="")
    region = models.ForeignKey("regions.Region", models.PROTECT, null=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=["person", "organisation"]), name="party_kind_is_known"),
            models.CheckConstraint(condition=Q(number_kind__in=["111", "001"]), name="party_number_kind_is_known"),
            models.UniqueConstraint(fields=["number_kind", "number_hash"], name="party_is_registered_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["phone_hash"], name="party_phone")]


class Account(AbstractBaseUser):
    """A login 账号. A citizen's account belongs to a person; a staff account to a member of staff; never both."""

    ref = models.TextField(unique=True)
    login = models.TextField(unique=True)
    kind = models.TextField()
    party = models.ForeignKey(Party, models.PROTECT, null=True)
    totp_cipher = models.BinaryField(null=True)
    totp_key = models.TextField(default="")
    totp_last_step = models.BigIntegerField(default=0)
    # Counts up when the password changes: sessions opened before are no longer good.
    epoch = models.IntegerField(default=0)
    locked_until = models.DateTimeField(null=True)
    one_time_hash = models.TextField(default="")
    one_time_until = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    demo = models.TextField(default="")
    created_at = models.DateTimeField()

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: ClassVar = []

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=["citizen", "staff"]), name="account_kind_is_known"),
            models.CheckConstraint(
                condition=Q(kind="staff") | Q(party__isnull=False), name="account_of_a_citizen_has_a_party"
            ),
            models.UniqueConstraint(
                fields=["one_time_hash"], condition=~Q(one_time_hash=""), name="account_one_time_code_is_used_once"
            ),
            models.UniqueConstraint(
                fields=["party"], condition=Q(kind="citizen", closed_at=None), name="account_one_per_party"
            ),
        ]


class Mandate(Chained):
    """The right of a person to act for a party 委托: scope, from, to."""

    ref = models.TextField(unique=True)
    principal = models.ForeignKey(Party, models.PROTECT, related_name="mandates_given")
    agent = models.ForeignKey(Party, models.PROTECT, related_name="mandates_held")
    kind = models.TextField()
    item = models.TextField(default="")  # ref of the one item it covers; empty: all
    valid = DateTimeRangeField()
    revoked_at = models.DateTimeField(null=True)
    basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=["legal_representative", "handler", "agent", "guardian"]),
                name="mandate_kind_is_known",
            ),
            models.CheckConstraint(condition=~Q(principal=F("agent")), name="mandate_needs_two_parties"),
        ]


class Staff(Chained):
    """A member of staff 工作人员: who they are in the office, apart from who they are at home."""

    ref = models.TextField(unique=True)
    number = models.TextField(unique=True)  # 工号
    name = models.TextField()
    person = models.ForeignKey(Party, models.PROTECT, null=True)
    account = models.OneToOneField(Account, models.PROTECT, null=True)
    office = models.ForeignKey("offices.Office", models.PROTECT)
    establishment = models.TextField()
    valid = DateRangeField()
    # Another one with every change of what they may do: establishment, person, postings, posts, letters (0217).
    revision = models.UUIDField(db_default=RandomUUID())

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(establishment__in=["formal", "auxiliary"]), name="staff_establishment_is_known"
            ),
        ]


class Post(Chained):
    """A post 岗位: the desk at which a step waits. Several may hold it in turn or together."""

    ref = models.TextField(unique=True)
    name = models.TextField()
    role = models.TextField()
    office = models.ForeignKey("offices.Office", models.PROTECT, null=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, null=True)
    window = models.ForeignKey("offices.Window", models.PROTECT, null=True)
    region = models.ForeignKey("regions.Region", models.PROTECT, null=True)  # what a supervisor may see
    rank = models.SmallIntegerField(null=True)  # at which rank its holder decides (kernel.authority.Rank)
    valid = DateRangeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(
                    role__in=[
                        "window",
                        "cashier",
                        "agent",
                        "reviewer",
                        "chief",
                        "decider",
                        "office_head",
                        "centre_manager",
                        "catalogue_editor",
                        "legal_reviewer",
                        "reform_office",
                        "establishment_office",
                        "supervisor",
                        "administrator",
                    ]
                ),
                name="post_role_is_known",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["office", "role"], name="post_of_office")]


class Posting(models.Model):
    """Who holds a post from when to when; a stand-in (B角) holds it as substitute."""

    staff = models.ForeignKey(Staff, models.PROTECT, related_name="postings")
    post = models.ForeignKey(Post, models.PROTECT, related_name="postings")
    kind = models.TextField(default="holder")
    valid = DateTimeRangeField()
    basis = models.TextField(default="")
    # By which stand-in plan it came about by itself; such a posting may be taken back before it has begun.
    stand_in = models.ForeignKey("people.StandIn", models.PROTECT, null=True, related_name="postings", db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=["holder", "substitute"]), name="posting_kind_is_known"),
            one_at_a_time("posting_is_held_once_at_a_time", "staff_id", "post_id"),
        ]


class Secondment(Chained):
    """Somebody of an office is posted to a centre 派驻 by an order, from day to day; a return order ends it."""

    ref = models.TextField(unique=True)
    number = models.TextField()
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+", db_index=False)
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+", db_index=False)
    valid = DateRangeField()
    return_number = models.TextField(default="")
    return_reason = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["number"], name="secondment_order_number_is_given_once"),
            models.UniqueConstraint(
                fields=["return_number"], condition=~Q(return_number=""), name="secondment_return_number_is_given_once"
            ),
            models.CheckConstraint(
                condition=Q(valid__endswith=None, return_number="", return_reason="")
                | (Q(valid__endswith__isnull=False) & ~Q(return_number="") & ~Q(return_reason="")),
                name="secondment_ends_by_an_order",
            ),
            one_at_a_time("secondment_one_at_a_time_for_somebody", "staff_id"),
        ]


class StandIn(models.Model):
    """Who takes a post over whenever its holder is away 替岗 (B角), named beforehand; in the order of `turn`."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="stand_ins")
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="stands_in")
    turn = models.SmallIntegerField(default=1)
    valid = DateTimeRangeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["post", "staff"], condition=Q(valid__endswith=None), name="stand_in_is_named_once"
            ),
        ]


class Absence(models.Model):
    """A time in which a member of staff is away 请假, with its kind and reason; it may end early."""

    ref = models.TextField(unique=True)
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="absences")
    kind = models.TextField()
    reason = models.TextField(default="")
    during = DateTimeRangeField()
    recorded_by = models.TextField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=["leave", "sick", "trip", "training", "other"]), name="absence_kind_is_known"
            ),
            one_at_a_time("absence_one_at_a_time", "staff_id", during="during"),
        ]


class StaffSkill(Chained):
    """What a member of staff is able to do 专长, from when to when."""

    ref = models.TextField(unique=True)
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+", db_index=False)
    skill = models.TextField()
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("since")), name="staff_skill_ends_after_it_began"
            ),
            models.UniqueConstraint(
                fields=["staff", "skill"], condition=Q(ended_at=None), name="staff_skill_stands_once"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["staff", "-since"], name="staff_skill_of_staff")]


class StaffStatus(models.Model):
    """On or off the establishment since a moment 编制状态, with the document; the history of a member of staff."""

    staff = models.ForeignKey(Staff, models.PROTECT, related_name="statuses")
    establishment = models.TextField()
    since = models.DateTimeField()
    basis = models.TextField(default="")


class StaffingWaiver(Chained):
    """A published exemption of one centre from the share of formal staff 编制比例豁免, for days that end."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT)
    document = models.TextField()
    reason = models.TextField()
    valid = DateRangeField()


class ApiToken(models.Model):
    """A token for the JSON door: only its hash is kept."""

    account = models.ForeignKey(Account, models.CASCADE)
    hash = models.BinaryField(unique=True)
    label = models.TextField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)


class Knock(models.Model):
    """How often a caller has come to a door since when: what rate limits and lockouts count with."""

    door = models.TextField()
    caller = models.TextField()
    since = models.DateTimeField()
    count = models.IntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["door", "caller"], name="knock_one_count_per_door_and_caller")
        ]
        indexes: ClassVar = [models.Index(fields=["since"], name="knock_since")]
