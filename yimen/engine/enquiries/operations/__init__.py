"""What can be done with enquiries: record or ask, take up, answer, hand over and acknowledge, end, say if it helped."""

from yimen.engine.enquiries.operations.answering import answer_enquiry, end_enquiry, say_solved
from yimen.engine.enquiries.operations.asking import Asked, Heard, ask_from_page, record_enquiry, take_up_enquiry
from yimen.engine.enquiries.operations.handing_over import acknowledge_enquiry, hand_over_enquiry

__all__ = [
    "Asked",
    "Heard",
    "acknowledge_enquiry",
    "answer_enquiry",
    "ask_from_page",
    "end_enquiry",
    "hand_over_enquiry",
    "record_enquiry",
    "say_solved",
    "take_up_enquiry",
]
