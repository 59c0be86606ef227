"""Telling who raised a voice what was just done with it, when they did so in their own name."""

from datetime import datetime

from yimen.engine.case.messages import operations as messages
from yimen.engine.public.voices import moves
from yimen.engine.public.voices.models import Voice
from yimen.kernel.actor import SYSTEM


def tell_speaker(row: Voice, kind: str, facts: dict[str, str], now: datetime) -> None:
    """A message to who raised it in their own name, of what was just told on its chain."""
    party_id = moves.party_of(row)
    if party_id is not None:
        messages.write_notice(kind, party_id, "voice", row.pk, {"number": row.number, **facts}, by=SYSTEM, now=now)
