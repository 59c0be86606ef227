"""Tables of the terminals. A sitting that is over keeps nobody's name and no session; what was filed stays counted."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from yimen.journal.chained import Chained
from yimen.kernel.visits.terminals import SittingEnd


class Terminal(Chained):
    """A public computer in a centre's self-service area 自助终端: named, set up with a one-time code, retired."""

    ref = models.TextField(unique=True)
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    name = models.TextField()
    registered_at = models.DateTimeField()
    # Keyed hashes: of the code that waits to be typed in, and of the secret that the computer's browser holds.
    code_hash = models.BinaryField(null=True, unique=True)
    code_until = models.DateTimeField(null=True)
    secret_hash = models.BinaryField(null=True, unique=True)
    activated_at = models.DateTimeField(null=True)
    retired_at = models.DateTimeField(null=True)
    retire_reason = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["centre", "name"], condition=Q(retired_at=None), name="terminal_name_once_per_centre"
            ),
            models.CheckConstraint(
                condition=Q(retired_at=None) | (~Q(retire_reason="") & Q(code_hash=None, secret_hash=None)),
                name="terminal_retired_opens_nothing",
            ),
            models.CheckConstraint(
                condition=Q(code_hash=None, code_until=None) | Q(code_hash__isnull=False, code_until__isnull=False),
                name="terminal_code_runs_out",
            ),
            models.CheckConstraint(
                condition=Q(secret_hash=None) | Q(activated_at__isnull=False), name="terminal_secret_since_a_moment"
            ),
        ]


class Sitting(models.Model):
    """One applicant's time at a terminal 上机. While it lasts it knows whose session it is; afterwards it does not."""

    ref = models.TextField(unique=True)
    terminal = models.ForeignKey(Terminal, models.PROTECT, related_name="sittings")
    account = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+", db_index=False)
    session_key = models.TextField(default="")
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    # The guide 导办员 who helps, by their own word.
    helper = models.ForeignKey("people.Staff", models.PROTECT, null=True, related_name="+", db_index=False)
    ended_at = models.DateTimeField(null=True)
    how = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["terminal"], condition=Q(ended_at=None), name="sitting_one_at_a_time_per_terminal"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, how="", account__isnull=False)
                | Q(ended_at__isnull=False, how__in=list(SittingEnd), account=None, session_key=""),
                name="sitting_over_keeps_nobody",
            ),
            models.CheckConstraint(
                condition=Q(seen_at__gte=F("began_at")) & (Q(ended_at=None) | Q(ended_at__gte=F("began_at"))),
                name="sitting_goes_forward",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["seen_at"], condition=Q(ended_at=None), name="sitting_to_end"),
        ]


class TerminalFiling(models.Model):
    """A case that was filed at a terminal 自助申报件: in which sitting, with whose help, where its result was taken.

    On the spot is what was taken in the sitting in which it was filed: two keys of the house, typed by nobody.
    """

    case = models.OneToOneField("cases.Case", models.PROTECT, related_name="+")
    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="filings")
    centre = models.ForeignKey("offices.Centre", models.PROTECT, related_name="+", db_index=False)
    helper = models.ForeignKey("people.Staff", models.PROTECT, null=True, related_name="+", db_index=False)
    filed_at = models.DateTimeField()
    taken_in = models.ForeignKey(Sitting, models.PROTECT, null=True, related_name="+", db_index=False)
    taken_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(taken_in=None, taken_at=None) | Q(taken_in__isnull=False, taken_at__gte=F("filed_at")),
                name="terminal_filing_is_taken_afterwards",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["centre", "filed_at"], name="terminal_filing_of_centre")]
