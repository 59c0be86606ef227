"""Writes of the rounds: planned and drawn, visited, objected to and judged, mended and looked at again, closed."""

from yimen.engine.supervision.rounds.operations.answering import (
    judge_objection,
    look_again,
    object_to_finding,
    report_mended,
)
from yimen.engine.supervision.rounds.operations.going import Found, RoundKept, close_round, plan_round, record_visit

__all__ = [
    "Found",
    "RoundKept",
    "close_round",
    "judge_objection",
    "look_again",
    "object_to_finding",
    "plan_round",
    "record_visit",
    "report_mended",
]
