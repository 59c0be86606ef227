"""Tables of the trades. Ended by a day, never deleted; each has a chain in the journal."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.kernel.enterprises import PermitStage, RegisterEffect
from yimen.registries.dated import one_at_a_time


class Trade(Chained):
    """A broad category of business 经营大类: who lets enterprises in, and who supervises them. Both, or none of it."""

    ref = models.TextField(unique=True)
    code = models.TextField()
    name = models.TextField()
    concrete = ArrayField(models.TextField())  # the concrete businesses that fall under it 具体项目
    entry_office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    supervising_office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    notice_days = models.SmallIntegerField()
    basis = models.TextField()
    valid = DateRangeField()

    class Meta:
        constraints: ClassVar = [
            one_at_a_time("trade_code_is_used_once_at_a_time", "code"),
            one_at_a_time("trade_name_is_used_once_at_a_time", "name"),
            models.CheckConstraint(condition=Q(notice_days__gte=1, notice_days__lte=30), name="trade_notice_has_days"),
        ]


class TradePermit(models.Model):
    """A permit that a trade needs 许可事项, before the licence or after it."""

    trade = models.ForeignKey(Trade, models.PROTECT, related_name="permits")
    item = models.ForeignKey("catalogue.Item", models.PROTECT, related_name="+", db_index=False)
    stage = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["trade", "item"], name="trade_needs_a_permit_once"),
            models.CheckConstraint(
                condition=Q(stage__in=[one.value for one in PermitStage]), name="trade_permit_stage_is_known"
            ),
        ]


class PriorPermit(Chained):
    """A permit that may come before a licence 前置审批目录; on the list by the legal office alone."""

    ref = models.TextField(unique=True)
    item = models.ForeignKey("catalogue.Item", models.PROTECT, related_name="+", db_index=False)
    document = models.TextField()
    valid = DateRangeField()

    class Meta:
        constraints: ClassVar = [one_at_a_time("prior_permit_is_listed_once_at_a_time", "item_id")]


class MergedCertificate(Chained):
    """A certificate or filing merged into the licence 多证合一: its office is sent the data, nobody is asked for it."""

    ref = models.TextField(unique=True)
    name = models.TextField()
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", db_index=False)
    notice_days = models.SmallIntegerField()
    basis = models.TextField()
    valid = DateRangeField()

    class Meta:
        constraints: ClassVar = [
            one_at_a_time("merged_certificate_is_named_once_at_a_time", "name"),
            models.CheckConstraint(
                condition=Q(notice_days__gte=1, notice_days__lte=30), name="merged_certificate_has_days"
            ),
        ]


class RegistrationItem(Chained):
    """An item whose grants write the register 登记事项, and what they do to it."""

    ref = models.TextField(unique=True)
    item = models.ForeignKey("catalogue.Item", models.PROTECT, related_name="+", db_index=False)
    effect = models.TextField()
    basis = models.TextField()
    valid = DateRangeField()

    class Meta:
        constraints: ClassVar = [
            one_at_a_time("registration_item_has_one_effect_at_a_time", "item_id"),
            models.CheckConstraint(
                condition=Q(effect__in=[one.value for one in RegisterEffect]), name="registration_item_effect_is_known"
            ),
        ]


class OpeningScheme(Chained):
    """How an enterprise is opened 企业开办方案: one bundle under one limit, and what the way was before."""

    ref = models.TextField(unique=True)
    bundle = models.ForeignKey("bundles.Bundle", models.PROTECT, related_name="+", db_index=False)
    amount = models.DecimalField(max_digits=6, decimal_places=1)
    unit = models.TextField()
    together = ArrayField(models.TextField())  # refs of the items whose results come out on one day 三证同发
    basis = models.TextField()
    valid = DateRangeField()

    class Meta:
        constraints: ClassVar = [
            one_at_a_time("opening_scheme_is_one_at_a_time", "bundle_id"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="opening_scheme_has_time"),
        ]


class SchemeLink(models.Model):
    """A link of the way 办理环节, before the scheme or under it, with its working days."""

    scheme = models.ForeignKey(OpeningScheme, models.PROTECT, related_name="links")
    since = models.TextField()
    place = models.SmallIntegerField()
    name = models.TextField()
    days = models.DecimalField(max_digits=5, decimal_places=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["scheme", "since", "place"], name="scheme_link_has_a_place"),
            models.CheckConstraint(condition=Q(since__in=["before", "now"]), name="scheme_link_is_before_or_now"),
            models.CheckConstraint(condition=Q(days__gte=0), name="scheme_link_takes_no_less_than_nothing"),
        ]
