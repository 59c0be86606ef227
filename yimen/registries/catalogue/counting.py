"""Counting the catalogue: at each level, of which day, with or without units of the centre and the province.

Every figure says its counter. Sums over kinds and over offices are the total, because they are added up from the same
rows; an office without items stands in the count with zero.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.db import connection

from yimen.kernel.elements import OnlineDepth
from yimen.kernel.snapshot import snapshot
from yimen.registries.offices.rows import Affiliation

#: Units that work in the city and do not belong to it.
ABOVE = (Affiliation.CENTRAL, Affiliation.PROVINCIAL)


@snapshot
class Counted:
    """How many there are, by each counter.

    `handling_items`: units of application 细项, each item in force. `items`: base item x office 大项, whatever number
    of handling sub-items it has. `base_items`: different base codes among them. `online`: handling items that can be
    filed over the net.
    """

    handling_items: int = 0
    items: int = 0
    base_items: int = 0
    online: int = 0


@snapshot
class CountedKind:
    """What there is of one kind."""

    kind: str
    counted: Counted


@snapshot
class OfficeCount:
    """What one office has; zero when it has none."""

    ref: str
    name: str
    affiliation: str
    counted: Counted


@snapshot
class LevelCount:
    """What the offices of one affiliation level have together."""

    affiliation: str
    offices: int
    counted: Counted


@snapshot
class DepthCount:
    """How many handling items get at least this far over the net: a deeper level includes those before it."""

    depth: str
    at_least: int


@snapshot
class Census:
    """The count of the whole catalogue at a moment; `units` says whether units above the city are in it."""

    as_of: datetime
    units: str
    total: Counted
    kinds: tuple[CountedKind, ...]
    levels: tuple[LevelCount, ...]
    offices: tuple[OfficeCount, ...]
    depths: tuple[DepthCount, ...]
    main_items: int
    """Main items 大项 in the base catalogue of the day, carried out or not."""
    sub_items: int
    """Sub-items 细项 in the base catalogue of the day."""


@snapshot
class _Line:
    """One office's items of one kind and depth under one base code."""

    office_id: int
    kind: str
    depth: str
    base_code: str
    items: int


@snapshot
class _Office:
    id: int
    ref: str
    name: str
    affiliation: str


def census(as_of: datetime, on: date, units: str = "all") -> Census:
    """Count the items in force at a moment; `units` all, or own: without those of the centre and the province."""
    offices = tuple(one for one in _offices(on) if units == "all" or one.affiliation not in ABOVE)
    known = {office.id for office in offices}
    lines = [line for line in _lines(as_of) if line.office_id in known]
    by_office: dict[int, list[_Line]] = defaultdict(list)
    by_kind: dict[str, list[_Line]] = defaultdict(list)
    by_level: dict[str, list[_Line]] = defaultdict(list)
    levels = {office.id: office.affiliation for office in offices}
    for line in lines:
        by_office[line.office_id].append(line)
        by_kind[line.kind].append(line)
        by_level[levels[line.office_id]].append(line)
    main, sub = _base_catalogue(on)
    return Census(
        as_of=as_of,
        units=units,
        total=_counted(lines),
        kinds=tuple(CountedKind(kind, _counted(by_kind[kind])) for kind in sorted(by_kind)),
        levels=tuple(
            LevelCount(level, sum(one.affiliation == level for one in offices), _counted(by_level[level]))
            for level in Affiliation
            if units == "all" or level not in ABOVE
        ),
        offices=tuple(OfficeCount(one.ref, one.name, one.affiliation, _counted(by_office[one.id])) for one in offices),
        depths=tuple(
            DepthCount(depth, sum(line.items for line in lines if line.depth >= depth)) for depth in OnlineDepth
        ),
        main_items=main,
        sub_items=sub,
    )


def _counted(lines: Iterable[_Line]) -> Counted:
    lines = tuple(lines)
    return Counted(
        handling_items=sum(line.items for line in lines),
        items=len({(line.office_id, line.base_code) for line in lines}),
        base_items=len({line.base_code for line in lines}),
        online=sum(line.items for line in lines if line.depth >= OnlineDepth.FILING),
    )


def _lines(as_of: datetime) -> Iterable[_Line]:
    """An item without a base code counts as one of its own."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select i.office_id, v.kind, v.online_depth, coalesce(nullif(i.base_code, ''), i.ref), count(*)"
            " from catalogue_itemversion v join catalogue_item i on i.id = v.item_id"
            " where v.state <> 'draft' and v.in_force @> %s group by 1, 2, 3, 4",
            (as_of,),
        )
        return [_Line(*row) for row in cursor.fetchall()]


def _offices(on: date) -> Iterable[_Office]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select o.id, o.ref, t.name, t.affiliation from offices_office o join offices_officeterm t"
            " on t.office_id = o.id where t.valid @> %s::date order by o.id",
            (on,),
        )
        return [_Office(*row) for row in cursor.fetchall()]


def _base_catalogue(on: date) -> tuple[int, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) filter (where right(b.code, 3) = '000'), count(*) filter (where right(b.code, 3) <> '000')"
            " from catalogue_baseitem b join catalogue_baseitemterm t on t.base_item_id = b.id"
            " where t.valid @> %s::date",
            (on,),
        )
        row = cursor.fetchone()
    assert row is not None
    return int(row[0]), int(row[1])
