"""Reads of secondments 派驻: who of which home unit is in which centre by an order, and who keeps their attendance."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import connection

from yimen.kernel.actor import Actor, Role
from yimen.kernel.staffing.managing import manages
from yimen.registries.dated import day_of
from yimen.registries.people.models import Secondment
from yimen.registries.people.refusals import KeptByTheCentre
from yimen.registries.people.rows import SecondmentRow

MOST = 500
_ROWS = """
select n.id, n.ref, n.number, s.id, s.ref, s.name, s.number, o.id, o.ref, coalesce(h.name, ''), c.id, c.ref,
  coalesce(t.name, ''), p.name, lower(n.valid), upper(n.valid), n.return_number, n.return_reason
from people_secondment n join people_staff s on s.id = n.staff_id join people_post p on p.id = n.post_id
  join offices_office o on o.id = n.office_id join offices_centre c on c.id = n.centre_id
  left join lateral (select name from offices_officeterm where office_id = o.id
    order by upper(valid) desc nulls first limit 1) h on true
  left join lateral (select name from offices_centreterm where centre_id = c.id
    order by upper(valid) desc nulls first limit 1) t on true
"""


def secondment(which: str | int) -> SecondmentRow | None:
    """An order by its reference or id."""
    column = "n.id" if isinstance(which, int) else "n.ref"
    return next(iter(_all(f"{_ROWS} where {column} = %(which)s", {"which": which})), None)


def in_centre(centre_id: int, since: date) -> tuple[SecondmentRow, ...]:
    """Whoever is in a centre by an order, or was since a day; who is there first."""
    where = "n.centre_id = %(centre)s and (upper(n.valid) is null or upper(n.valid) > %(since)s)"
    return _all(f"{_ROWS} where {where} {_ORDER}", {"centre": centre_id, "since": since, "most": MOST})


def of_offices(office_ids: Iterable[int], since: date) -> tuple[SecondmentRow, ...]:
    """Whom these home units have in centres, or had since a day; who is there first."""
    where = "n.office_id = any(%(offices)s) and (upper(n.valid) is null or upper(n.valid) > %(since)s)"
    return _all(f"{_ROWS} where {where} {_ORDER}", {"offices": list(office_ids), "since": since, "most": MOST})


_ORDER = "order by upper(n.valid) desc nulls first, n.id desc limit %(most)s"


def kept_by(staff_id: int, on: date) -> int | None:
    """The centre that keeps somebody's attendance on a day, because they are posted there by an order."""
    found = Secondment.objects.filter(staff_id=staff_id, valid__contains=on)
    return found.values_list("centre_id", flat=True).first()


def kept_elsewhere(by: Actor, on: date) -> frozenset[str]:
    """Whom of the offices that one heads another's centre keeps; the home unit reads of them and grants nothing."""
    found = of_offices(by.offices(Role.OFFICE_HEAD), on)
    return frozenset(one.staff_ref for one in found if one.begins <= on and not manages(by, one.centre_id))


def must_keep(by: Actor, staff_id: int, now: datetime) -> None:
    """Whose attendance a centre keeps is themself, who manages that centre, or an administrator.

    Refuses with KeptByTheCentre.
    """
    centre = kept_by(staff_id, day_of(now))
    if centre is not None and by.staff_id != staff_id and not manages(by, centre):
        raise KeptByTheCentre()


def _all(sql: str, facts: dict[str, Any]) -> tuple[SecondmentRow, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        return tuple(SecondmentRow(*row) for row in cursor.fetchall())
