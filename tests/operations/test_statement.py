"""The hot path's statements: read and written in other shapes on the wire, told to the house in the same ones."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import ProgrammingError, connection

from yimen.journal.statement import prepared

_ALL = (
    "select 7::smallint, 7::int, 7::bigint, true, '一门'::text, '\\x00ff'::bytea, 8.3::numeric, date '2026-03-02',"
    " timestamptz '2026-03-02 10:00+08', array[1, 2]::bigint[], array['甲', '\"']::text[], '{\"a\": [1]}'::jsonb,"
    " daterange('2026-03-02', '2026-04-01'), null::text, null::jsonb, xmin::text from people_staff limit 0"
)
_ONE = _ALL.replace(", xmin::text from people_staff limit 0", "")


def test_what_a_prepared_statement_reads_is_what_django_reads(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_ONE)
        told = cursor.fetchone()

    read = prepared(_ONE, ()).fetchone()

    assert read is not None and told is not None
    assert [(type(one), one) for one in read] == [(type(one), one) for one in told]
    assert prepared(_ALL, ()).rows == ()


def test_values_of_every_kind_come_back_as_they_were_sent_however_often(db: None) -> None:
    sent = (
        3,
        2**40,
        "甲",
        b"\x00'",
        Decimal("8.3"),
        date(2026, 3, 2),
        datetime(2026, 3, 2, tzinfo=UTC),
        [1, 2],
        ["乙"],
    )
    sql = (
        "select %s::bigint, %s::bigint, %s::text, %s::bytea, %s::numeric, %s::date, %s::timestamptz, %s::bigint[],"
        " %s::text[]"
    )

    assert [prepared(sql, sent).fetchone() for _ in range(3)] == [sent] * 3
    assert prepared(sql, (None,) * len(sent)).fetchone() == (None,) * len(sent)


def test_an_error_of_the_server_is_an_error_as_django_raises_it(db: None) -> None:
    with pytest.raises(ProgrammingError):
        prepared("select nothing from nowhere", ())
