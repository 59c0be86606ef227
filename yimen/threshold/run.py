"""run: how a door asks for an operation. A refusal is noted among the attempts, by itself, and raised on."""

import hmac
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from django.conf import settings

from yimen.journal.attempts import note_attempt
from yimen.kernel.actor import Actor
from yimen.kernel.refusal import Refusal

R = TypeVar("R")


def run(act: Callable[..., R], *args: object, by: Actor, now: datetime, key: str = "", **facts: object) -> R:
    """Do `act` for `by` at `now`. `key` is the idempotency key of the request: asked twice, done once."""
    if key:
        by = by.on_errand(key, body_digest(act, args, facts))
    try:
        return act(*args, by=by, now=now, **facts)
    except Refusal as refusal:
        note_attempt(act.__name__, subject_of(args, facts), refusal, by, now)
        raise


def body_digest(act: Callable[..., Any], args: tuple[object, ...], facts: dict[str, object]) -> bytes:
    """What was asked, as one keyed digest, for it may hold numbers: the same key with another body is another one."""
    said = json.dumps([act.__name__, args, facts], sort_keys=True, default=_named, ensure_ascii=False)
    return hmac.digest(settings.YIMEN_HASH_KEY, said.encode(), "sha256")


def _named(value: object) -> str:
    return value.hex() if isinstance(value, bytes) else repr(value)


def subject_of(args: tuple[object, ...], facts: dict[str, object]) -> str:
    """The reference an act was about: by convention its first argument, when that is a reference."""
    first = args[0] if args else facts.get("ref", "")
    return first if isinstance(first, str) and len(first) <= 64 else ""
