"""Centres: opened, changed, closed, and the uniform names of their kinds."""

from datetime import date, datetime
from enum import StrEnum

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.snapshot import snapshot
from yimen.kernel.villages.towns import must_be_uniform
from yimen.kernel.writing import NotInList, must_hold, named, span, written
from yimen.registries.dated import days, end_term, locked, new_ref, on_day, to_close, to_split
from yimen.registries.offices.models import Centre, CentreNaming, CentreTerm
from yimen.registries.offices.operations.standing import calendar_id_of, end_with_it, region_id_of
from yimen.registries.regions import queries as regions

PLACES = ("city", "county", "town", "village")


class CentreKind(StrEnum):
    """What kind of place people come to."""

    ADMINISTRATIVE = "administrative"
    CITIZEN = "citizen"
    TOWN = "town"
    VILLAGE = "village"


@snapshot
class CentreOpened:
    """A centre has come to be."""

    ref: str


@snapshot
class CentreChanged:
    """A centre is another, or no longer is, from this day."""

    ref: str
    day: date


@snapshot
class CentresNamed:
    """Centres of a kind bear a uniform name from this day."""

    kind: str
    day: date


@operation
def open_centre(
    name: str,
    kind: str,
    region_ref: str,
    calendar_ref: str,
    address: str,
    phone: str,
    hours: str,
    valid_from: date,
    basis: str,
    *,
    by: Actor,
    now: datetime,
) -> CentreOpened:
    """Open a centre or service point; refuses with NameNotUniform where its kind bears a uniform name."""
    must_hold(by, Role.ADMINISTRATOR)
    span(valid_from, None)
    if kind not in list(CentreKind):
        raise NotInList(field="kind")
    region_id = region_id_of(region_ref, valid_from)
    _must_be_uniform(kind, region_id, name, valid_from)
    centre = Centre.objects.create(
        ref=new_ref(),
        kind=kind,
        region_id=region_id,
        calendar_id=calendar_id_of(calendar_ref),
    )
    _centre_term(centre, name, address, phone, hours, basis, valid_from, None)
    return CentreOpened(ref=centre.ref)


@operation
def change_centre(
    ref: str,
    name: str,
    address: str,
    phone: str,
    hours: str,
    from_day: date,
    basis: str,
    *,
    by: Actor,
    now: datetime,
) -> CentreChanged:
    """Another name, address, phone or opening time from a day on; what was before stays readable."""
    must_hold(by, Role.ADMINISTRATOR)
    centre = locked(Centre, ref, "centre")
    term, before, after = to_split(centre.terms.all(), from_day)
    if name.strip() != term.name:
        _must_be_uniform(centre.kind, centre.region_id, name, from_day)
    end_term(term, before, written(basis, "basis"))
    _centre_term(centre, name, address, phone, hours, basis, after.lower, after.upper)
    return CentreChanged(ref=ref, day=from_day)


@operation
def close_centre(ref: str, on: date, basis: str, *, by: Actor, now: datetime) -> CentreChanged:
    """The centre is no more from a day on; its windows end with it."""
    must_hold(by, Role.ADMINISTRATOR)
    centre = locked(Centre, ref, "centre")
    why = written(basis, "basis")
    term, until = to_close(centre.terms.all(), on)
    end_term(term, until, why)
    end_with_it(centre.windows.all(), on, why)
    return CentreChanged(ref=ref, day=on)


@operation
def name_centres(kind: str, template: str, from_day: date, basis: str, *, by: Actor, now: datetime) -> CentresNamed:
    """Say what every centre of a kind is called from a day on; centres that stand keep their names until they change.

    The template holds one of {city}, {county}, {town}, {village}. Refuses with NotInList or ImpossibleDates.
    """
    must_hold(by, Role.ADMINISTRATOR)
    span(from_day, None)
    if kind not in list(CentreKind):
        raise NotInList(field="kind")
    if not any("{" + place + "}" in template for place in PLACES):
        raise NotInList(field="template")
    why = written(basis, "basis")
    running = list(CentreNaming.objects.select_for_update().filter(kind=kind))
    if on_day(running, from_day) is not None:
        term, before, _ = to_split(running, from_day)
        end_term(term, before, why)
    CentreNaming.objects.create(kind=kind, template=named(template, "template"), valid=days(from_day), basis=why)
    return CentresNamed(kind=kind, day=from_day)


def _centre_term(
    centre: Centre,
    name: str,
    address: str,
    phone: str,
    hours: str,
    basis: str,
    begins: date,
    ends: date | None,
) -> None:
    CentreTerm.objects.create(
        centre=centre,
        name=named(name, "name"),
        address=written(address, "address"),
        phone=written(phone, "phone", 40),
        hours=written(hours, "hours"),
        valid=days(begins, ends),
        basis=written(basis, "basis"),
    )


def _must_be_uniform(kind: str, region_id: int, name: str, day: date) -> None:
    naming = on_day(CentreNaming.objects.filter(kind=kind), day)
    if naming is None:
        return
    line = regions.line(region_id)
    ids = dict(zip(PLACES, (line.city_id, line.county_id, line.town_id, line.village_id), strict=True))
    known = {place: regions.by_id(id, day) for place, id in ids.items() if id is not None}
    must_be_uniform(name, naming.template, {place: row.name for place, row in known.items() if row is not None})
