"""Table of the supporting services. Ended, never deleted; each has a chain in the journal."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.kernel.supports import SupportKind
from yimen.registries.dated import one_at_a_time


class Support(Chained):
    """A supporting service 配套服务 of a provider, for some life events, over a span of days."""

    ref = models.TextField(unique=True)
    kind = models.TextField()
    provider = models.TextField()
    provider_number = models.TextField()  # its social credit code, which is public
    about = models.TextField()
    price = models.TextField()
    phone = models.TextField()
    events = ArrayField(models.TextField())
    basis = models.TextField()  # the document by which it was entered
    valid = DateRangeField()
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=list(SupportKind)), name="support_kind_is_known"),
            models.CheckConstraint(condition=Q(events__len__gt=0), name="support_is_about_something"),
            one_at_a_time("support_of_a_provider_stands_once", "provider_number", "kind"),
        ]
