"""Aligning 统一配置: the hours and the common windows of one centre, applied to others of its kind at once."""

from datetime import date, datetime
from typing import ClassVar

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing, NotInList, must_hold, named
from yimen.registries.offices import queries
from yimen.registries.offices.models import Centre
from yimen.registries.offices.operations.centres import change_centre
from yimen.registries.offices.operations.windows import open_window
from yimen.registries.offices.rows import CentreRow, WindowRow
from yimen.registries.regions import queries as regions

MOST = 100


class OtherKind(Refusal):
    """A centre takes after one of its own kind and level: a county's after a county's, a town's after a town's."""

    code: ClassVar[str] = "offices.other_kind"
    centre: str


class ModelItself(Refusal):
    """The centre whose configuration is applied is not among those that get it."""

    code: ClassVar[str] = "offices.model_itself"


@snapshot
class CentresAligned:
    """So many centres have the configuration of one from a day on, and what was changed for it."""

    model: str
    centres: int
    hours: int
    """How many got other hours."""
    windows: int
    """How many windows were opened."""


@operation
def align_centres(
    model_ref: str, centre_refs: tuple[str, ...], from_day: date, basis: str, *, by: Actor, now: datetime
) -> CentresAligned:
    """Apply the hours and the comprehensive windows of one centre to others; what they have beyond them stays.

    All of them or none. Refuses with NoSuchThing, NotInList, ModelItself, OtherKind, Missing, ImpossibleDates or
    NotAllowed.
    """
    must_hold(by, Role.ADMINISTRATOR)
    basis, refs = named(basis, "basis"), tuple(dict.fromkeys(centre_refs))
    if not 0 < len(refs) <= MOST:
        raise NotInList(field="centre")
    if model_ref in refs:
        raise ModelItself()
    _in_turn((model_ref, *refs))
    model = _centre(model_ref, from_day)
    given = [_centre(ref, from_day) for ref in refs]
    for one in given:
        if one.kind != model.kind or _level(one, from_day) != _level(model, from_day):
            raise OtherKind(centre=one.name)
    hours = [_same_hours(one, model, from_day, basis, by, now) for one in given if one.hours != model.hours]
    windows = sum(_same_windows(one, model, from_day, basis, by, now) for one in given)
    return CentresAligned(model_ref, len(given), len(hours), windows)


def _in_turn(refs: tuple[str, ...]) -> None:
    """Nobody changes these centres meanwhile; two who align the same ones wait for each other, in one order."""
    list(Centre.objects.select_for_update().filter(ref__in=refs).order_by("id").values_list("id"))


def _level(one: CentreRow, on: date) -> int | None:
    region = regions.by_id(one.region_id, on)
    return region.level if region else None


def _centre(ref: str, on: date) -> CentreRow:
    found = queries.centre(ref, on) if ref else None
    if found is None:
        raise NoSuchThing(what="centre")
    return found


def _same_hours(one: CentreRow, model: CentreRow, day: date, basis: str, by: Actor, now: datetime) -> str:
    facts = (one.name, one.address, one.phone, model.hours, day, basis)
    return change_centre(one.ref, *facts, by=by.within(), now=now).ref


def _same_windows(one: CentreRow, model: CentreRow, day: date, basis: str, by: Actor, now: datetime) -> int:
    has = {window.code for window in queries.windows(one.ref, day)}
    lacking = [window for window in _common(model, day) if window.code not in has]
    for window in lacking:
        open_window(one.ref, window.code, window.name, None, day, basis, by=by.within(), now=now)
    return len(lacking)


def _common(model: CentreRow, day: date) -> tuple[WindowRow, ...]:
    return tuple(window for window in queries.windows(model.ref, day) if not window.office_ref)
