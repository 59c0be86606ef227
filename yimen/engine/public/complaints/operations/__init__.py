"""Writes of the complaints: lodged or recorded, acknowledged, looked into by somebody apart, answered, appealed."""

from yimen.engine.public.complaints.operations.handling import (
    ComplaintMoved,
    acknowledge_complaint,
    answer_complaint,
    name_investigator,
    raise_complaints,
    show_complainant,
)
from yimen.engine.public.complaints.operations.lodging import (
    Complained,
    Lodged,
    lodge_complaint,
    record_complaint,
)
from yimen.engine.public.complaints.operations.speaking import (
    appeal_complaint,
    say_content,
    withdraw_complaint,
)

__all__ = [
    "Complained",
    "ComplaintMoved",
    "Lodged",
    "acknowledge_complaint",
    "answer_complaint",
    "appeal_complaint",
    "lodge_complaint",
    "name_investigator",
    "raise_complaints",
    "record_complaint",
    "say_content",
    "show_complainant",
    "withdraw_complaint",
]
