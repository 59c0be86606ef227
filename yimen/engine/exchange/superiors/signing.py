"""Signing: the key that a superior platform and this house share, and what came signed with it, as an object."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from yimen.engine.exchange import signed
from yimen.engine.exchange.signed import is_signed as is_signed
from yimen.engine.exchange.signed import signature as signature
from yimen.engine.exchange.superiors.refusals import SuperiorUnreadable
from yimen.kernel.refusal import Refusal
from yimen.registries.people.vault import derived_token

MOST = 2_400_000
"""Bytes of one filing with its files: what the house takes of any body."""
MOST_SAID = 500
"""Characters of a fact that are kept."""


def key_of(ref: str, edition: int) -> str:
    """The key of a platform: it follows from its reference and lies nowhere."""
    return derived_token(ref, f"superior\x1f{edition}")


def understood(body: bytes) -> Mapping[str, Any]:
    """What a body says. Refuses with SuperiorUnreadable."""
    told = signed.told(body)
    if told is None:
        raise SuperiorUnreadable(field="body")
    return told


def facts_kept(refusal: Refusal) -> dict[str, object]:
    """The facts of a refusal as they are kept; a moment or day is marked as one, for a sentence writes it its way."""
    return {name: _kept(value) for name, value in vars(refusal).items()}


def _kept(value: object) -> object:
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    return value if isinstance(value, int) else str(value)[:MOST_SAID]


def facts_of(kept: Mapping[str, Any]) -> Mapping[str, object]:
    """The facts of a refusal as they were before they were kept."""
    return {name: _was(value) for name, value in kept.items()}


def _was(value: object) -> object:
    if not isinstance(value, dict):
        return value
    return datetime.fromisoformat(value["moment"]) if "moment" in value else date.fromisoformat(value["day"])


def facts_told(refusal: Refusal) -> Mapping[str, str]:
    """The facts of a refusal as a program is told them."""
    return {
        name: str(next(iter(one.values())) if isinstance(one, dict) else one)
        for name, one in facts_kept(refusal).items()
    }


def text(told: Mapping[str, Any], field: str, most: int = 200) -> str:
    """A text of what was told; nothing when it is not there. Refuses with SuperiorUnreadable."""
    value = told.get(field, "")
    if not isinstance(value, str) or len(value) > most:
        raise SuperiorUnreadable(field=field)
    return value.strip()
