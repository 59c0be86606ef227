"""What can be done with enquiries: ask, take up, answer, propose, withdraw and confirm a "no", hand over, end, rate."""

from yimen.engine.enquiries.operations.answering import (
    answer_enquiry,
    confirm_no,
    end_enquiry,
    propose_no,
    say_solved,
    send_no_back,
    withdraw_no,
)
from yimen.engine.enquiries.operations.asking import Asked, Heard, ask_from_page, record_enquiry, take_up_enquiry
from yimen.engine.enquiries.operations.handing_over import acknowledge_enquiry, hand_over_enquiry

__all__ = [
    "Asked",
    "Heard",
    "acknowledge_enquiry",
    "answer_enquiry",
    "ask_from_page",
    "confirm_no",
    "end_enquiry",
    "hand_over_enquiry",
    "propose_no",
    "record_enquiry",
    "say_solved",
    "send_no_back",
    "take_up_enquiry",
    "withdraw_no",
]
