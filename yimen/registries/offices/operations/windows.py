"""Windows of a centre."""

from datetime import date, datetime
from typing import ClassVar

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing, must_hold, named, written
from yimen.registries.dated import days, end_term, locked, new_ref, on_day, refusing, to_close
from yimen.registries.offices.models import Centre, Window
from yimen.registries.offices.operations.standing import office_at

_CODE = 20


class WindowCodeInUse(Refusal):
    """The centre has a window with this code at that time."""

    code: ClassVar[str] = "offices.window_code_in_use"
    number: str


@snapshot
class WindowOpened:
    """A window has come to be."""

    ref: str


@snapshot
class WindowClosed:
    """A window is no more from this day."""

    ref: str
    day: date


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
    centre = locked(Centre, centre_ref, "centre")
    if on_day(centre.terms.all(), valid_from) is None:
        raise NoSuchThing(what="centre")
    office = office_at(office_ref, valid_from) if office_ref else None
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
    window = locked(Window, ref, "window")
    end_term(window, to_close([window], on)[1], written(basis, "basis"))
    return WindowClosed(ref=ref, day=on)
