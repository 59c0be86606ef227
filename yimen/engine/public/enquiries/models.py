"""Tables of the enquiries: the question with its owner and answer, and every hand-over with its acknowledgement."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained

WAYS = ["window", "phone", "web", "radio", "city"]
WAITING_WAYS = ["web", "city"]
ENDS = ["answered", "intake", "left"]


class Enquiry(Chained):
    """Something that was asked 咨询. It has an owner until it is answered or its asker left."""

    ref = models.TextField(unique=True)
    way = models.TextField()
    topic = models.TextField()
    question = models.TextField()
    # The page of the hall from which it was asked, with what stood on it.
    page = models.TextField(default="")
    item = models.ForeignKey("catalogue.Item", models.PROTECT, null=True, db_index=False)
    item_name = models.TextField(default="")
    case = models.ForeignKey("cases.Case", models.PROTECT, null=True)
    party = models.ForeignKey("people.Party", models.PROTECT, null=True, db_index=False)
    policy = models.ForeignKey("policies.Policy", models.PROTECT, null=True, related_name="+", db_index=False)
    follows = models.ForeignKey("self", models.PROTECT, null=True, related_name="followed_by")
    # The number under which the city's own platform 智慧城市管理平台 knows what it passed on.
    outside_number = models.TextField(default="")
    centre = models.ForeignKey("offices.Centre", models.PROTECT, null=True, db_index=False)
    # Whoever was asked first owns it until somebody else has acknowledged it. From the hall it waits for its owner.
    owner = models.ForeignKey("people.Staff", models.PROTECT, null=True, db_index=False)
    office = models.ForeignKey("offices.Office", models.PROTECT, null=True, db_index=False)
    asked_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField()
    answer = models.TextField(default="")
    source = models.TextField(default="")
    answered_at = models.DateTimeField(null=True)
    # How it ended: answered, with an application, or without either. The last two close it too.
    ended = models.TextField(default="")
    ended_at = models.DateTimeField(null=True)
    # Whether it helped, as the asker says: yes, no, or nothing said.
    solved = models.TextField(default="")

    # As everybody may read it: the question without its asker, and since when.
    told_question = models.TextField(default="")
    told_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(told_at=None, told_question="")
                | (Q(told_at__isnull=False, ended="answered") & ~Q(told_question="")),
                name="enquiry_told_to_all_is_answered",
            ),
            models.UniqueConstraint(
                fields=["outside_number"], condition=~Q(outside_number=""), name="enquiry_comes_in_once"
            ),
            models.CheckConstraint(condition=Q(way__in=WAYS), name="enquiry_way_is_known"),
            models.CheckConstraint(condition=Q(ended__in=["", *ENDS]), name="enquiry_ends_in_a_known_way"),
            models.CheckConstraint(condition=Q(solved__in=["", "yes", "no"]), name="enquiry_solved_is_yes_or_no"),
            models.CheckConstraint(
                condition=Q(owner__isnull=False, taken_at__isnull=False)
                | Q(way__in=WAITING_WAYS, owner=None, taken_at=None),
                name="enquiry_has_an_owner_unless_it_waits_for_one",
            ),
            models.CheckConstraint(
                condition=Q(ended="", ended_at=None) | (~Q(ended="") & Q(ended_at__gte=F("asked_at"))),
                name="enquiry_ends_at_a_moment",
            ),
            models.CheckConstraint(
                condition=(~Q(ended="answered") & Q(answer="")) | (Q(ended="answered") & ~Q(answer="") & ~Q(source="")),
                name="enquiry_answer_names_its_source",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["due_at", "id"], condition=Q(ended=""), name="enquiry_open"),
            models.Index(fields=["owner", "due_at"], condition=Q(ended=""), name="enquiry_of_owner"),
            models.Index(fields=["office", "due_at"], condition=Q(ended=""), name="enquiry_of_office"),
            models.Index(fields=["party", "-id"], name="enquiry_of_party"),
            models.Index(fields=["asked_at"], name="enquiry_asked"),
            models.Index(fields=["-told_at"], condition=Q(told_at__isnull=False), name="enquiry_told_to_all"),
        ]


class EnquiryHandover(models.Model):
    """An enquiry given to somebody else 移交: it changes its owner when they acknowledge it, not before."""

    enquiry = models.ForeignKey(Enquiry, models.PROTECT, related_name="handovers")
    from_staff = models.ForeignKey("people.Staff", models.PROTECT, related_name="+")
    to_office = models.ForeignKey("offices.Office", models.PROTECT)
    reason = models.TextField()
    handed_at = models.DateTimeField()
    acknowledged_by = models.ForeignKey("people.Staff", models.PROTECT, null=True, related_name="+")
    acknowledged_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["enquiry"], condition=Q(acknowledged_at=None), name="enquiry_handover_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(acknowledged_at=None, acknowledged_by=None)
                | Q(acknowledged_at__isnull=False, acknowledged_by__isnull=False),
                name="enquiry_handover_acknowledged_by_somebody",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["to_office"], condition=Q(acknowledged_at=None), name="enquiry_handover_waiting")
        ]
