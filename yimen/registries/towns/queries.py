"""Reads of the town centres: class, capacity, families, stations, and what one still lacks. On the day asked for."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import connection

from yimen.kernel.offices.powers import CentreClass
from yimen.kernel.villages.towns import Family, FamilyKept, lacks
from yimen.kernel.writing import NoSuchThing
from yimen.registries.towns.models import CentreClass as ClassOfCentre
from yimen.registries.towns.models import CentreOpening, StationDuty, TrialRun, WindowFamily
from yimen.registries.towns.rows import Capacity, ClassTerm, HostRow, StationRow, TownCentre

_AT_CENTRE = """
select (select count(*) from offices_window where centre_id = %(id)s and valid @> %(on)s::date),
  (select count(distinct s.id) from people_staff s join people_posting g on g.staff_id = s.id
     join people_post p on p.id = g.post_id
    where p.centre_id = %(id)s and s.establishment = 'formal' and s.valid @> %(on)s::date
      and g.valid @> (%(on)s::date + time '12:00') at time zone 'Asia/Shanghai')
"""
_OF_OFFICE = """
select (select count(*) from offices_window w where w.valid @> %(on)s::date and (w.office_id = %(id)s or w.centre_id in
          (select centre_id from towns_host where office_id = %(id)s and valid @> %(on)s::date))),
  (select count(*) from people_staff where office_id = %(id)s and establishment = 'formal' and valid @> %(on)s::date)
"""


def class_of(centre_id: int, on: date) -> CentreClass:
    """The class of a centre on a day; NONE when it has none."""
    found = ClassOfCentre.objects.filter(centre_id=centre_id, valid__contains=on).first()
    return CentreClass(found.centre_class) if found is not None else CentreClass.NONE


def class_history(centre_ref: str) -> tuple[ClassTerm, ...]:
    """Every class a centre had, oldest first."""
    return tuple(
        ClassTerm(CentreClass(one.centre_class), one.valid.lower, one.valid.upper, one.basis, one.end_basis)
        for one in ClassOfCentre.objects.filter(centre__ref=centre_ref).order_by("valid")
    )


def capacity_of_centre(centre_id: int, on: date) -> Capacity:
    """Open windows of a centre, and formal staff with a post there."""
    return Capacity(*_one(_AT_CENTRE, {"id": centre_id, "on": on}))


def capacity_of_office(office_id: int, on: date) -> Capacity:
    """Windows of an office and of the centres it works in, and its formal staff."""
    return Capacity(*_one(_OF_OFFICE, {"id": office_id, "on": on}))


def hosts_of(centre_ref: str, on: date) -> tuple[HostRow, ...]:
    """Who shares a centre on a day."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select o.ref, t.name, lower(h.valid), upper(h.valid) from towns_host h"
            " join offices_centre c on c.id = h.centre_id join offices_office o on o.id = h.office_id"
            " join offices_officeterm t on t.office_id = o.id and t.valid @> %(on)s::date"
            " where c.ref = %(ref)s and h.valid @> %(on)s::date order by h.id",
            {"ref": centre_ref, "on": on},
        )
        return tuple(HostRow(*row) for row in cursor.fetchall())


def centre(ref: str, on: date) -> TownCentre | None:
    """A town centre with its class, families, hosts and stations, and what it still lacks."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select c.id, t.name, (select count(*) from offices_window w"
            "  where w.centre_id = c.id and w.valid @> %(on)s::date)"
            " from offices_centre c join offices_centreterm t on t.centre_id = c.id and t.valid @> %(on)s::date"
            " where c.ref = %(ref)s and c.kind = 'town'",
            {"ref": ref, "on": on},
        )
        row = cursor.fetchone()
    if row is None:
        return None
    centre_id, name, windows = row
    centre_class, families = class_of(centre_id, on), _families(centre_id, on)
    trial = TrialRun.objects.filter(centre_id=centre_id).first()
    opening = CentreOpening.objects.filter(centre_id=centre_id).first()
    return TownCentre(
        ref=ref,
        name=name,
        centre_class=centre_class,
        windows=windows,
        families=families,
        hosts=hosts_of(ref, on),
        stations=stations(on, ref),
        trial_since=trial.since if trial else None,
        opened_since=opening.since if opening else None,
        lacks=lacks(centre_class, windows, families),
    )


def stations(on: date, centre_ref: str = "") -> tuple[StationRow, ...]:
    """The obligatory stations of a town, or of all towns: where each has its window, who covers it, what is missing."""
    rows = StationDuty.objects.select_related("window").order_by("centre_id", "id")
    if centre_ref:
        rows = rows.filter(centre__ref=centre_ref)
    found = list(rows)
    names = _centre_names({one.centre_id for one in found} | {one.covered_by_id or 0 for one in found}, on)
    return tuple(
        StationRow(
            centre_ref=names[one.centre_id][0],
            centre_name=names[one.centre_id][1],
            station=one.station,
            window=one.window.code if one.window and on in one.window.valid else "",
            covered_by=names[one.covered_by_id][1] if one.covered_by_id else "",
        )
        for one in found
        if one.centre_id in names
    )


def family_id(centre_id: int, family: str) -> int | None:
    """A window family of a town centre; None: the centre keeps no such family."""
    return WindowFamily.objects.filter(centre_id=centre_id, family=family).values_list("id", flat=True).first()


def item_ids(refs: Iterable[str]) -> tuple[int, ...]:
    """The items with these refs; refuses with NoSuchThing when one is not there."""
    wanted = sorted(set(refs))
    with connection.cursor() as cursor:
        cursor.execute("select id from catalogue_item where ref = any(%s)", (wanted,))
        found = tuple(row[0] for row in cursor.fetchall())
    if len(found) != len(wanted):
        raise NoSuchThing(what="item")
    return found


def _families(centre_id: int, on: date) -> tuple[FamilyKept, ...]:
    kept = []
    for one in WindowFamily.objects.filter(centre_id=centre_id):
        windows = one.windows.filter(window__valid__contains=on).count()
        kept.append(FamilyKept(Family(one.family), windows, one.items.count(), "yes" if one.owner_id else "no"))
    order = list(Family)
    return tuple(sorted(kept, key=lambda one: order.index(one.family)))


def _centre_names(ids: set[int], on: date) -> dict[int, tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select c.id, c.ref, t.name from offices_centre c join offices_centreterm t on t.centre_id = c.id"
            " where c.id = any(%s) and t.valid @> %s::date",
            (sorted(ids), on),
        )
        return {row[0]: (row[1], row[2]) for row in cursor.fetchall()}


def _one(sql: str, facts: dict[str, Any]) -> tuple[int, int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        windows, staff = cursor.fetchone()
        return int(windows), int(staff)
