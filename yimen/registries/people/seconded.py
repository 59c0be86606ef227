"""Reads of secondments 派驻: who of which home unit is in which centre by an order, and who keeps their attendance."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Protocol

from django.db import connection

from yimen.kernel.actor import Actor, Role
from yimen.kernel.staffing.managing import manages
from yimen.registries.dated import day_of
from yimen.registries.people.models import Secondment
from yimen.registries.people.refusals import KeptAtHome, KeptByTheCentre
from yimen.registries.people.rows import SecondmentRow

MOST = 500
Span = tuple[datetime, datetime]


class Keeper(StrEnum):
    """Who keeps somebody's attendance on a day: the centre to which they are posted, or their home unit."""

    CENTRE = "centre"
    HOME = "home"


class Asked(Protocol):
    """An absence that somebody asks for."""

    @property
    def ref(self) -> str: ...
    @property
    def staff_ref(self) -> str: ...
    @property
    def begins(self) -> datetime: ...
    @property
    def ends(self) -> datetime: ...


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


def must_keep(by: Actor, staff_id: int, during: Span, now: datetime) -> None:
    """Who writes an absence keeps every day of it: the centre those of an order, the home unit all others.

    Somebody themself and an administrator may always. Refuses with KeptByTheCentre or KeptAtHome.
    """
    keeper = _keeper(by, list(Secondment.objects.filter(staff_id=staff_id)), during, day_of(now))
    if keeper and by.staff_id != staff_id:
        raise KeptByTheCentre() if keeper is Keeper.CENTRE else KeptAtHome()


def kept_by_others(by: Actor, asked: Sequence[Asked], now: datetime) -> dict[str, Keeper]:
    """Of these absences, each by its reference, whoever else keeps some of its days."""
    orders: dict[str, list[Secondment]] = defaultdict(list)
    for one in Secondment.objects.filter(staff__ref__in={one.staff_ref for one in asked}).select_related("staff"):
        orders[one.staff.ref].append(one)
    told = {one.ref: _keeper(by, orders[one.staff_ref], (one.begins, one.ends), day_of(now)) for one in asked}
    return {ref: keeper for ref, keeper in told.items() if keeper is not None}


def _keeper(by: Actor, orders: Iterable[Secondment], during: Span, today: date) -> Keeper | None:
    """Who else keeps some of these days; None when it is `by` who keeps them all, or nobody is posted anywhere."""
    first, after = day_of(during[0]), day_of(during[1] - datetime.resolution) + timedelta(days=1)
    within = [one for one in orders if one.valid.lower < after and (one.valid.upper or after) > first]
    if any(not manages(by, one.centre_id) for one in within):
        return Keeper.CENTRE
    posted = [*within, *(one for one in orders if today in one.valid)]
    covered = sum((min(one.valid.upper or after, after) - max(one.valid.lower, first)).days for one in within)
    home = manages(by, None) or any(one.office_id in by.offices(Role.OFFICE_HEAD) for one in posted)
    return Keeper.HOME if posted and covered < (after - first).days and not home else None


def _all(sql: str, facts: dict[str, Any]) -> tuple[SecondmentRow, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        return tuple(SecondmentRow(*row) for row in cursor.fetchall())
