"""Table of the prints."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.kernel.papers.prints import Door

OF_A_CASE = ["document", "certificate", "file"]


class Print(Chained):
    """A paper that was handed out 打印记录, to print or to keep: of a case, or an authorisation letter.

    Never changed; told on a chain of its own. Nobody's name is copied: it is the officer, the person, or whoever held
    number and query code.
    """

    ref = models.TextField(unique=True)
    case_id = models.BigIntegerField(null=True)  # a foreign key in the database: print_is_of_a_case
    kind = models.TextField()
    paper_ref = models.TextField()
    title = models.TextField()
    number = models.TextField()
    door = models.TextField()
    place = models.TextField(default="")
    actor_ref = models.TextField()
    staff = models.ForeignKey("people.Staff", models.PROTECT, null=True, related_name="+", db_index=False)
    party = models.ForeignKey("people.Party", models.PROTECT, null=True, related_name="+", db_index=False)
    printed_at = models.DateTimeField()  # the minute

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["paper_ref", "actor_ref", "door", "place", "printed_at"], name="print_is_told_once_a_minute"
            ),
            models.CheckConstraint(
                condition=Q(kind="letter", case_id=None)
                | Q(kind__in=OF_A_CASE, case_id__isnull=False)
                | Q(kind="certificate"),  # one of the stock came of no case
                name="print_is_of_a_known_kind",
            ),
            models.CheckConstraint(condition=Q(door__in=[str(one) for one in Door]), name="print_door_is_known"),
            models.CheckConstraint(
                condition=Q(staff__isnull=False, party=None)
                | Q(staff=None, party__isnull=False)
                | Q(staff=None, party=None, actor_ref="anonymous"),
                name="print_says_who",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["case_id", "id"], name="print_of_case")]
