"""Tables of the complaints: what is complained of; who complained, kept apart; and each time it was looked into."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.complaint import ComplaintKind, ComplaintWay, Found


class Complaint(Chained):
    """Something that somebody complained of 投诉, with number and code. Who it was stands in a table of its own."""

    ref = models.TextField(unique=True)
    number = models.TextField(unique=True)
    code_hash = models.BinaryField()
    way = models.TextField()
    kind = models.TextField()
    told = models.TextField()
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", null=True, db_index=False)
    window = models.ForeignKey("offices.Window", models.PROTECT, related_name="+", null=True, db_index=False)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", null=True, db_index=False)
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+", null=True, db_index=False)
    item_name = models.TextField(default="")
    officer = models.TextField(default="")  # as the complainant calls them
    staff = ArrayField(models.BigIntegerField())  # who had a hand in what is complained of
    city_id = models.BigIntegerField(null=True)
    county_id = models.BigIntegerField(null=True)
    town_id = models.BigIntegerField(null=True)
    village_id = models.BigIntegerField(null=True)
    lodged_at = models.DateTimeField()
    acknowledge_by = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    content = models.TextField(default="")  # whether the complainant is content with the answer
    ended_at = models.DateTimeField(null=True)  # answered or withdrawn, and nothing under way
    raised_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(way__in=[one.value for one in ComplaintWay]), name="complaint_way_is_known"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[one.value for one in ComplaintKind]), name="complaint_kind_is_known"
            ),
            models.CheckConstraint(condition=~Q(told=""), name="complaint_says_something"),
            models.CheckConstraint(
                condition=Q(centre__isnull=False) | Q(office__isnull=False), name="complaint_is_about_a_place"
            ),
            models.CheckConstraint(condition=Q(content__in=["", "yes", "no"]), name="complaint_content_is_yes_or_no"),
            models.CheckConstraint(
                condition=Q(acknowledged_at=None) | Q(acknowledged_at__gte=F("lodged_at")),
                name="complaint_is_acknowledged_after_it_came",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["acknowledge_by", "id"], condition=Q(ended_at=None), name="complaint_open"),
            models.Index(fields=["office", "-id"], name="complaint_of_office"),
            models.Index(fields=["lodged_at"], name="complaint_lodged"),
        ]


class Complainant(models.Model):
    """Who complained: a party, or a name and phone that were left, encrypted; without a row it was nobody by name."""

    complaint = models.OneToOneField(Complaint, models.PROTECT, primary_key=True, related_name="complainant")
    party = models.ForeignKey("people.Party", models.PROTECT, related_name="+", null=True)
    contact_cipher = models.BinaryField(default=b"")
    contact_key = models.TextField(default="")


class Investigation(models.Model):
    """One time a complaint was looked into 调查: by whom, by when, what was found. The second is by the level above."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="investigations")
    nth = models.SmallIntegerField()
    why = models.TextField(default="")  # of an appeal
    opened_at = models.DateTimeField()
    answer_by = models.DateTimeField()
    investigator = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    named_at = models.DateTimeField(null=True)
    found = models.TextField(default="")
    answer = models.TextField(default="")
    measure = models.TextField(default="")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["complaint", "nth"], name="investigation_is_opened_once"),
            models.CheckConstraint(condition=Q(nth__in=[1, 2]), name="investigation_at_most_twice"),
            models.CheckConstraint(condition=Q(nth=1) | ~Q(why=""), name="investigation_again_says_why"),
            models.CheckConstraint(
                condition=Q(investigator=None, named_at=None) | Q(investigator__isnull=False, named_at__isnull=False),
                name="investigation_is_somebodys",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, found="", answer="")
                | Q(
                    answered_at__isnull=False,
                    investigator__isnull=False,
                    found__in=[one.value for one in Found],
                )
                & ~Q(answer="")
                & (Q(found="not_upheld") | ~Q(measure="")),
                name="investigation_is_answered_whole",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["answer_by", "id"], condition=Q(answered_at=None), name="investigation_open"),
        ]
