"""Tables of offices, approval divisions, centres and windows: dated, closed with an end, never deleted."""

from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.registries.dated import one_at_a_time


class Office(Chained):
    """A department or public body 部门. What it is called is in its terms; its USCC is given once, and told."""

    ref = models.TextField(unique=True)
    uscc = models.CharField(max_length=18, unique=True, null=True)
    region = models.ForeignKey("regions.Region", models.PROTECT)
    calendar = models.ForeignKey("calendars.Calendar", models.PROTECT)
    parent = models.ForeignKey("self", models.PROTECT, null=True)


class OfficeTerm(models.Model):
    """Name and standing of an office over a span of days (renamed, merged, closed)."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="terms")
    name = models.TextField()
    short_name = models.TextField()
    document_mark = models.TextField(default="")  # 示市监: what its document numbers begin with
    affiliation = models.TextField(db_default="city")  # at which level it is kept 隶属: central to town
    valid = DateRangeField()
    basis = models.TextField(default="")
    end_basis = models.TextField(db_default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(affiliation__in=["central", "provincial", "city", "county", "town"]),
                name="office_is_kept_at_a_known_level",
            ),
            one_at_a_time("office_has_one_name_at_a_time", "office_id"),
        ]


class ApprovalDivision(models.Model):
    """The one place of an office that holds its approval powers 行政审批处."""

    ref = models.TextField(unique=True)
    office = models.ForeignKey(Office, models.PROTECT, related_name="divisions")
    name = models.TextField()
    form = models.TextField()
    valid = DateRangeField()
    basis = models.TextField(default="")
    end_basis = models.TextField(db_default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(form__in=["stand_alone", "co_located", "delegated"]), name="division_has_one_of_three_forms"
            ),
            one_at_a_time("office_has_one_approval_division_at_a_time", "office_id"),
        ]


class Centre(models.Model):
    """Where people come: a centre or a service point 行政服务中心/便民服务点."""

    ref = models.TextField(unique=True)
    kind = models.TextField()
    region = models.ForeignKey("regions.Region", models.PROTECT)
    calendar = models.ForeignKey("calendars.Calendar", models.PROTECT)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=["administrative", "citizen", "town", "village"]), name="centre_kind_is_known"
            ),
        ]


class CentreTerm(models.Model):
    """Name, address and hours of a centre over a span of days."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="terms")
    name = models.TextField()
    address = models.TextField(default="")
    phone = models.TextField(default="")
    hours = models.TextField(default="")
    valid = DateRangeField()
    basis = models.TextField(default="")
    end_basis = models.TextField(db_default="")

    class Meta:
        constraints: ClassVar = [
            one_at_a_time("centre_has_one_name_at_a_time", "centre_id"),
        ]


class CentreNaming(models.Model):
    """What every centre of a kind is called 统一名称 over a span of days: a template with {city}, {county}, {town}…"""

    kind = models.TextField()
    template = models.TextField()
    valid = DateRangeField()
    basis = models.TextField(default="")
    end_basis = models.TextField(db_default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=["administrative", "citizen", "town", "village"]), name="naming_kind_is_known"
            ),
            one_at_a_time("centre_kind_has_one_naming_at_a_time", "kind"),
        ]


class Window(models.Model):
    """A counter 窗口: comprehensive (综合) or of one office."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="windows")
    code = models.TextField()
    name = models.TextField()
    office = models.ForeignKey(Office, models.PROTECT, null=True)
    valid = DateRangeField()
    basis = models.TextField(default="")
    end_basis = models.TextField(db_default="")

    class Meta:
        constraints: ClassVar = [
            one_at_a_time("window_code_is_used_once_in_a_centre", "centre_id", "code"),
        ]
