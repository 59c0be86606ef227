"""Tables of the window votes: what somebody who had a case at a window said of it, and who agrees."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from yimen.journal.chained import Chained
from yimen.kernel.evaluation import Grade
from yimen.kernel.meanwhile import mark_of
from yimen.kernel.window_votes import HiddenGround


class WindowVote(Chained):
    """What one person says of one window in one quarter 评窗; the grade counts, also when its words are hidden."""

    ref = models.TextField(unique=True)
    window = models.ForeignKey("offices.Window", models.PROTECT, related_name="+", db_index=False)
    party = models.ForeignKey("people.Party", models.PROTECT, related_name="+", db_index=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="+", db_index=False)  # which lets them speak
    quarter = models.DateField()
    grade = models.TextField()
    words = models.TextField(default="")
    cast_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True)
    hidden_at = models.DateTimeField(null=True)
    hidden_by = models.ForeignKey("people.Staff", models.PROTECT, related_name="+", null=True, db_index=False)
    hidden_ground = models.TextField(default="")
    hidden_why = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["window", "party", "quarter"], name="window_vote_once_a_person_window_and_quarter"
            ),
            models.CheckConstraint(condition=Q(grade__in=[one.value for one in Grade]), name="window_vote_has_a_grade"),
            models.CheckConstraint(
                condition=Q(hidden_at=None, hidden_by=None, hidden_ground="", hidden_why="")
                | Q(
                    hidden_at__isnull=False, hidden_by__isnull=False,
                    hidden_ground__in=[one.value for one in HiddenGround],
                )
                & ~Q(hidden_why="") & ~Q(words=""),
                name="window_vote_words_are_hidden_with_a_reason",
            ),
        ]  # fmt: skip
        indexes: ClassVar = [
            models.Index(fields=["window", "-cast_at", "-id"], name="window_vote_newest"),
            models.Index(fields=["party", "-id"], name="window_vote_of_party"),
        ]


def mark_of_vote(row: WindowVote) -> str:
    """What somebody read of a vote before they agree with it or hide its words, as one short mark."""
    words = "" if row.hidden_at is not None else row.words
    return mark_of(row.ref, row.grade, words, row.hidden_ground, row.changed_at)


class VoteAgreement(models.Model):
    """One person's agreement with what another said of a window 赞同, once."""

    vote = models.ForeignKey(WindowVote, models.PROTECT, related_name="agreements")
    party = models.ForeignKey("people.Party", models.PROTECT, related_name="+", db_index=False)
    cast_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["vote", "party"], name="vote_agreement_once_a_person"),
        ]
