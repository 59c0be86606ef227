"""Certified: why somebody at the desk may not sign and seal now, in a sentence that says what to do."""

from datetime import datetime

from yimen.kernel.actor import Actor
from yimen.kernel.offices.credentials import NOT_GOOD, must_be_valid
from yimen.registries.credentials import queries
from yimen.registries.dated import day_of
from yimen.threshold.language import language
from yimen.threshold.sentences import sentence


def why_not_certified(me: Actor, now: datetime) -> str:
    """Why their digital certificate seals nothing now; empty when it does."""
    try:
        must_be_valid(queries.held(me.staff_id or 0, now), day_of(now), now)
    except NOT_GOOD as refusal:
        return sentence(refusal, language())
    return ""
