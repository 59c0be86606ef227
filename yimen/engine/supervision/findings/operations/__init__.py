"""What is done with cards: raised by themselves, answered by the office, judged by supervision."""

from yimen.engine.supervision.findings.operations.answering import answer_card, object_to_card, report_rectification
from yimen.engine.supervision.findings.operations.following import (
    escalate_cards,
    follow_journal,
    raise_missed,
    warn_early,
)
from yimen.engine.supervision.findings.operations.judging import (
    annotate_card,
    confirm_rectification,
    lift_card,
    order_rectification,
    return_rectification,
    uphold_card,
)
from yimen.engine.supervision.findings.operations.patrolling import patrol_cases

__all__ = [
    "annotate_card",
    "answer_card",
    "confirm_rectification",
    "escalate_cards",
    "follow_journal",
    "lift_card",
    "object_to_card",
    "order_rectification",
    "patrol_cases",
    "raise_missed",
    "report_rectification",
    "return_rectification",
    "uphold_card",
    "warn_early",
]
