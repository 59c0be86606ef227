"""What can be done with enquiries: ask, take up, answer, propose, withdraw and confirm a "no", hand over, end, rate."""

from yimen.engine.public.enquiries.operations.answering import (
    answer_enquiry,
    confirm_no,
    end_enquiry,
    propose_no,
    say_solved,
    send_no_back,
    withdraw_no,
)
from yimen.engine.public.enquiries.operations.asking import (
    Asked,
    Heard,
    ask_from_page,
    bring_in_enquiry,
    record_enquiry,
    take_up_enquiry,
)
from yimen.engine.public.enquiries.operations.handing_over import acknowledge_enquiry, hand_over_enquiry
from yimen.engine.public.enquiries.operations.telling_all import take_back_answer, tell_answer_to_all

__all__ = [
    "Asked",
    "Heard",
    "acknowledge_enquiry",
    "answer_enquiry",
    "ask_from_page",
    "bring_in_enquiry",
    "confirm_no",
    "end_enquiry",
    "hand_over_enquiry",
    "propose_no",
    "record_enquiry",
    "say_solved",
    "send_no_back",
    "take_back_answer",
    "take_up_enquiry",
    "tell_answer_to_all",
    "withdraw_no",
]
