"""Tables of the sharing: data sets with owner and condition, requests for an item, and every use."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.kernel.connections import SystemKind
from yimen.kernel.sharing import APPROVALS, ShareAnswer, ShareCondition

SOURCES = [APPROVALS, *(str(kind) for kind in SystemKind)]
CONDITIONS, ANSWERS = [str(one) for one in ShareCondition], [str(one) for one in ShareAnswer]


class DataSet(Chained):
    """A data set of the catalogue 数据集: whose, out of what, under which condition. Ended, never deleted."""

    ref = models.TextField(unique=True)
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    name = models.TextField()
    about = models.TextField()
    source = models.TextField()
    condition = models.TextField()
    basis = models.TextField(default="")
    published_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    end_basis = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(source__in=SOURCES), name="data_set_has_a_source"),
            models.CheckConstraint(condition=Q(condition__in=CONDITIONS), name="data_set_has_a_condition"),
            models.CheckConstraint(
                condition=~Q(condition="never") | ~Q(basis=""), name="data_set_is_withheld_on_a_basis"
            ),
            models.UniqueConstraint(
                fields=["office", "name"], condition=Q(ended_at=None), name="data_set_is_named_once"
            ),
        ]


class DataRequest(Chained):
    """A request to use a data set for an item 共享申请: by when it is answered, what was said, until when it stands."""

    ref = models.TextField(unique=True)
    data_set = models.ForeignKey(DataSet, models.PROTECT, related_name="requests")
    item = models.ForeignKey("catalogue.Item", models.PROTECT, related_name="+")
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    why = models.TextField()
    asked_at = models.DateTimeField()
    answer_by = models.DateTimeField()
    answer = models.TextField(default="")
    reason = models.TextField(default="")
    answered_at = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="", until=None)
                | Q(answered_at__isnull=False, answer__in=["granted", "silence"], until__isnull=False)
                | Q(answered_at__isnull=False, answer="refused", until=None) & ~Q(reason=""),
                name="data_request_is_answered_whole",
            ),
            models.UniqueConstraint(
                fields=["data_set", "item"], condition=Q(answered_at=None), name="data_request_one_at_a_time"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["answer_by"], condition=Q(answered_at=None), name="data_request_open"),
        ]


class DataUse(models.Model):
    """One use of a data set 数据使用: for which case, about whom, by which post, what for, and how it went."""

    ref = models.TextField(unique=True)
    data_set = models.ForeignKey(DataSet, models.PROTECT, related_name="uses")
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+")
    party = models.ForeignKey("people.Party", models.PROTECT, related_name="+", db_index=False)
    purpose = models.TextField()
    place = models.TextField()
    used_at = models.DateTimeField(db_index=True)
    outcome = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(outcome__in=["answered", "nothing", "unanswered"]), name="data_use_has_an_outcome"
            ),
            models.CheckConstraint(condition=~Q(purpose="") & ~Q(place=""), name="data_use_says_what_for"),
        ]
        indexes: ClassVar = [models.Index(fields=["party", "-id"], name="data_use_of_party")]
