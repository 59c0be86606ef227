"""Facilities: installed and removed by the house; that one does not work is said by anybody who stands before it."""

from datetime import date, datetime

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.premises import FacilityKind
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing, NotInList, must_hold, named, span, written
from yimen.registries.dated import day_of, days, end_term, locked, new_ref, refusing, to_close
from yimen.registries.premises.allow import kept_centre, must_keep, must_work_in, tell_of
from yimen.registries.premises.models import Facility, Fault, Zone
from yimen.registries.premises.refusals import NameTaken, StandsElsewhere, ToldAlready, Works


@snapshot
class FacilityKept:
    """A facility by its reference."""

    ref: str


@operation
def install_facility(
    centre_ref: str,
    kind: str,
    name: str,
    where: str,
    zone_ref: str,
    from_day: date,
    *,
    by: Actor,
    now: datetime,
) -> FacilityKept:
    """Something stands in a hall for everybody from a day on, in an area of it or apart.

    Refuses with NotInList, NameTaken, StandsElsewhere, Missing, NoSuchThing or NotTheHouse.
    """
    span(from_day, None)
    centre = kept_centre(centre_ref, from_day, by)
    if kind not in set(FacilityKind):
        raise NotInList(field="kind")
    zone = Zone.objects.filter(ref=zone_ref, centre_id=centre.id, valid__contains=from_day).first()
    if zone_ref and zone is None:
        raise StandsElsewhere()
    with refusing(facility_name_is_used_once_in_a_centre=NameTaken()):
        row = Facility.objects.create(
            ref=new_ref(), centre_id=centre.id, zone=zone, kind=kind, name=named(name, "name", 60),
            where=written(where, "where", 100), valid=days(from_day),
        )  # fmt: skip
    tell_of(row, "install", {"centre": centre_ref, "kind": kind}, by=by, now=now)
    return FacilityKept(row.ref)


@operation
def remove_facility(ref: str, on: date, basis: str, *, by: Actor, now: datetime) -> FacilityKept:
    """It stands there no longer from a day on. Refuses with NoSuchThing, NotTheHouse or ImpossibleDates."""
    row = locked(Facility, ref, "facility")
    must_keep(by, row.centre_id)
    end_term(row, to_close([row], on)[1], written(basis, "basis"))
    tell_of(row, "remove", {"on": on}, by=by, now=now)
    return FacilityKept(ref)


@operation
def report_fault(ref: str, told: str, *, by: Actor, now: datetime) -> FacilityKept:
    """Say that a facility does not work 报修: anybody, by no name. Refuses with NoSuchThing, ToldAlready or Missing."""
    row = locked(Facility, ref, "facility")
    if day_of(now) not in row.valid:
        raise NoSuchThing(what="facility")
    who = "staff" if by.kind is ActorKind.STAFF else "public"
    with refusing(facility_has_one_open_fault=ToldAlready()):
        Fault.objects.create(facility=row, told=named(told, "told"), told_by=who, told_at=now)
    tell_of(row, "report_fault", {"by": who}, by=by if who == "staff" else _nobody(by), now=now)
    return FacilityKept(ref)


@operation
def find_fault(ref: str, *, by: Actor, now: datetime) -> FacilityKept:
    """The house looked: it does not work. Staff of the windows or who arranges it. Refuses with Works, NotAllowed
    or, at another centre, NotTheHouse."""
    must_hold(by, Role.WINDOW, Role.CENTRE_MANAGER, Role.ADMINISTRATOR)
    row = locked(Facility, ref, "facility")
    must_work_in(by, row.centre_id)
    fault = _open_fault(row)
    fault.found_at = fault.found_at or now
    fault.save(update_fields=["found_at"])
    tell_of(row, "find_fault", {}, by=by, now=now)
    return FacilityKept(ref)


@operation
def mend_facility(ref: str, how: str, *, by: Actor, now: datetime) -> FacilityKept:
    """It works again, and this is how it was mended, or that nothing was wrong.

    Refuses with Works, Missing, NoSuchThing or NotTheHouse.
    """
    row = locked(Facility, ref, "facility")
    must_keep(by, row.centre_id)
    fault = _open_fault(row)
    fault.ended_at, fault.how = now, named(how, "how")
    fault.save(update_fields=["ended_at", "how"])
    tell_of(row, "mend", {}, by=by, now=now)
    return FacilityKept(ref)


def _open_fault(row: Facility) -> Fault:
    fault = row.faults.filter(ended_at=None).first()
    if fault is None:
        raise Works()
    return fault


def _nobody(by: Actor) -> Actor:
    """Who tells the house that a tap drips leaves no name on record."""
    return Actor(ActorKind.ANONYMOUS, "anonymous", errand=by.errand)
