"""Notices of letters: to whom a letter is sent when it is signed. Who is told follows from the house."""

from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Q

from yimen.registries.dated import day_of
from yimen.registries.grants.models import Letter

REMINDED_EVERY = timedelta(days=3)
_SEND = """
with recursive under(id) as (
  select id from offices_office where parent_id = %(office)s
  union select o.id from offices_office o join under u on o.parent_id = u.id)
insert into grants_letternotice (letter_id, office_id, sent_at, reminders)
select %(letter)s, u.id, %(now)s, 0 from under u
where exists (select from offices_officeterm t where t.office_id = u.id and t.valid @> %(on)s::date)
"""


def send(letter: Letter, now: datetime) -> int:
    """Send a letter to every section and subordinate unit 系统内部、下属单位 that stands today; how many there are."""
    with connection.cursor() as cursor:
        cursor.execute(_SEND, {"office": letter.office_id, "letter": letter.pk, "now": now, "on": day_of(now)})
        return int(cursor.rowcount)


def late(now: datetime) -> Q:
    """The notices that are to be reminded of: not acknowledged for some days, nor reminded of in them."""
    since = now - REMINDED_EVERY
    return Q(acknowledged_at=None, sent_at__lte=since) & (Q(reminded_at=None) | Q(reminded_at__lte=since))
