"""Tellings and breaches as they are stored, and back."""

import hashlib
import json
from typing import Any

from pydantic import TypeAdapter

from yimen.kernel.supervision.tenders import TenderBreach, TenderSaid

_SAID: TypeAdapter[TenderSaid] = TypeAdapter(TenderSaid)
_BREACH: TypeAdapter[TenderBreach] = TypeAdapter(TenderBreach)


def stored(said: TenderSaid) -> tuple[str, str]:
    """Canonical JSON and its digest: the same telling gives the same digest."""
    text = json.dumps(_SAID.dump_python(said, mode="json"), ensure_ascii=False, sort_keys=True)
    return text, hashlib.sha256(text.encode()).hexdigest()


def said_of(text: str) -> TenderSaid:
    """A telling as it was stored."""
    return _SAID.validate_json(text)


def stored_breach(breach: TenderBreach) -> dict[str, Any]:
    """A breach as it is kept with its alarm."""
    told: dict[str, Any] = _BREACH.dump_python(breach, mode="json")
    return told


def breach_of(told: Any) -> TenderBreach:
    """A breach as it was kept."""
    return _BREACH.validate_json(told) if isinstance(told, str) else _BREACH.validate_python(told)
