"""Numbering: the next number of an office's series in a year, without gaps and without doubles.

The row of a series is the lock: from the asking until the transaction ends nobody else counts on it, and a number that
was taken by an act that failed is given to the next.
"""

from django.db import connection

_OPEN = (
    "insert into documents_register (office_id, year, series, last) values (%s, %s, %s, 0)"
    " on conflict (office_id, year, series) do nothing"
)
_LOCK = "select last from documents_register where office_id = %s and year = %s and series = %s for update"
_COUNT = "update documents_register set last = %s where office_id = %s and year = %s and series = %s"


def locked(office_id: int, year: int, series: str) -> int:
    """The last number of a series, its row locked until our transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(_OPEN, (office_id, year, series))
        cursor.execute(_LOCK, (office_id, year, series))
        (last,) = cursor.fetchone()
    return int(last)


def counted(serial: int, office_id: int, year: int, series: str) -> None:
    """The number is used: whoever asks next gets the one after it."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, (serial, office_id, year, series))


def next_serial(office_id: int, year: int, series: str) -> int:
    """Take the next number of a series."""
    serial = locked(office_id, year, series) + 1
    counted(serial, office_id, year, series)
    return serial
