"""@operation: one transaction per business act, done once however often it is asked for.

Five beats inside the act: read, allow, decide, write, tell. What was read is guarded by its revision: the write takes
effect only if nobody moved the subject meanwhile, else the act looks again (docs/decisions/0005). A refusal rolls
everything back; the threshold then writes the attempt. An errand (idempotency key) is stored with its result in the
act's own transaction.
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import fields, is_dataclass
from datetime import datetime
from functools import lru_cache, wraps
from types import MappingProxyType
from typing import Any, ClassVar, ParamSpec, TypeVar, get_type_hints

from django.db import IntegrityError, connection, transaction
from pydantic import TypeAdapter

from yimen.kernel.actor import Actor
from yimen.kernel.refusal import Refusal

P = ParamSpec("P")
R = TypeVar("R")


class TooBusy(Refusal):
    """Others acted on the same subject again and again while we tried."""

    code: ClassVar[str] = "errand.too_busy"


class ErrandKeyReused(Refusal):
    """The same idempotency key came with another body."""

    code: ClassVar[str] = "errand.key_reused"
    key: str


class Overtaken(Exception):
    """Somebody else moved the subject between our reading and our writing; nothing of ours was written."""


TRIES = 4

FORGOTTEN: Mapping[str, str] = MappingProxyType({"remembered": "no"})
"""Metadata of a result's field that an errand does not store; the field computes itself again."""


def operation(act: Callable[P, R]) -> Callable[P, R]:
    """Make `act` one transaction. It takes `by` and `now` as keywords and returns a frozen value."""
    return _done(act, transaction.atomic)


def one_statement(act: Callable[P, R]) -> Callable[P, R]:
    """Make `act` an operation that reads once and writes with one statement, which is its transaction.

    For acts on the hot path: no BEGIN and COMMIT around them unless an errand has to be remembered with them.
    """
    return _done(act, nullcontext)


def in_steps(act: Callable[P, R]) -> Callable[P, R]:
    """Make `act` an operation of several acts, between which it waits for somebody outside, holding no lock.

    The first of them puts the question on record under the errand; the answer is noted by one of its own. It is never a
    part of somebody else's act: that one's locks would wait with it.
    """

    @wraps(act)
    def done(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic(durable=True):
            pass
        return act(*args, **kwargs)

    done.is_operation = True  # type: ignore[attr-defined]
    return done


def _done(act: Callable[P, R], around: Callable[[], AbstractContextManager[None]]) -> Callable[P, R]:
    @wraps(act)
    def done(*args: P.args, **kwargs: P.kwargs) -> R:
        by = kwargs["by"]
        now = kwargs["now"]
        assert isinstance(by, Actor)
        assert isinstance(now, datetime)
        if by.errand is None:
            for _ in range(TRIES):
                try:
                    with around():
                        return act(*args, **kwargs)
                except Overtaken:
                    continue
            raise TooBusy()
        return _once(act, by, now, lambda: act(*args, **kwargs))

    done.is_operation = True  # type: ignore[attr-defined]
    return done


def _once(act: Callable[..., R], by: Actor, now: datetime, asked: Callable[[], R]) -> R:
    """Do an errand once: its result is remembered in the act's own transaction, and given back to who asks again."""
    for _ in range(TRIES):
        try:
            with transaction.atomic():
                result = asked()
                _remember(by, _told(act, result), now)
                return result
        except Overtaken:
            stored = _recall(by)
            if stored is not None:
                return _given_back(act, stored)
        except Refusal:
            # The refusal may only mean that the first asking has already moved the case on.
            stored = _recall(by)
            if stored is None:
                raise
            return _given_back(act, stored)
        except IntegrityError as clash:
            stored = _recall(by)
            if stored is None or "errand_one_per_actor_and_key" not in str(clash):
                raise
            return _given_back(act, stored)
    raise TooBusy()


def _told(act: Callable[..., R], result: R) -> str:
    secret = {one.name for one in fields(result) if one.metadata == FORGOTTEN} if is_dataclass(result) else set[str]()
    return _shape(act).dump_json(result, exclude=secret).decode()


@lru_cache(maxsize=512)
def _shape(act: Callable[..., Any]) -> TypeAdapter[Any]:
    return TypeAdapter(get_type_hints(act)["return"])


def _given_back(act: Callable[..., R], stored: str) -> R:
    result: R = _shape(act).validate_json(stored)
    return result


def _remember(by: Actor, result: str, now: datetime) -> None:
    assert by.errand is not None
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into journal_erranddone (actor_ref, key, digest, result, done_at)"
            " values (%s, %s, %s, %s::jsonb, %s)",
            (by.ref, by.errand.key, by.errand.digest, result, now),
        )


def _recall(by: Actor) -> str | None:
    assert by.errand is not None
    with connection.cursor() as cursor:
        cursor.execute(
            "select digest, result::text from journal_erranddone where actor_ref = %s and key = %s",
            (by.ref, by.errand.key),
        )
        row = cursor.fetchone()
    if row is None:
        return None
    if bytes(row[0]) != by.errand.digest:
        raise ErrandKeyReused(key=by.errand.key)
    return str(row[1])
