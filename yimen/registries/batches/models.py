"""Tables of the list batches."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained


class ListBatch(Chained):
    """A list as it was published: its versions in force at a moment. Never changed afterwards."""

    ref = models.TextField(unique=True)
    list_code = models.TextField()
    number = models.IntegerField()
    document = models.TextField()
    note = models.TextField(default="")
    as_of = models.DateTimeField()
    items = ArrayField(models.BigIntegerField())
    versions = ArrayField(models.BigIntegerField())
    added = models.IntegerField()  # against the batch before
    removed = models.IntegerField()
    digest = models.BinaryField()  # over refs and hashes of what was published

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["list_code", "number"], name="list_batch_number_is_used_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="list_batch_numbers_begin_at_one"),
        ]
