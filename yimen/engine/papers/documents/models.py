"""Tables of the documents: numbered per office and year without gaps or doubles."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Register(models.Model):
    """The last number given per office, year and series; its row is the lock for the next one."""

    office = models.ForeignKey("offices.Office", models.PROTECT)
    year = models.SmallIntegerField()
    series = models.TextField()
    last = models.IntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "year", "series"], name="register_one_per_office_year_and_series")
        ]


class Document(models.Model):
    """A notice or receipt 文书, made from one journal line and never made twice."""

    ref = models.TextField(unique=True)
    case_id = models.BigIntegerField()
    case_number = models.TextField()
    party = models.ForeignKey("people.Party", models.PROTECT)
    kind = models.TextField()
    office = models.ForeignKey("offices.Office", models.PROTECT)
    year = models.SmallIntegerField()
    serial = models.IntegerField()
    number = models.TextField()
    entry_id = models.BigIntegerField()
    facts = models.JSONField()
    template_version = models.IntegerField()
    verification = models.TextField(unique=True)
    dated_at = models.DateTimeField()
    paper_sha256 = models.TextField(default="")
    made_at = models.DateTimeField(null=True)
    corrected_by = models.TextField(db_default="")  # the number of the erratum that corrects it

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entry_id", "kind"], name="document_is_made_once_per_act"),
            models.UniqueConstraint(fields=["office", "year", "kind", "serial"], name="document_number_is_used_once"),
            # As it is printed, too: whatever offices are called, no two papers bear one number.
            models.UniqueConstraint(fields=["number"], name="document_number_is_printed_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["case_id", "id"], name="document_of_case"),
            models.Index(fields=["id"], condition=Q(paper_sha256=""), name="document_without_paper"),
            models.Index(fields=["paper_sha256"], condition=~Q(paper_sha256=""), name="document_by_paper"),
        ]
