"""Writes of the coordination meetings: called out of what is stuck, held, minuted, issued."""

from yimen.engine.supervision.coordinations.operations.attending import say_opinion, sign_in, sign_minutes
from yimen.engine.supervision.coordinations.operations.calling import (
    Brought,
    Called,
    CoordinationKept,
    call_coordination,
    call_off_coordination,
    end_standing_seat,
    keep_material,
    name_standing_seat,
)
from yimen.engine.supervision.coordinations.operations.handing import hand_over_coordination, take_over_coordination
from yimen.engine.supervision.coordinations.operations.minuting import Decided, Tasked, issue_minutes, keep_minutes

__all__ = [
    "Brought",
    "Called",
    "CoordinationKept",
    "Decided",
    "Tasked",
    "call_coordination",
    "call_off_coordination",
    "end_standing_seat",
    "hand_over_coordination",
    "issue_minutes",
    "keep_material",
    "keep_minutes",
    "name_standing_seat",
    "say_opinion",
    "sign_in",
    "sign_minutes",
    "take_over_coordination",
]
