"""Stillness: whoever builds a city out of its past asks the clockwork to keep still until the past is complete.

A lock of the database session: it goes with its process, also when that is killed.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

_KEY = 7_301_002


@contextmanager
def keep_still() -> Iterator[None]:
    """Nothing happens by itself (deemed acceptance, lapses, delivery, warnings) while this lasts."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_lock_shared(%s)", (_KEY,))
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_unlock_shared(%s)", (_KEY,))


def held_still() -> bool:
    """Whether somebody asked for it."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s)", (_KEY,))
        (free,) = cursor.fetchone()
        if free:
            cursor.execute("select pg_advisory_unlock(%s)", (_KEY,))
    return not free
