"""Describing: how large a centre is and who runs it, what it is besides, and which bank serves there."""

from datetime import date, datetime

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.premises import LARGEST, SecondUse
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotInList, named, span, written
from yimen.registries.dated import days, end_term, locked, new_ref, on_day, refusing, to_close, to_split
from yimen.registries.offices import queries as offices
from yimen.registries.premises.allow import kept_centre, must_keep, tell_of
from yimen.registries.premises.models import PartnerBank, Premises, SharedUse
from yimen.registries.premises.refusals import SharedAlready


@snapshot
class Described:
    """Something of a centre holds since, or until, this day."""

    ref: str
    day: date


@operation
def describe_premises(
    centre_ref: str, area: int, operator_ref: str, from_day: date, basis: str, *, by: Actor, now: datetime
) -> Described:
    """Say how large a centre is in square metres and which office runs it, from a day on; what was before stays.

    Refuses with NotInList, NoSuchThing, NotTheHouse or ImpossibleDates.
    """
    span(from_day, None)
    centre = kept_centre(centre_ref, from_day, by)
    if not 0 < area <= LARGEST:
        raise NotInList(field="area")
    operator = offices.office(operator_ref, from_day) if operator_ref else None
    if operator_ref and operator is None:
        raise NoSuchThing(what="office")
    why, until = written(basis, "basis"), None
    running = list(Premises.objects.select_for_update().filter(centre_id=centre.id))
    if on_day(running, from_day) is not None:
        term, before, after = to_split(running, from_day)
        end_term(term, before, why)
        until = after.upper
    with refusing(centre_has_one_premises_at_a_time=ImpossibleDates()):
        row = Premises.objects.create(
            ref=new_ref(), centre_id=centre.id, area=area, operator_id=operator.id if operator else None,
            valid=days(from_day, until), basis=why,
        )  # fmt: skip
    tell_of(row, "describe", {"centre": centre_ref, "area": area, "operator": operator_ref}, by=by, now=now)
    return Described(centre_ref, from_day)


@operation
def share_premises(
    centre_ref: str, use: str, hours: str, from_day: date, basis: str, *, by: Actor, now: datetime
) -> Described:
    """A service point is something besides from a day on, with hours of its own. Refuses with SharedAlready."""
    span(from_day, None)
    centre = kept_centre(centre_ref, from_day, by)
    if use not in set(SecondUse):
        raise NotInList(field="use")
    with refusing(centre_has_a_shared_use_once_at_a_time=SharedAlready()):
        row = SharedUse.objects.create(
            ref=new_ref(), centre_id=centre.id, use=use, hours=written(hours, "hours"), valid=days(from_day),
            basis=written(basis, "basis"),
        )  # fmt: skip
    tell_of(row, "share", {"centre": centre_ref, "use": use}, by=by, now=now)
    return Described(row.ref, from_day)


@operation
def end_shared_use(ref: str, on: date, basis: str, *, by: Actor, now: datetime) -> Described:
    """The point is this no longer from a day on. Refuses with NoSuchThing, NotTheHouse or ImpossibleDates."""
    _end(locked(SharedUse, ref, "use"), on, basis, by, now)
    return Described(ref, on)


@operation
def take_in_bank(centre_ref: str, name: str, account: str, from_day: date, *, by: Actor, now: datetime) -> Described:
    """A bank serves in a centre from a day on, and this is the account it settles to.

    Refuses with NotInList, SharedAlready, NoSuchThing, NotTheHouse or Missing.
    """
    span(from_day, None)
    centre = kept_centre(centre_ref, from_day, by)
    with refusing(
        bank_serves_in_a_centre_once_at_a_time=SharedAlready(),
        partner_bank_settles_to_an_account=NotInList(field="account"),
    ):
        row = PartnerBank.objects.create(
            ref=new_ref(), centre_id=centre.id, name=named(name, "name", 100),
            account=written(account, "account", 30).replace(" ", ""), valid=days(from_day),
        )  # fmt: skip
    tell_of(row, "take_in_bank", {"centre": centre_ref}, by=by, now=now)
    return Described(row.ref, from_day)


@operation
def end_bank(ref: str, on: date, basis: str, *, by: Actor, now: datetime) -> Described:
    """The bank serves there no longer from a day on. Refuses with NoSuchThing, NotTheHouse or ImpossibleDates."""
    _end(locked(PartnerBank, ref, "bank"), on, basis, by, now)
    return Described(ref, on)


def _end(row: SharedUse | PartnerBank, on: date, basis: str, by: Actor, now: datetime) -> None:
    must_keep(by, row.centre_id)
    end_term(row, to_close([row], on)[1], written(basis, "basis"))
    tell_of(row, "end", {"on": on}, by=by, now=now)
