"""Writes of offices, divisions, centres and windows. A change cuts a term in two; nothing is overwritten or removed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from django.db.backends.postgresql.psycopg_any import DateRange

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.concentration import DivisionForm
from yimen.kernel.identity import organisation_number
from yimen.kernel.refusal import Refusal
from yimen.kernel.towns import must_be_uniform
from yimen.kernel.writing import NoSuchThing, NotInList, must_hold, named, span, written
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import D, days, new_ref, on_day, refusing, to_close, to_split
from yimen.registries.offices.models import (
    ApprovalDivision,
    Centre,
    CentreNaming,
    CentreTerm,
    Office,
    OfficeTerm,
    Window,
)
from yimen.registries.offices.rows import Affiliation
from yimen.registries.regions import queries as regions

_CODE = 20
PLACES = ("city", "county", "town", "village")
_DAY = timedelta(days=1)


class CentreKind(StrEnum):
    """What kind of place people come to."""

    ADMINISTRATIVE = "administrative"
    CITIZEN = "citizen"
    TOWN = "town"
    VILLAGE = "village"


@dataclass(eq=False)
class UsccInUse(Refusal):
    """Another office bears this unified social credit code."""

    code: ClassVar[str] = "offices.uscc_in_use"


@dataclass(eq=False)
class WindowCodeInUse(Refusal):
    """The centre has a window with this code at that time."""

    code: ClassVar[str] = "offices.window_code_in_use"
    number: str


@dataclass(frozen=True, slots=True)
class OfficeFounded:
    """An office has come to be."""

    ref: str


@dataclass(frozen=True, slots=True)
class OfficeChanged:
    """An office is called something else, or no longer is, from this day."""

    ref: str
    day: date


@dataclass(frozen=True, slots=True)
class DivisionSet:
    """An office has this approval division from now on."""

    ref: str


@dataclass(frozen=True, slots=True)
class CentreOpened:
    """A centre has come to be."""

    ref: str


@dataclass(frozen=True, slots=True)
class CentreChanged:
    """A centre is another, or no longer is, from this day."""

    ref: str
    day: date


@dataclass(frozen=True, slots=True)
class CentresNamed:
    """Centres of a kind bear a uniform name from this day."""

    kind: str
    day: date


@dataclass(frozen=True, slots=True)
class WindowOpened:
    """A window has come to be."""

    ref: str


@dataclass(frozen=True, slots=True)
class WindowClosed:
    """A window is no more from this day."""

    ref: str
    day: date


@operation
def found_office(
    name: str,
    short_name: str,
    uscc: str | None,
    region_ref: str,
    calendar_ref: str,
    document_mark: str,
    valid_from: date,
    basis: str,
    parent_ref: str | None = None,
    affiliation: str = "",
    *,
    by: Actor,
    now: datetime,
) -> OfficeFounded:
    """Write a new office, kept at the level of its region unless another is named.

    Refuses with UsccInUse, identity.bad_uscc, NoSuchThing or NotInList.
    """
    must_hold(by, Role.ADMINISTRATOR)
    span(valid_from, None)
    parent = _office(parent_ref, valid_from) if parent_ref else None
    with refusing(offices_office_uscc=UsccInUse()):
        office = Office.objects.create(
            ref=new_ref(),
            uscc=organisation_number(uscc) if uscc else None,
            region_id=_region_id(region_ref, valid_from),
            calendar_id=_calendar_id(calendar_ref),
            parent=parent,
        )
    kept = affiliation or _level_of(region_ref, valid_from)
    _office_term(office, _Called(name, short_name, document_mark, basis, kept), valid_from, None)
    return OfficeFounded(ref=office.ref)


@operation
def rename_office(
    ref: str,
    name: str,
    short_name: str,
    document_mark: str,
    from_day: date,
    basis: str,
    affiliation: str = "",
    *,
    by: Actor,
    now: datetime,
) -> OfficeChanged:
    """Another name, document mark or level from a day on; what it was before stays readable."""
    must_hold(by, Role.ADMINISTRATOR)
    office = _locked_office(ref)
    term, before, after = to_split(office.terms.all(), from_day)
    term.valid, term.end_basis = before, written(basis, "basis")
    term.save(update_fields=["valid", "end_basis"])
    called = _Called(name, short_name, document_mark, basis, affiliation or term.affiliation)
    _office_term(office, called, after.lower, after.upper)
    return OfficeChanged(ref=ref, day=from_day)


@operation
def affiliate_office(
    ref: str, affiliation: str, from_day: date, basis: str, *, by: Actor, now: datetime
) -> OfficeChanged:
    """The office is kept at another level from a day on (垂直管理, 属地管理); refuses with NotInList or NoSuchThing."""
    must_hold(by, Role.ADMINISTRATOR)
    office = _locked_office(ref)
    term, before, after = to_split(office.terms.all(), from_day)
    term.valid, term.end_basis = before, written(basis, "basis")
    term.save(update_fields=["valid", "end_basis"])
    called = _Called(term.name, term.short_name, term.document_mark, basis, affiliation)
    _office_term(office, called, after.lower, after.upper)
    return OfficeChanged(ref=ref, day=from_day)


@operation
def close_office(ref: str, on: date, basis: str, *, by: Actor, now: datetime) -> OfficeChanged:
    """The office is no more from a day on; its divisions and windows end with it."""
    must_hold(by, Role.ADMINISTRATOR)
    office = _locked_office(ref)
    why = written(basis, "basis")
    term, until = to_close(office.terms.all(), on)
    term.valid, term.end_basis = until, why
    term.save(update_fields=["valid", "end_basis"])
    for division in office.divisions.filter(valid__endswith=None):
        division.valid, division.end_basis = _until([division], on), why
        division.save(update_fields=["valid", "end_basis"])
    for window in Window.objects.filter(office=office, valid__endswith=None):
        window.valid, window.end_basis = _until([window], on), why
        window.save(update_fields=["valid", "end_basis"])
    return OfficeChanged(ref=ref, day=on)


@operation
def set_division(
    office_ref: str, name: str, form: str, valid_from: date, basis: str, *, by: Actor, now: datetime
) -> DivisionSet:
    """The approval division of an office from a day on; the one before it ends on that day."""
    must_hold(by, Role.ADMINISTRATOR)
    office = _office(office_ref, valid_from)
    if form not in list(DivisionForm):
        raise NotInList(field="form")
    why = written(basis, "basis")
    until = None
    if on_day(office.divisions.all(), valid_from) is not None:
        term, before, after = to_split(office.divisions.all(), valid_from)
        term.valid, term.end_basis, until = before, why, after.upper
        term.save(update_fields=["valid", "end_basis"])
    division = ApprovalDivision.objects.create(
        ref=new_ref(), office=office, name=named(name, "name"), form=form, valid=days(valid_from, until), basis=why
    )
    return DivisionSet(ref=division.ref)


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
    region_id = _region_id(region_ref, valid_from)
    _must_be_uniform(kind, region_id, name, valid_from)
    centre = Centre.objects.create(
        ref=new_ref(),
        kind=kind,
        region_id=region_id,
        calendar_id=_calendar_id(calendar_ref),
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
    centre = _locked_centre(ref)
    term, before, after = to_split(centre.terms.all(), from_day)
    if name.strip() != term.name:
        _must_be_uniform(centre.kind, centre.region_id, name, from_day)
    term.valid, term.end_basis = before, written(basis, "basis")
    term.save(update_fields=["valid", "end_basis"])
    _centre_term(centre, name, address, phone, hours, basis, after.lower, after.upper)
    return CentreChanged(ref=ref, day=from_day)


@operation
def close_centre(ref: str, on: date, basis: str, *, by: Actor, now: datetime) -> CentreChanged:
    """The centre is no more from a day on; its windows end with it."""
    must_hold(by, Role.ADMINISTRATOR)
    centre = _locked_centre(ref)
    why = written(basis, "basis")
    term, until = to_close(centre.terms.all(), on)
    term.valid, term.end_basis = until, why
    term.save(update_fields=["valid", "end_basis"])
    for window in centre.windows.filter(valid__endswith=None):
        window.valid, window.end_basis = _until([window], on), why
        window.save(update_fields=["valid", "end_basis"])
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
        term.valid, term.end_basis = before, why
        term.save(update_fields=["valid", "end_basis"])
    CentreNaming.objects.create(kind=kind, template=named(template, "template"), valid=days(from_day), basis=why)
    return CentresNamed(kind=kind, day=from_day)


@operation
def open_window(
    centre_ref: str,
    code: str,
    name: str,
    office_ref: str | None,
    valid_from: date,
    basis: str,
    *,
    by: Actor,
    now: datetime,
) -> WindowOpened:
    """Open a window in a centre: comprehensive, or of one office."""
    must_hold(by, Role.ADMINISTRATOR)
    centre = _locked_centre(centre_ref)
    if on_day(centre.terms.all(), valid_from) is None:
        raise NoSuchThing(what="centre")
    office = _office(office_ref, valid_from) if office_ref else None
    number = named(code, "code", _CODE)
    with refusing(window_code_is_used_once_in_a_centre=WindowCodeInUse(number=number)):
        window = Window.objects.create(
            ref=new_ref(),
            centre=centre,
            code=number,
            name=named(name, "name"),
            office=office,
            valid=days(valid_from),
            basis=written(basis, "basis"),
        )
    return WindowOpened(ref=window.ref)


@operation
def close_window(ref: str, on: date, basis: str, *, by: Actor, now: datetime) -> WindowClosed:
    """The window is no more from a day on."""
    must_hold(by, Role.ADMINISTRATOR)
    window = Window.objects.select_for_update().filter(ref=ref).first()
    if window is None:
        raise NoSuchThing(what="window")
    window.valid, window.end_basis = to_close([window], on)[1], written(basis, "basis")
    window.save(update_fields=["valid", "end_basis"])
    return WindowClosed(ref=ref, day=on)


@dataclass(frozen=True, slots=True)
class _Called:
    """What an office is called over a span of days, at which level it is kept, and by which document."""

    name: str
    short_name: str
    document_mark: str
    basis: str
    affiliation: str


def _office_term(office: Office, called: _Called, begins: date, ends: date | None) -> None:
    if called.affiliation not in list(Affiliation):
        raise NotInList(field="affiliation")
    OfficeTerm.objects.create(
        office=office,
        name=named(called.name, "name"),
        short_name=named(called.short_name or called.name, "short_name"),
        document_mark=written(called.document_mark, "document_mark", _CODE),
        affiliation=called.affiliation,
        valid=days(begins, ends),
        basis=written(called.basis, "basis"),
    )


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


def _until(part: list[D], on: date) -> DateRange:
    """The days of a part that ends with its whole; one that had not begun yet keeps a single day."""
    return to_close(part, max(on, part[0].valid.lower + _DAY))[1]


def _office(ref: str, day: date) -> Office:
    office = _locked_office(ref)
    if on_day(office.terms.all(), day) is None:
        raise NoSuchThing(what="office")
    return office


def _locked_office(ref: str) -> Office:
    office = Office.objects.select_for_update().filter(ref=ref).first()
    if office is None:
        raise NoSuchThing(what="office")
    return office


def _locked_centre(ref: str) -> Centre:
    centre = Centre.objects.select_for_update().filter(ref=ref).first()
    if centre is None:
        raise NoSuchThing(what="centre")
    return centre


#: Offices of the city or of a county are kept there unless somebody says otherwise; villages belong to their town.
_KEPT = {1: Affiliation.PROVINCIAL, 2: Affiliation.CITY, 3: Affiliation.COUNTY}


def _level_of(region_ref: str, day: date) -> str:
    found = regions.region(region_ref, day)
    return _KEPT.get(found.level, Affiliation.TOWN) if found else Affiliation.CITY


def _region_id(ref: str, day: date) -> int:
    found = regions.region(ref, day)
    if found is None:
        raise NoSuchThing(what="region")
    return found.id


def _calendar_id(ref: str) -> int:
    found = calendars.id_of(ref)
    if found is None:
        raise NoSuchThing(what="calendar")
    return found
