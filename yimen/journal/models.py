"""Tables of the journal. The entry table itself is partitioned by month and written in SQL (migration 0002)."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now


class Entry(models.Model):
    """One act. Append-only: the application's role may not change or remove a row."""

    id = models.BigIntegerField(primary_key=True)
    era = models.SmallIntegerField()
    subject_kind = models.TextField()
    subject_id = models.BigIntegerField()
    subject_ref = models.TextField()
    seq = models.IntegerField()
    verb = models.TextField()
    schema_no = models.SmallIntegerField()
    effective_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    actor_ref = models.TextField()
    on_behalf = models.TextField()
    authority = models.TextField()
    law = models.TextField()
    body = models.BinaryField()
    prev = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        managed = False
        db_table = "journal_entry"


class Attempt(models.Model):
    """A refused act: who tried what on what, and the code of the refusal."""

    recorded_at = models.DateTimeField(db_default=Now())
    attempted_at = models.DateTimeField()
    actor_ref = models.TextField()
    operation = models.TextField()
    subject = models.TextField()
    code = models.TextField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["recorded_at"], name="journal_attempt_recorded")]


class ErrandDone(models.Model):
    """An idempotency key with what was asked and what came of it, kept for seven days."""

    actor_ref = models.TextField()
    key = models.TextField()
    digest = models.BinaryField()
    result = models.JSONField()
    done_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["actor_ref", "key"], name="errand_one_per_actor_and_key")
        ]
        indexes: ClassVar = [models.Index(fields=["done_at"], name="errand_done_at")]


class Seal(models.Model):
    """A signed Merkle root over the rows of one span of transactions, chained to the seal before."""

    number = models.BigIntegerField(primary_key=True)
    era = models.SmallIntegerField()
    from_xid = models.BigIntegerField()
    upto_xid = models.BigIntegerField()
    count = models.IntegerField()
    root = models.BinaryField()
    previous = models.BinaryField()
    signature = models.BinaryField()
    fingers = models.BinaryField(default=b"")  # eight bytes of every leaf: by them a verifier names a row
    sealed_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["era", "from_xid"], name="seal_spans_do_not_overlap"),
            models.CheckConstraint(condition=models.Q(upto_xid__gt=models.F("from_xid")), name="seal_span_is_forward"),
        ]


class Cursor(models.Model):
    """How far a consumer of the journal has come. One row per consumer, locked while it works."""

    consumer = models.TextField(primary_key=True)
    era = models.SmallIntegerField(default=1)
    xid = models.BigIntegerField(default=0)
    entry_id = models.BigIntegerField(default=0)
