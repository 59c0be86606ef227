"""Tables of the rollouts. Whether a channel is open lies nowhere: the version in force says how the item is filed."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.readiness import EXTENSIONS


class Rollout(Chained):
    """An item that is to be filed by one more channel 网办推进: in which batch, by which day, and what is confirmed."""

    ref = models.TextField(unique=True)
    item = models.ForeignKey("catalogue.Item", models.PROTECT)
    channel = models.TextField()
    batch = models.TextField()
    due = models.DateField()
    basis = models.TextField()
    planned_on = models.DateField()
    trained_on = models.DateField(null=True)
    trained_note = models.TextField(default="")
    trial_on = models.DateField(null=True)
    trial_note = models.TextField(default="")
    called_off_on = models.DateField(null=True)
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(channel__in=list(EXTENSIONS)), name="rollout_leads_to_web_or_mobile"),
            models.CheckConstraint(condition=Q(due__gte=F("planned_on")), name="rollout_is_due_after_it_was_planned"),
            models.UniqueConstraint(
                fields=["item", "channel"],
                condition=Q(called_off_on=None),
                name="rollout_one_per_item_and_channel",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["due", "id"], condition=Q(called_off_on=None), name="rollout_by_day")]
