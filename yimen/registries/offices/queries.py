"""Reads of offices, divisions, centres and windows, on the day that is asked for."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db import connection
from django.db.models import QuerySet

from yimen.journal.statement import prepared
from yimen.registries.offices.models import ApprovalDivision, CentreTerm, Office, OfficeTerm, Window
from yimen.registries.offices.rows import (
    CentreRow,
    CentreTermRow,
    DivisionRow,
    OfficeRow,
    OfficeTermRow,
    UnitFound,
    UnnumberedRow,
    WindowRow,
)

_BY_NAME = """
with terms as (
  select 'office' as kind, o.ref, t.name, t.valid, t.end_basis, o.id from offices_officeterm t
    join offices_office o on o.id = t.office_id
  union all select 'centre', c.ref, t.name, t.valid, t.end_basis, c.id from offices_centreterm t
    join offices_centre c on c.id = t.centre_id)
select f.kind, f.ref, last.name, f.name, lower(f.valid), upper(f.valid),
  case when upper(last.valid) is null or upper(last.valid) > %(on)s then 'yes' else 'no' end, f.end_basis
from (select distinct on (kind, ref) * from terms where %(words)s <> '' and strpos(name, %(words)s) > 0
        order by kind, ref, valid desc) f
  cross join lateral (select name, valid from terms t where t.kind = f.kind and t.id = f.id
     order by valid desc limit 1) last
order by (last.name = f.name) desc, f.kind desc, last.name limit %(limit)s
"""
# Nearly every act asks for its office: a statement kept by the connection costs a third of one built each time.
_OFFICE = """
select o.id, o.ref, t.name, t.short_name, coalesce(o.uscc, ''), t.document_mark, o.region_id, r.ref, o.calendar_id,
  k.ref, coalesce(p.ref, ''), t.affiliation
from offices_officeterm t join offices_office o on o.id = t.office_id join regions_region r on r.id = o.region_id
  join calendars_calendar k on k.id = o.calendar_id left join offices_office p on p.id = o.parent_id
where t.valid @> %s::date and """
_BY_ID, _BY_REF = f"{_OFFICE}o.id = %s", f"{_OFFICE}o.ref = %s"
_CENTRES_ABOVE = """
with recursive up as (
  select r.parent_id id, 1 as far from regions_region r join offices_centre c on c.region_id = r.id
    where c.ref = %(ref)s
  union all select r.parent_id, far + 1 from regions_region r join up on r.id = up.id)
select c.ref from up join offices_centre c on c.region_id = up.id
  join offices_centreterm t on t.centre_id = c.id and t.valid @> %(on)s::date order by up.far, c.id
"""


def office(which: str | int, on: date) -> OfficeRow | None:
    """The office with this ref or id as it is called on a day."""
    row = prepared(_BY_ID if isinstance(which, int) else _BY_REF, (on, which)).fetchone()
    return OfficeRow(*row) if row is not None else None


def offices(on: date) -> tuple[OfficeRow, ...]:
    """All offices in force on a day, in the order in which they were founded."""
    return tuple(_office(term) for term in _office_terms(on).order_by("office_id"))


def without_uscc(on: date) -> tuple[UnnumberedRow, ...]:
    """The offices in force on a day that have no unified social credit code: they can issue no certificate."""
    terms = _office_terms(on).filter(office__uscc=None).order_by("office_id")
    return tuple(UnnumberedRow(term.office.ref, term.name) for term in terms)


def office_by_uscc(uscc: str, on: date) -> OfficeRow | None:
    """The office with this unified social credit code on a day."""
    return next((_office(term) for term in _office_terms(on).filter(office__uscc=uscc)), None)


def office_by_name(name: str, on: date) -> OfficeRow | None:
    """The office that bears this full or short name on a day; None also when more than one does."""
    for field in ("name", "short_name"):
        found = [_office(term) for term in _office_terms(on).filter(**{field: name})[:2]]
        if len(found) == 1:
            return found[0]
    return None


def above(centre_ref: str, on: date) -> tuple[CentreRow, ...]:
    """The centres of the regions above a centre's own, the nearest first."""
    with connection.cursor() as cursor:
        cursor.execute(_CENTRES_ABOVE, {"ref": centre_ref, "on": on})
        refs = [row[0] for row in cursor.fetchall()]
    found = {row.ref: row for row in centres(on)}
    return tuple(found[ref] for ref in refs if ref in found)


def office_names(ids: Iterable[int], on: date) -> Mapping[int, str]:
    """What offices are called on a day; a closed one by its last name. For lists: one statement."""
    terms = OfficeTerm.objects.filter(office_id__in=list(ids), valid__startswith__lte=on).order_by("valid")
    return {term.office_id: term.name for term in terms}


def names_by_ref(refs: Iterable[str], on: date) -> Mapping[str, str]:
    """The same for offices that are known by their reference: one statement."""
    terms = OfficeTerm.objects.filter(office__ref__in=list(refs), valid__startswith__lte=on).order_by("valid")
    return dict(terms.values_list("office__ref", "name"))


def office_history(ref: str) -> tuple[OfficeTermRow, ...]:
    """Everything an office was ever called, oldest first."""
    return tuple(
        OfficeTermRow(
            t.name, t.short_name, t.document_mark, t.valid.lower, t.valid.upper, t.basis, t.end_basis, t.affiliation
        )
        for t in OfficeTerm.objects.filter(office__ref=ref).order_by("valid")
    )


def is_under(office_id: int, above_id: int) -> bool:
    """Whether an office belongs to another one, at whatever depth: a section to its department."""
    return above_id in offices_above({office_id})[office_id]


def offices_above(ids: Collection[int]) -> Mapping[int, frozenset[int]]:
    """Of each of these offices those to which it belongs, at whatever depth; one statement."""
    parents = dict(Office.objects.values_list("id", "parent_id"))
    return {one: _line_above(one, parents) for one in ids}


def _line_above(office_id: int, parents: Mapping[int, int | None]) -> frozenset[int]:
    seen: set[int] = set()
    found = parents.get(office_id)
    while found is not None and found not in seen:
        seen.add(found)
        found = parents.get(found)
    return frozenset(seen)


def division(office_ref: str, on: date) -> DivisionRow | None:
    """The one approval division of an office on a day."""
    found = ApprovalDivision.objects.select_related("office").filter(office__ref=office_ref, valid__contains=on)
    return next((_division(row) for row in found), None)


def divisions(on: date) -> tuple[DivisionRow, ...]:
    """The approval divisions in force on a day."""
    found = ApprovalDivision.objects.select_related("office").filter(valid__contains=on).order_by("office_id")
    return tuple(_division(row) for row in found)


def centre(which: str | int, on: date) -> CentreRow | None:
    """The centre with this ref or id as it is on a day."""
    mine = {"centre_id": which} if isinstance(which, int) else {"centre__ref": which}
    term = _centre_terms(on).filter(**mine).first()
    return _centre(term) if term is not None else None


def centres(on: date) -> tuple[CentreRow, ...]:
    """All centres and service points open on a day."""
    return tuple(_centre(term) for term in _centre_terms(on).order_by("centre_id"))


def centre_names(ids: Iterable[int], on: date) -> Mapping[int, str]:
    """What centres are called on a day; a closed one by its last name. For lists: one statement."""
    terms = CentreTerm.objects.filter(centre_id__in=list(ids), valid__startswith__lte=on).order_by("valid")
    return {term.centre_id: term.name for term in terms}


def centre_history(ref: str) -> tuple[CentreTermRow, ...]:
    """Everything a centre ever was, oldest first."""
    return tuple(
        CentreTermRow(t.name, t.address, t.phone, t.hours, t.valid.lower, t.valid.upper, t.basis, t.end_basis)
        for t in CentreTerm.objects.filter(centre__ref=ref).order_by("valid")
    )


def found_by_name(words: str, on: date, limit: int = 50) -> tuple[UnitFound, ...]:
    """Offices and centres that are called so, or ever were: an old name finds the unit as well as the new one."""
    with connection.cursor() as cursor:
        cursor.execute(_BY_NAME, {"words": words.strip(), "on": on, "limit": limit})
        return tuple(UnitFound(*row) for row in cursor.fetchall())


def windows(centre_ref: str, on: date) -> tuple[WindowRow, ...]:
    """The windows of a centre open on a day, by code."""
    return tuple(_window(row) for row in _windows(on).filter(centre__ref=centre_ref).order_by("code"))


def all_windows(on: date) -> tuple[WindowRow, ...]:
    """The windows of every centre open on a day."""
    return tuple(_window(row) for row in _windows(on).order_by("centre_id", "code"))


def windows_ever(ids: Iterable[int]) -> tuple[WindowRow, ...]:
    """These windows, open or closed by now, as they were last."""
    found = Window.objects.filter(pk__in=list(ids)).select_related("centre", "office")
    return tuple(_window(row) for row in found.order_by("centre_id", "code"))


def window_ever(ref: str) -> WindowRow | None:
    """The window with this ref, open or closed by now."""
    found = Window.objects.filter(ref=ref).select_related("centre", "office").first()
    return _window(found) if found is not None else None


def window(which: str | int, on: date) -> WindowRow | None:
    """The window with this ref or id, when it is open on a day."""
    mine = {"pk": which} if isinstance(which, int) else {"ref": which}
    return next((_window(row) for row in _windows(on).filter(**mine)), None)


def _office_terms(on: date) -> QuerySet[OfficeTerm]:
    linked = ("office__region", "office__calendar", "office__parent")
    return OfficeTerm.objects.filter(valid__contains=on).select_related(*linked)


def _office(term: OfficeTerm) -> OfficeRow:
    it = term.office
    return OfficeRow(
        id=it.pk,
        ref=it.ref,
        name=term.name,
        short_name=term.short_name,
        uscc=it.uscc or "",
        document_mark=term.document_mark,
        region_id=it.region_id,
        region_ref=it.region.ref,
        calendar_id=it.calendar_id,
        calendar_ref=it.calendar.ref,
        parent_ref=it.parent.ref if it.parent else "",
        affiliation=term.affiliation,
    )


def _division(row: ApprovalDivision) -> DivisionRow:
    return DivisionRow(row.ref, row.office.ref, row.name, row.form, row.valid.lower, row.valid.upper)


def _centre_terms(on: date) -> QuerySet[CentreTerm]:
    return CentreTerm.objects.filter(valid__contains=on).select_related("centre__region", "centre__calendar")


def _centre(term: CentreTerm) -> CentreRow:
    it = term.centre
    return CentreRow(
        id=it.pk,
        ref=it.ref,
        name=term.name,
        kind=it.kind,
        region_id=it.region_id,
        region_ref=it.region.ref,
        calendar_id=it.calendar_id,
        calendar_ref=it.calendar.ref,
        address=term.address,
        phone=term.phone,
        hours=term.hours,
    )


def _windows(on: date) -> QuerySet[Window]:
    return Window.objects.filter(valid__contains=on).select_related("centre", "office")


def _window(row: Window) -> WindowRow:
    return WindowRow(
        id=row.pk,
        ref=row.ref,
        code=row.code,
        name=row.name,
        centre_id=row.centre_id,
        centre_ref=row.centre.ref,
        office_id=row.office_id,
        office_ref=row.office.ref if row.office else "",
        begins=row.valid.lower,
        ends=row.valid.upper,
    )
