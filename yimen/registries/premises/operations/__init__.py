"""Writes of the premises: area and operator, areas of the hall, facilities and their faults, second uses, banks."""

from yimen.registries.premises.operations.describing import (
    Described,
    describe_premises,
    end_bank,
    end_shared_use,
    share_premises,
    take_in_bank,
)
from yimen.registries.premises.operations.facilities import (
    FacilityKept,
    find_fault,
    install_facility,
    mend_facility,
    remove_facility,
    report_fault,
)
from yimen.registries.premises.operations.zones import ZoneMarked, end_zone, mark_zone, stand_in_zone

__all__ = [
    "Described",
    "FacilityKept",
    "ZoneMarked",
    "describe_premises",
    "end_bank",
    "end_shared_use",
    "end_zone",
    "find_fault",
    "install_facility",
    "mark_zone",
    "mend_facility",
    "remove_facility",
    "report_fault",
    "share_premises",
    "stand_in_zone",
    "take_in_bank",
]
