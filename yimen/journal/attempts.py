"""Attempts: refused acts, written apart from the chains so that a refusal leaves a trace and no mark on the case."""

from datetime import datetime, timedelta

from yimen.journal.models import Attempt
from yimen.kernel.actor import Actor
from yimen.kernel.refusal import Refusal

PER_MINUTE = 60


def note_attempt(operation: str, subject: str, refusal: Refusal, by: Actor, now: datetime) -> None:
    """Write down who tried what on what and which rule said no; at most sixty lines a minute and actor."""
    recent = Attempt.objects.filter(actor_ref=by.ref, attempted_at__gt=now - timedelta(minutes=1))[:PER_MINUTE]
    if len(recent) < PER_MINUTE:
        Attempt.objects.create(
            attempted_at=now, actor_ref=by.ref, operation=operation, subject=subject, code=refusal.code
        )
