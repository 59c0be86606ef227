"""Tables of the business register: an enterprise, dated facts from granted cases, and what follows from its entry."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.enterprises import AbnormalGround, FactKind


class Enterprise(Chained):
    """A business subject 商事主体. What it is called and where it sits are facts with days; here lies what stays."""

    ref = models.TextField(unique=True)
    code = models.TextField(unique=True)
    name = models.TextField()  # as it is called now, for the search
    party = models.OneToOneField("people.Party", models.PROTECT, related_name="+")
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    case = models.OneToOneField("cases.Case", models.PROTECT, related_name="+")
    registered_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    remind_at = models.DateTimeField(null=True)  # when it is next told of the permits that it lacks
    end_case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", null=True, db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ended_at=None, end_case=None) | Q(ended_at__gte=F("registered_at"), end_case__isnull=False),
                name="enterprise_ends_by_a_case",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["name"], opclasses=["text_pattern_ops"], name="enterprise_by_name"),
            models.Index(fields=["office", "-id"], name="enterprise_of_office"),
            models.Index(fields=["remind_at"], condition=Q(ended_at=None), name="enterprise_to_remind"),
        ]


class EnterpriseFact(models.Model):
    """One thing that was so of an enterprise 登记事实, from the grant that says it to the one that says otherwise."""

    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="facts")
    kind = models.TextField()
    place = models.SmallIntegerField()
    value = models.TextField()
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", db_index=False)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["enterprise", "kind", "place"],
                condition=Q(until=None),
                name="enterprise_fact_holds_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[one.value for one in FactKind]), name="enterprise_fact_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="enterprise_fact_ends_after_it_began"
            ),
        ]


class EnterpriseTrade(models.Model):
    """A broad category that an enterprise has in its scope 经营范围, from when to when, by its code."""

    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="trades")
    code = models.TextField()
    name = models.TextField()
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", db_index=False)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["enterprise", "code"], condition=Q(until=None), name="enterprise_trade_holds_once_at_a_time"
            )
        ]


class EntryNotice(models.Model):
    """What an office is told of a new entry 登记告知: a trade that it supervises, or a certificate that was merged."""

    ref = models.TextField(unique=True)
    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="notices")
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    about = models.TextField()
    what = models.TextField()
    sent_at = models.DateTimeField()
    due_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    arranged = models.TextField(default="")  # how it is supervised from here on

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(about__in=["supervise", "merged"]), name="entry_notice_about_is_known"),
            models.CheckConstraint(
                condition=Q(acknowledged_at=None, acknowledged_by=None, arranged="")
                | Q(acknowledged_at__gte=F("sent_at"), acknowledged_by__isnull=False) & ~Q(arranged=""),
                name="entry_notice_is_acknowledged_in_words",
            ),
            models.UniqueConstraint(
                fields=["enterprise", "about", "what", "sent_at"], name="entry_notice_is_sent_once_for_an_entry"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["office", "due_at"], condition=Q(acknowledged_at=None), name="entry_notice_waiting"),
            models.Index(fields=["office", "-acknowledged_at"], name="entry_notice_lately"),
        ]


class AbnormalEntry(models.Model):
    """A time on the abnormal list 经营异常名录, on a ground and with reasons; left when the ground has gone."""

    ref = models.TextField(unique=True)
    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="abnormal")
    ground = models.TextField()
    reason = models.TextField()
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    left_at = models.DateTimeField(null=True)
    left_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    left_reason = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ground__in=[one.value for one in AbnormalGround]), name="abnormal_entry_ground_is_known"
            ),
            models.UniqueConstraint(
                fields=["enterprise", "ground"], condition=Q(left_at=None), name="abnormal_entry_stands_once"
            ),
            models.CheckConstraint(
                condition=Q(left_at=None, left_by=None, left_reason="")
                | Q(left_at__gte=F("entered_at"), left_by__isnull=False) & ~Q(left_reason=""),
                name="abnormal_entry_is_left_for_a_reason",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["-id"], condition=Q(left_at=None), name="abnormal_entry_standing"),
        ]


class ScopeCertificate(models.Model):
    """A certificate of the concrete scope 具体经营范围证明, issued at once on request; anybody checks its code."""

    ref = models.TextField(unique=True)
    code = models.TextField(unique=True)
    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="certificates")
    concrete = ArrayField(models.TextField())
    issued_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(concrete__len__gt=0), name="scope_certificate_says_something")
        ]
