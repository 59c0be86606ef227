"""Writes of the directives: given, reported, judged; the leading group and its meetings; problems raised and solved."""

from yimen.engine.supervision.directives.moves import Given
from yimen.engine.supervision.directives.operations.giving import (
    DirectiveMoved,
    assign_problem,
    call_off_directive,
    close_directive,
    decline_problem,
    give_directive,
    raise_problem,
    report_directive,
    return_directive,
)
from yimen.engine.supervision.directives.operations.meeting import GroupKept, keep_meeting, leave_group, name_to_group

__all__ = [
    "DirectiveMoved",
    "Given",
    "GroupKept",
    "assign_problem",
    "call_off_directive",
    "close_directive",
    "decline_problem",
    "give_directive",
    "keep_meeting",
    "leave_group",
    "name_to_group",
    "raise_problem",
    "report_directive",
    "return_directive",
]
