"""Landing 承接落地: what an item that is taken over from above still needs before people can be sent to it."""

from collections.abc import Iterator
from datetime import datetime

from django.db import connection

from yimen.kernel.terms import Terms
from yimen.registries.dated import day_of

_MANNED = """
select exists (select from people_post p join people_posting h on h.post_id = p.id and h.valid @> %(now)s
                where p.office_id = %(office)s and p.role = any(%(roles)s) and p.valid @> %(today)s::date)
"""


def gaps(office_id: int, terms: Terms, now: datetime) -> Iterator[str]:
    """`owner`: nobody of the office reviews or decides; `guide`: nothing to read; `window`: nobody takes it in."""
    if not _is_manned(office_id, ("reviewer", "chief", "decider"), now):
        yield "owner"
    if not terms.steps or terms.promised is None:
        yield "guide"
    if not terms.service.windows and not terms.place and not _is_manned(office_id, ("window",), now):
        yield "window"


def _is_manned(office_id: int, roles: tuple[str, ...], now: datetime) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_MANNED, {"office": office_id, "roles": list(roles), "now": now, "today": day_of(now)})
        row = cursor.fetchone()
    return bool(row and row[0])
