"""Writes of offices, divisions, centres and windows. A change cuts a term in two; nothing is overwritten or removed."""

from yimen.registries.offices.operations.aligning import CentresAligned, ModelItself, OtherKind, align_centres
from yimen.registries.offices.operations.centres import (
    CentreChanged,
    CentreKind,
    CentreOpened,
    CentresNamed,
    change_centre,
    close_centre,
    name_centres,
    open_centre,
)
from yimen.registries.offices.operations.divisions import DivisionSet, set_division
from yimen.registries.offices.operations.numbering import OfficeNumbered, UsccGiven, number_office
from yimen.registries.offices.operations.offices import (
    MarkInUse,
    OfficeChanged,
    OfficeFounded,
    UsccInUse,
    affiliate_office,
    close_office,
    found_office,
    rename_office,
)
from yimen.registries.offices.operations.windows import (
    WindowClosed,
    WindowCodeInUse,
    WindowOpened,
    close_window,
    open_window,
)

__all__ = [
    "CentreChanged",
    "CentreKind",
    "CentreOpened",
    "CentresAligned",
    "CentresNamed",
    "DivisionSet",
    "MarkInUse",
    "ModelItself",
    "OfficeChanged",
    "OfficeFounded",
    "OfficeNumbered",
    "OtherKind",
    "UsccGiven",
    "UsccInUse",
    "WindowClosed",
    "WindowCodeInUse",
    "WindowOpened",
    "affiliate_office",
    "align_centres",
    "change_centre",
    "close_centre",
    "close_office",
    "close_window",
    "found_office",
    "name_centres",
    "number_office",
    "open_centre",
    "open_window",
    "rename_office",
    "set_division",
]
