"""Tables of the sites: what a site says of itself, and its news. Ended and taken down, never deleted."""

from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.sites import Tone
from yimen.registries.dated import one_at_a_time


class LocalSite(Chained):
    """The site of a region 网上办事站 over a span of days: opened by a document, with its own line and colour."""

    ref = models.TextField(unique=True)
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", db_index=False)
    line = models.TextField(default="")
    tone = models.TextField()
    basis = models.TextField()
    valid = DateRangeField()
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(tone__in=list(Tone)), name="site_tone_is_known"),
            one_at_a_time("site_one_per_region", "region_id"),
        ]


class LocalNews(Chained):
    """Something a place lets people know 站点动态: it stands on the site of its own region and on no other."""

    ref = models.TextField(unique=True)
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", db_index=False)
    title = models.TextField()
    text = models.TextField()
    published_at = models.DateTimeField()
    taken_down_at = models.DateTimeField(null=True)
    reason = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(taken_down_at=None) | (Q(taken_down_at__gte=F("published_at")) & ~Q(reason="")),
                name="site_news_is_taken_down_for_a_reason",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["region", "-id"], condition=Q(taken_down_at=None), name="site_news_of_region")
        ]
