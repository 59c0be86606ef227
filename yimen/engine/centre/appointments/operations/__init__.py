"""What can be done with appointments: open plans, book, change, cancel, come; serve on days off; pause and appeal."""

from yimen.engine.centre.appointments.operations.booking import (
    Booked,
    Visitor,
    Wish,
    book,
    book_without_account,
    cancel_booking,
    change_slot,
)
from yimen.engine.centre.appointments.operations.by_itself import mark_missed, remind
from yimen.engine.centre.appointments.operations.coming import Arrived, arrive
from yimen.engine.centre.appointments.operations.duty import DutySaid, offer_duty, withdraw_duty
from yimen.engine.centre.appointments.operations.pausing import PauseSaid, answer_appeal, appeal_pause
from yimen.engine.centre.appointments.operations.plans import PlanSaid, PlanTold, end_plan, open_plan
from yimen.engine.centre.appointments.operations.weekends import WeekendSaid, reduce_weekend, restore_weekend

__all__ = [
    "Arrived",
    "Booked",
    "DutySaid",
    "PauseSaid",
    "PlanSaid",
    "PlanTold",
    "Visitor",
    "WeekendSaid",
    "Wish",
    "answer_appeal",
    "appeal_pause",
    "arrive",
    "book",
    "book_without_account",
    "cancel_booking",
    "change_slot",
    "end_plan",
    "mark_missed",
    "offer_duty",
    "open_plan",
    "reduce_weekend",
    "remind",
    "restore_weekend",
    "withdraw_duty",
]
