"""What every subject of the journal carries in its own table: the head of its chain."""

from django.db import models


class Chained(models.Model):
    """A subject with a chain: the head lies on the locked subject row and is never read back from the journal."""

    journal_seq = models.IntegerField(default=0)
    journal_head = models.BinaryField(default=b"")

    class Meta:
        abstract = True
