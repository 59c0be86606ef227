"""Tables of the agency: how mandates were given at a point, and what was taken in there under them."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from yimen.kernel.villages.agency import ProofWay


class MandateProof(models.Model):
    """How a mandate was given to a village agent 委托凭据: on paper with its scan, or on the villager's phone."""

    ref = models.TextField(unique=True)
    principal = models.ForeignKey("people.Party", models.PROTECT, related_name="+")
    agent = models.ForeignKey("people.Staff", models.PROTECT, related_name="+")
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    way = models.TextField()
    items = ArrayField(models.TextField())  # refs of the items in which the agent may act
    until = models.DateTimeField()
    asked_at = models.DateTimeField()
    given_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    mandates = ArrayField(models.TextField(), default=list)  # refs of the mandates that came of it

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(way__in=list(ProofWay)), name="mandate_proof_way_is_known"),
            models.CheckConstraint(
                condition=Q(given_at__isnull=True) | Q(declined_at__isnull=True),
                name="mandate_proof_is_given_or_declined",
            ),
            models.CheckConstraint(
                condition=~Q(way="paper") | Q(given_at__isnull=False), name="mandate_proof_on_paper_was_given"
            ),
            models.CheckConstraint(condition=Q(items__len__gt=0), name="mandate_proof_names_items"),
        ]
        indexes: ClassVar = [models.Index(fields=["centre", "-id"], name="mandate_proof_of_centre")]


class Intake(models.Model):
    """One coming of a villager to the agent 代办收件: several items on one screen, each a case of its own."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    agent = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", db_index=False)
    principal = models.ForeignKey("people.Party", models.PROTECT, related_name="+", db_index=False)
    proof = models.ForeignKey(MandateProof, models.PROTECT, related_name="intakes")
    taken_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["centre", "-id"], name="intake_of_centre")]


class FiledCase(models.Model):
    """A case that an agent handed in 代办件: under which mandate."""

    intake = models.ForeignKey(Intake, models.PROTECT, related_name="cases")
    case_id = models.BigIntegerField(unique=True)
    mandate = models.ForeignKey("people.Mandate", models.PROTECT, related_name="+", db_index=False)
