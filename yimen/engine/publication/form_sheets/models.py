"""Tables of the form sheets: one is offered until another takes its place or it is taken back; none is deleted."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.papers.form_sheets import Which


class FormSheet(Chained):
    """The blank or the filled sheet of one form of an item 表格样表, as a file, offered from one moment to another."""

    ref = models.TextField(unique=True)
    item = models.ForeignKey("catalogue.Item", models.PROTECT, related_name="+", db_index=False)
    material = models.TextField()
    which = models.TextField()
    filename = models.TextField()
    sha256 = models.TextField()
    kind = models.TextField()
    size = models.IntegerField()
    pages = models.IntegerField()
    laid_out_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(which__in=list(Which)), name="form_sheet_is_blank_or_filled"),
            models.CheckConstraint(
                condition=Q(kind__in=["jpeg", "png", "pdf"], size__gt=0, pages__gt=0), name="form_sheet_can_be_opened"
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at=None) | Q(taken_back_at__gte=F("laid_out_at")),
                name="form_sheet_is_taken_back_after_it_was_laid_out",
            ),
            models.UniqueConstraint(
                fields=["item", "material", "which"],
                condition=Q(taken_back_at=None),
                name="form_sheet_is_offered_once_of_each",
            ),
        ]
