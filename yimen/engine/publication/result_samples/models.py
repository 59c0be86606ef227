"""Tables of the result samples: a file is kept once, for every version that names it, and never taken away."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained


class ResultSample(Chained):
    """A file that shows what an item issues 结果样本. Versions name it by its hash; whoever knows that may see it."""

    ref = models.TextField(unique=True)
    sha256 = models.CharField(max_length=64, unique=True)
    filename = models.TextField()
    kind = models.TextField()
    size = models.IntegerField()
    pages = models.IntegerField()
    kept_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=["jpeg", "png", "pdf"], size__gt=0, pages__gt=0),
                name="result_sample_can_be_opened",
            ),
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="result_sample_hash_is_whole"),
        ]
