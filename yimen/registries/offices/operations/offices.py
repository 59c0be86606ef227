"""Offices: founded, called otherwise, put under another level, closed."""

from datetime import date, datetime
from typing import ClassVar

from django.db import connection
from django.db.models import Q

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.identity import organisation_number
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NotInList, must_hold, named, span, written
from yimen.registries.dated import days, end_term, locked, new_ref, refusing, to_close, to_split
from yimen.registries.offices.models import Office, OfficeTerm, Window
from yimen.registries.offices.operations.standing import (
    calendar_id_of,
    end_with_it,
    office_at,
    region_id_of,
)
from yimen.registries.offices.rows import Affiliation
from yimen.registries.regions import queries as regions

_CODE = 20


class UsccInUse(Refusal):
    """Another office bears this unified social credit code."""

    code: ClassVar[str] = "offices.uscc_in_use"


class MarkInUse(Refusal):
    """Another office numbers its documents under this mark, or under its name, in the same year: two papers would
    bear one number."""

    code: ClassVar[str] = "offices.mark_in_use"
    mark: str
    office: str


@snapshot
class OfficeFounded:
    """An office has come to be."""

    ref: str


@snapshot
class OfficeChanged:
    """An office is called something else, or no longer is, from this day."""

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

    Refuses with UsccInUse, MarkInUse, identity.bad_uscc, NoSuchThing or NotInList.
    """
    must_hold(by, Role.ADMINISTRATOR)
    span(valid_from, None)
    parent = office_at(parent_ref, valid_from) if parent_ref else None
    with refusing(offices_office_uscc=UsccInUse()):
        office = Office.objects.create(
            ref=new_ref(),
            uscc=organisation_number(uscc) if uscc else None,
            region_id=region_id_of(region_ref, valid_from),
            calendar_id=calendar_id_of(calendar_ref),
            parent=parent,
        )
    kept = affiliation or _level_of(region_ref, valid_from)
    _must_be_its_own(office, _numbered_as(name, document_mark), valid_from, None)
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
    """Another name, document mark or level from a day on; what it was before stays readable.

    Refuses with MarkInUse, NoSuchThing or NotInList.
    """
    must_hold(by, Role.ADMINISTRATOR)
    office = locked(Office, ref, "office")
    term, before, after = to_split(office.terms.all(), from_day)
    end_term(term, before, written(basis, "basis"))
    numbered_as = _numbered_as(name, document_mark)
    if numbered_as != _numbered_as(term.name, term.document_mark):
        _must_be_its_own(office, numbered_as, after.lower, after.upper)
    called = _Called(name, short_name, document_mark, basis, affiliation or term.affiliation)
    _office_term(office, called, after.lower, after.upper)
    return OfficeChanged(ref=ref, day=from_day)


@operation
def affiliate_office(
    ref: str, affiliation: str, from_day: date, basis: str, *, by: Actor, now: datetime
) -> OfficeChanged:
    """The office is kept at another level from a day on (垂直管理, 属地管理); it goes on numbering as before.

    Refuses with NotInList or NoSuchThing.
    """
    must_hold(by, Role.ADMINISTRATOR)
    office = locked(Office, ref, "office")
    term, before, after = to_split(office.terms.all(), from_day)
    end_term(term, before, written(basis, "basis"))
    called = _Called(term.name, term.short_name, term.document_mark, basis, affiliation)
    _office_term(office, called, after.lower, after.upper)
    return OfficeChanged(ref=ref, day=from_day)


@operation
def close_office(ref: str, on: date, basis: str, *, by: Actor, now: datetime) -> OfficeChanged:
    """The office is no more from a day on; its divisions and windows end with it."""
    must_hold(by, Role.ADMINISTRATOR, Role.ESTABLISHMENT_OFFICE)
    office = locked(Office, ref, "office")
    why = written(basis, "basis")
    term, until = to_close(office.terms.all(), on)
    end_term(term, until, why)
    end_with_it(office.divisions.all(), on, why)
    end_with_it(Window.objects.filter(office=office), on, why)
    return OfficeChanged(ref=ref, day=on)


@snapshot
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


def _numbered_as(name: str, document_mark: str) -> str:
    """What the numbers of an office's documents begin with: its mark, or its whole name."""
    return written(document_mark, "document_mark", _CODE) or named(name, "name")


def _must_be_its_own(office: Office, mark: str, begins: date, ends: date | None) -> None:
    """No other office numbers under the mark in any of these years: each counts from one every year."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended('document mark ' || %s, 0))", (mark,))
    years = days(date(begins.year, 1, 1), date(ends.year + 1, 1, 1) if ends else None)
    numbering = OfficeTerm.objects.filter(Q(document_mark=mark) | Q(document_mark="", name=mark))
    other = numbering.filter(valid__overlap=years).exclude(office=office).first()
    if other is not None:
        raise MarkInUse(mark=mark, office=other.name)


#: Offices of the city or of a county are kept there unless somebody says otherwise; villages belong to their town.
_KEPT = {1: Affiliation.PROVINCIAL, 2: Affiliation.CITY, 3: Affiliation.COUNTY}


def _level_of(region_ref: str, day: date) -> str:
    found = regions.region(region_ref, day)
    return _KEPT.get(found.level, Affiliation.TOWN) if found else Affiliation.CITY
