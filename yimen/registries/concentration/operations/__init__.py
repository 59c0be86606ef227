"""What can be done about the concentration of powers: ask, determine, appoint, seat, enter, place."""

from yimen.registries.concentration.division_plans import DivisionPlan
from yimen.registries.concentration.operations.appoint import DutyEnded, DutyGiven, appoint, release
from yimen.registries.concentration.operations.determine import (
    Approved,
    Proposed,
    approve_determination,
    determine_division,
    propose_determination,
)
from yimen.registries.concentration.operations.place import (
    ItemsPlaced,
    ItemsTakenOut,
    keep_in_place,
    place_items,
    take_out_items,
)
from yimen.registries.concentration.operations.reside import (
    Called,
    Entered,
    EntryPlan,
    Left,
    Planned,
    call_off_residency,
    end_residency,
    plan_residency,
    take_up_residency,
)
from yimen.registries.concentration.operations.seat_plan import (
    SeatChanged,
    SeatsAllotted,
    SeatsLaidOut,
    allot_seats,
    free_seat,
    lay_out_seats,
    remove_seat,
    seat_staff,
    vacate_seat,
)
from yimen.registries.concentration.operations.section import PostsBroughtIn, bring_in_posts, take_out_post
from yimen.registries.concentration.operations.settle import SeatsSet, TemplateSettled, set_seats, settle_template

__all__ = [
    "Approved",
    "Called",
    "DivisionPlan",
    "DutyEnded",
    "DutyGiven",
    "Entered",
    "EntryPlan",
    "ItemsPlaced",
    "ItemsTakenOut",
    "Left",
    "Planned",
    "PostsBroughtIn",
    "Proposed",
    "SeatChanged",
    "SeatsAllotted",
    "SeatsLaidOut",
    "SeatsSet",
    "TemplateSettled",
    "allot_seats",
    "appoint",
    "approve_determination",
    "bring_in_posts",
    "call_off_residency",
    "determine_division",
    "end_residency",
    "free_seat",
    "keep_in_place",
    "lay_out_seats",
    "place_items",
    "plan_residency",
    "propose_determination",
    "release",
    "remove_seat",
    "seat_staff",
    "set_seats",
    "settle_template",
    "take_out_items",
    "take_out_post",
    "take_up_residency",
    "vacate_seat",
]
