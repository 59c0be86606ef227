"""Writes of the evaluation groups: called, seated, scored, closed, published; weaknesses improved and looked at."""

from yimen.engine.supervision.juries.operations.calling import (
    Asked,
    AskedIn,
    Called,
    JuryKept,
    ask_in,
    call_jury,
    call_off_jury,
    open_jury,
    seat_staff_juror,
    take_juror_seat,
)
from yimen.engine.supervision.juries.operations.improving import call_off_improvement, check_effect, order_improvement
from yimen.engine.supervision.juries.operations.leaving import unseat_juror
from yimen.engine.supervision.juries.operations.scoring import Scored, close_jury, give_scores, publish_jury

__all__ = [
    "Asked",
    "AskedIn",
    "Called",
    "JuryKept",
    "Scored",
    "ask_in",
    "call_jury",
    "call_off_improvement",
    "call_off_jury",
    "check_effect",
    "close_jury",
    "give_scores",
    "open_jury",
    "order_improvement",
    "publish_jury",
    "seat_staff_juror",
    "take_juror_seat",
    "unseat_juror",
]
