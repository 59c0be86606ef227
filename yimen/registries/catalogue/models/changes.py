"""Tables of changes: proposed, reviewed at three levels, shown to the public, decided; and the days of notice."""

from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField, DateTimeRangeField
from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.registries.catalogue.models.items import Item, ItemVersion
from yimen.registries.dated import one_at_a_time


class NoticeTerm(Chained):
    """For how many working days a kind of change is shown in this city 公示期, from when to when."""

    ref = models.TextField(unique=True)
    kind = models.TextField()
    days = models.SmallIntegerField()
    basis = models.TextField()
    valid = DateRangeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(days__range=(1, 60)), name="notice_term_is_one_to_sixty_days"),
            one_at_a_time("notice_term_one_at_a_time_per_kind", "kind"),
        ]


class Round(models.Model):
    """A round of reform 改革批次: the changes that were decided together, under one document."""

    ref = models.TextField(unique=True)
    name = models.TextField(unique=True)
    document = models.TextField()
    decided_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(name="") & ~Q(document=""), name="round_has_a_name_and_a_document")
        ]


class Change(Chained):
    """A change of the catalogue 事项变更: what, why, on what basis, and how far it has come."""

    ref = models.TextField(unique=True)
    item = models.ForeignKey(Item, models.PROTECT, related_name="changes")
    version = models.ForeignKey(ItemVersion, models.PROTECT, null=True, related_name="changes")
    kind = models.TextField()
    state = models.TextField()
    reason = models.TextField()
    basis = models.TextField()  # the document or provision it rests on
    round = models.ForeignKey(Round, models.PROTECT, null=True, related_name="changes")
    batch = models.TextField(default="")  # the document of the batch in which it is decided
    counterpart = models.TextField(default="")  # who gets the item, or from whom it is taken over
    into = models.ForeignKey(Item, models.PROTECT, null=True, related_name="+")  # the item it is merged into
    removed = models.JSONField(default=dict)  # material code -> why it is not asked any more
    proposer_id = models.BigIntegerField(null=True)  # staff; null: by the system itself
    proposed_at = models.DateTimeField()
    waits_since = models.DateTimeField()
    notice = DateTimeRangeField(null=True)
    notice_skipped = models.TextField(default="")  # why a slip of the pen was not shown first
    takes_effect = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(
                    state__in=[
                        "office_review",
                        "legal_review",
                        "reform_review",
                        "on_notice",
                        "decided",
                        "sent_back",
                        "withdrawn",
                    ]
                ),
                name="change_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["new", "change", "correction", "convert", "take_over"], version__isnull=False)
                | Q(
                    kind__in=["cancel", "devolve", "merge", "hand_over", "suspend", "resume"],
                    version__isnull=True,
                ),
                name="change_speaks_by_a_version_or_needs_none",
            ),
            models.CheckConstraint(condition=~Q(basis="") & ~Q(reason=""), name="change_has_reason_and_basis"),
            models.CheckConstraint(
                condition=Q(kind="merge", into__isnull=False) | (~Q(kind="merge") & Q(into__isnull=True)),
                name="change_merges_into_another_item",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["devolve", "hand_over", "take_over"]) | ~Q(counterpart=""),
                name="change_names_who_gives_or_gets",
            ),
            models.CheckConstraint(
                condition=~Q(state="on_notice") | Q(notice__isnull=False), name="change_on_notice_has_its_days"
            ),
            models.CheckConstraint(
                condition=Q(notice_skipped="") | Q(kind="correction"), name="change_skips_notice_only_as_a_correction"
            ),
            models.CheckConstraint(
                condition=Q(state="decided", takes_effect__isnull=False)
                | (~Q(state="decided") & Q(takes_effect__isnull=True)),
                name="change_decided_has_its_moment",
            ),
            models.UniqueConstraint(
                fields=["item"],
                condition=~Q(state__in=["decided", "withdrawn"]),
                name="item_has_one_open_change",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["waits_since", "id"], name="change_waits", condition=~Q(state__in=["decided", "withdrawn"])
            ),
            models.Index(fields=["round", "kind"], name="change_of_round"),
        ]


class ChangeReview(models.Model):
    """What one level said of a change 审查意见: passed on or sent back, by whom, why."""

    change = models.ForeignKey(Change, models.PROTECT, related_name="reviews")
    level = models.TextField()
    verdict = models.TextField()
    opinion = models.TextField(default="")
    staff = models.ForeignKey("people.Staff", models.PROTECT)
    reviewed_at = models.DateTimeField()
    # Reviews of an earlier asking stay readable and count no more.
    counts = models.TextField(default="yes")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(level__in=["office", "legal", "reform"]), name="review_level_is_known"),
            models.CheckConstraint(condition=Q(verdict__in=["passed", "sent_back"]), name="review_verdict_is_known"),
            models.CheckConstraint(
                condition=~Q(verdict="sent_back") | ~Q(opinion=""), name="review_sent_back_says_why"
            ),
            # Two levels, two people: also when two reviewers click in the same moment.
            models.UniqueConstraint(
                fields=["change", "staff"],
                condition=Q(verdict="passed", counts="yes"),
                name="review_passed_once_per_person",
            ),
        ]


class Comment(models.Model):
    """What somebody says of a change on notice 公示意见. Nobody is asked for a name, and none is kept."""

    ref = models.TextField(unique=True)
    change = models.ForeignKey(Change, models.PROTECT, related_name="comments")
    text = models.TextField()
    given_at = models.DateTimeField()
    answer = models.TextField(default="")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("people.Staff", models.PROTECT, null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="comment_says_something"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="comment_answered_has_its_moment",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["change"], name="comment_open", condition=Q(answered_at=None))]


class Suspension(models.Model):
    """A time in which an item takes no applications 暂停受理; what is under way goes on."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="suspensions")
    change = models.ForeignKey(Change, models.PROTECT)
    during = DateTimeRangeField()
    reason = models.TextField()
    basis = models.TextField()

    class Meta:
        constraints: ClassVar = [one_at_a_time("item_is_suspended_once_at_a_time", "item_id", during="during")]
