"""Reads of the premises on a day: one centre as a place, and which centres have something of a kind."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from django.db.models import Prefetch, QuerySet

from yimen.kernel.premises import FacilityState
from yimen.registries.offices import queries as offices
from yimen.registries.premises.models import Facility, Fault, PartnerBank, Premises, SharedUse, Zone, ZonedWindow
from yimen.registries.premises.rows import BankRow, FacilityRow, PremisesRow, SharedUseRow, ZoneRow

_OPEN = Prefetch("faults", Fault.objects.filter(ended_at=None))


def of_centre(centre_ref: str, on: date) -> PremisesRow:
    """A centre as a place; of what nobody described, nothing is said."""
    term = Premises.objects.filter(centre__ref=centre_ref, valid__contains=on).first()
    operator = offices.office(term.operator_id, on) if term and term.operator_id else None
    facilities = tuple(_facility(row, centre_ref) for row in _facilities(on).filter(centre__ref=centre_ref))
    return PremisesRow(
        centre_ref,
        term.area if term else None,
        operator.ref if operator else "",
        operator.name if operator else "",
        term.valid.lower if term else None,
        _zones(centre_ref, on, facilities),
        facilities,
        tuple(
            SharedUseRow(row.ref, row.use, row.hours, row.valid.lower)
            for row in SharedUse.objects.filter(centre__ref=centre_ref, valid__contains=on).order_by("pk")
        ),
        tuple(
            BankRow(row.ref, row.name, row.account, row.valid.lower)
            for row in PartnerBank.objects.filter(centre__ref=centre_ref, valid__contains=on).order_by("pk")
        ),
    )


def without_accounts(row: PremisesRow) -> PremisesRow:
    """The same as everybody reads it: neither the account of a bank, nor what nobody's name stands under of a fault."""
    return replace(
        row, banks=tuple(replace(one, account="") for one in row.banks), facilities=_wordless(row.facilities),
        zones=tuple(replace(one, facilities=_wordless(one.facilities)) for one in row.zones),
    )  # fmt: skip


def facility(ref: str, on: date) -> FacilityRow | None:
    """One facility as it stands now."""
    row = _facilities(on).select_related("centre").filter(ref=ref).first()
    return _facility(row, row.centre.ref) if row is not None else None


def with_kind(kind: str, on: date) -> frozenset[int]:
    """The inside numbers of centres that have something of a kind and nobody said that it does not work."""
    found = Facility.objects.filter(kind=kind, valid__contains=on).exclude(
        faults__in=Fault.objects.filter(ended_at=None)
    )
    return frozenset(found.values_list("centre_id", flat=True))


def areas(on: date) -> Mapping[int, int]:
    """Square metres by the inside number of the centre."""
    return dict(Premises.objects.filter(valid__contains=on).values_list("centre_id", "area"))


def broken(centre_ids: Iterable[int], on: date) -> tuple[FacilityRow, ...]:
    """What somebody said does not work in these centres, the longest first."""
    open_ = Fault.objects.filter(ended_at=None).order_by("told_at")
    rows = _facilities(on).select_related("centre").filter(centre_id__in=list(centre_ids), faults__in=open_)
    found = [_facility(row, row.centre.ref) for row in rows]
    return tuple(sorted(found, key=lambda one: (one.told_at is None, one.told_at, one.name)))


def _wordless(rows: tuple[FacilityRow, ...]) -> tuple[FacilityRow, ...]:
    return tuple(replace(one, told="") for one in rows)


def _facilities(on: date) -> QuerySet[Facility]:
    rows = Facility.objects.filter(valid__contains=on).select_related("zone").prefetch_related(_OPEN)
    return rows.order_by("kind", "name")


def _facility(row: Facility, centre_ref: str) -> FacilityRow:
    fault = next(iter(row.faults.all()), None)
    state = FacilityState.WORKS if fault is None else FacilityState.BROKEN if fault.found_at else FacilityState.REPORTED
    return FacilityRow(
        row.ref, centre_ref, row.kind, row.name, row.where, row.zone.ref if row.zone else "",
        row.zone.name if row.zone else "", state.value, fault.told if fault else "", fault.told_at if fault else None,
    )  # fmt: skip


def _zones(centre_ref: str, on: date, facilities: tuple[FacilityRow, ...]) -> tuple[ZoneRow, ...]:
    inside = ZonedWindow.objects.filter(valid__contains=on, window__valid__contains=on).select_related("window")
    zones = Zone.objects.filter(centre__ref=centre_ref, valid__contains=on).order_by("floor", "pk")
    return tuple(
        ZoneRow(
            row.ref, row.kind, row.name, row.floor, row.valid.lower,
            tuple(sorted(f"{one.window.code} {one.window.name}" for one in row.windows.all())),
            tuple(one for one in facilities if one.zone_ref == row.ref),
        )
        for row in zones.prefetch_related(Prefetch("windows", inside))
    )  # fmt: skip
