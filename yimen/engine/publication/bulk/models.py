"""Tables of the bulk works: what was asked, how far it has come, and what there is to say of each line."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.kernel.bulk_life import BulkState


class BulkWork(Chained):
    """Many items brought in, written out or restated at once 批量任务, by the worker."""

    ref = models.TextField(unique=True)
    kind = models.TextField()
    state = models.TextField()
    asked = models.JSONField()  # which items, and what of them
    account = models.ForeignKey("people.Account", models.PROTECT)  # in whose name, with the posts of the moment
    filename = models.TextField(default="")
    sha256 = models.TextField(default="")  # of the file that came in, or of the one that was made
    size = models.BigIntegerField(default=0)
    total = models.IntegerField(default=0)
    done = models.IntegerField(default=0)
    counts = models.JSONField(default=dict)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=[str(state) for state in BulkState]), name="bulk_work_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["import", "export", "restate"]), name="bulk_work_kind_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["done", "stopped"]) | Q(ended_at__isnull=False),
                name="bulk_work_that_is_over_has_its_end",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["account", "-id"], name="bulk_work_of_account"),
            models.Index(fields=["id"], condition=Q(state__in=["waiting", "confirmed"]), name="bulk_work_to_do"),
        ]


class BulkLine(models.Model):
    """What there is to say of one line 逐项结果: an item with what came of it, or why not."""

    work = models.ForeignKey(BulkWork, models.CASCADE, related_name="lines", db_index=False)
    number = models.IntegerField()
    level = models.TextField()
    item_ref = models.TextField(default="")
    name = models.TextField(default="")
    code = models.TextField(default="")  # of the refusal or remark
    facts = models.JSONField(default=dict)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["work", "id"], name="bulk_line_of_work"),
            models.Index(fields=["work", "number"], name="bulk_line_by_number"),
        ]
