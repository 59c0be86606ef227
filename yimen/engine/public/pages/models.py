"""Tables of the personal pages: one for each party that came to it, and how often on which day."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.kernel.pages import PageKind


class Page(Chained):
    """The personal page of a party 专属网页, active since somebody who acts for them first came to it."""

    ref = models.TextField(unique=True)
    party = models.OneToOneField("people.Party", models.PROTECT, related_name="+")
    kind = models.TextField()
    activated_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    # What an enterprise tells of itself, for the policies that fit; nothing has to be told.
    industry = models.TextField(default="")
    size = models.TextField(default="")
    founded = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=list(PageKind)), name="page_kind_is_known"),
            models.CheckConstraint(
                condition=Q(kind="enterprise") | Q(industry="", size="", founded=None),
                name="page_profile_is_of_an_enterprise",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["activated_at"], name="page_activated")]


class PageDay(models.Model):
    """How often a page was visited on a day 日访问."""

    page = models.ForeignKey(Page, models.PROTECT, related_name="days")
    on = models.DateField()
    visits = models.IntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["page", "on"], name="page_day_once"),
            models.CheckConstraint(condition=Q(visits__gt=0), name="page_day_has_a_visit"),
        ]
        indexes: ClassVar = [models.Index(fields=["on"], name="page_day_by_day")]
