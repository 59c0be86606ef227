"""Writes of the lost property: taken in, claimed, weighed, handed out to who signs, given over in time."""

from yimen.engine.centre.lost_property.operations.claiming import (
    Claimed,
    MarksOpened,
    claim_thing,
    open_marks,
    record_claim,
    weigh_claim,
)
from yimen.engine.centre.lost_property.operations.keeping import (
    ThingFound,
    ThingKept,
    give_over,
    hand_out_thing,
    take_in_thing,
)

__all__ = [
    "Claimed",
    "MarksOpened",
    "ThingFound",
    "ThingKept",
    "claim_thing",
    "give_over",
    "hand_out_thing",
    "open_marks",
    "record_claim",
    "take_in_thing",
    "weigh_claim",
]
