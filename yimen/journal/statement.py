"""The hot path's way to the database: one prepared statement, on Django's connection and inside its transaction.

Django's own cursor sends every statement as text, to be parsed and planned each time; on the case step the planning
cost more than the work (docs/decisions/0005). Whoever counts statements in a test counts these too.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import psycopg
from django.db import connection

NEVER_BY_ITSELF = 2**31


def prepared(sql: str, values: Sequence[Any] | Mapping[str, Any]) -> "psycopg.Cursor[Any]":
    """Run one statement whose text never changes; the plan is kept by the connection after a few runs."""
    connection.ensure_connection()
    raw = connection.connection
    if raw.prepare_threshold is None:
        # Django switches preparing off; on again for who asks, and never by itself.
        raw.prepare_threshold = NEVER_BY_ITSELF
    cursor = psycopg.Cursor(raw)
    with connection.wrap_database_errors:
        cursor.execute(sql, values, prepare=True)
    if connection.queries_logged:
        connection.queries_log.append({"sql": sql, "time": "0"})
    return cursor
