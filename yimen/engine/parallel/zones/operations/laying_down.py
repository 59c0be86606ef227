"""Laying down what the levels decide of an item at the station of a zone, and ending it; by the reform office."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from yimen.engine.parallel.zones.models import ZoneDecision, ZoneTemplate
from yimen.engine.parallel.zones.refusals import NoLevels, TemplateStands
from yimen.engine.parallel.zones.rows import LevelSaid
from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line
from yimen.kernel.offices.zones import LEVELS, MOST_TURNS, must_be_each_once, must_be_of_level
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotInList, must_hold, named, span
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import day_of, days, end_term, locked, new_ref, refusing
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import OfficeRow
from yimen.registries.regions import queries as regions
from yimen.registries.regions.rows import RegionRow

MOST_DAYS = 100
KEEPERS = (Role.REFORM_OFFICE, Role.ADMINISTRATOR)


@snapshot
class TemplateKept:
    """A template as an act left it."""

    ref: str
    seen: int


@operation
def lay_down_zone_template(
    zone: str, station_ref: str, item_ref: str, levels: Sequence[LevelSaid], document: str, begins: date, *, by: Actor,
    now: datetime,
) -> TemplateKept:  # fmt: skip
    """From a day on the levels named here decide, beside the item's own office, what this station takes in of an item.

    Refuses with NotAllowed, NoSuchThing, NoLevels, LevelTwice, LevelOfAnother, NotInList, TemplateStands, Missing or
    ImpossibleDates.
    """
    must_hold(by, *KEEPERS)
    span(begins, None)
    on = day_of(now)
    if begins < on:
        raise ImpossibleDates()
    station, item = offices.centre(station_ref, on), catalogue.in_force(item_ref, now)
    if station is None or item is None:
        raise NoSuchThing(what="centre" if station is None else "item")
    if not levels:
        raise NoLevels()
    own = _region(offices.office(item.office_id, on), on)
    must_be_each_once([one.level for one in levels], own.level)
    found = [(one, _office(one, on)) for one in levels]
    _must_stand_in_line(found, [own, _region_of(station.region_id, on)], on)
    with refusing(zone_template_of_an_item_one_at_a_time=TemplateStands()):
        row = ZoneTemplate.objects.create(
            ref=new_ref(), zone=named(zone, "zone", 100), station_id=station.id, item_id=item.item_id,
            document=named(document, "document", 100), valid=days(begins),
        )  # fmt: skip
    for said, office in found:
        ZoneDecision.objects.create(
            template=row, level=said.level, turn=said.turn, office_id=office.id, work=named(said.work, "work", 100),
            days=said.days,
        )  # fmt: skip
    told = [{"level": one.level, "office": office.ref, "turn": one.turn} for one, office in found]
    body = {"zone": row.zone, "station": station.ref, "item": item.ref, "document": row.document, "levels": told}
    return _told(row, Line("lay_down_zone_template", body, now), by)


@operation
def end_zone_template(ref: str, on: date, basis: str, *, by: Actor, now: datetime) -> TemplateKept:
    """From a day on nothing more begins by this template; what began by it is decided by it.

    Refuses with NotAllowed, NoSuchThing, ImpossibleDates or Missing.
    """
    must_hold(by, *KEEPERS)
    row = locked(ZoneTemplate, ref, "zone_template")
    if row.valid.upper is not None or on <= row.valid.lower or on < day_of(now):
        raise ImpossibleDates()
    end_term(row, days(row.valid.lower, on), named(basis, "basis"))
    return _told(row, Line("end_zone_template", {"on": on, "basis": row.end_basis}, now), by)


def _office(said: LevelSaid, on: date) -> OfficeRow:
    """The office of a level, with what is said of its time and turn in order."""
    if said.level not in LEVELS:
        raise NotInList(field="level")
    if not 1 <= said.turn <= MOST_TURNS:
        raise NotInList(field="turn")
    if not 0 < said.days <= MOST_DAYS:
        raise NotInList(field="limit")
    office = offices.office(said.office, on)
    if office is None:
        raise NoSuchThing(what="office")
    return office


def _must_stand_in_line(found: list[tuple[LevelSaid, OfficeRow]], others: list[RegionRow], on: date) -> None:
    """Every level is an office of that level, all of them in one line of regions. Refuses with LevelOfAnother."""
    stand = {office.ref: _region(office, on) for _, office in found}
    line = _line(max((*stand.values(), *others), key=lambda region: region.level), on)
    for said, office in found:
        region = stand[office.ref]
        must_be_of_level(office.name, said.level, region.level, region.id, line)


def _region(office: OfficeRow | None, on: date) -> RegionRow:
    if office is None:
        raise NoSuchThing(what="office")
    return _region_of(office.region_id, on)


def _region_of(region_id: int, on: date) -> RegionRow:
    region = regions.by_id(region_id, on)
    if region is None:
        raise NoSuchThing(what="region")
    return region


def _line(deepest: RegionRow, on: date) -> Mapping[int, int]:
    """The regions from the deepest one up to the highest of the tree, by their level."""
    line: dict[int, int] = {}
    here: RegionRow | None = deepest
    while here is not None:
        line[here.level] = here.id
        here = regions.region(here.parent_ref, on) if here.parent_ref else None
    return line


def _told(row: ZoneTemplate, line: Line, by: Actor) -> TemplateKept:
    subject = Subject("zone_template", "zones_zonetemplate", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    return TemplateKept(row.ref, tell(subject, line, by).seq)
