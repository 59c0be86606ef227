"""Writes of the norms: adopted clause by clause, ended; a centre checks itself, others confirm it."""

from yimen.engine.supervision.norms.operations.adopting import NormKept, NormSaid, adopt_norm, end_norm
from yimen.engine.supervision.norms.operations.checking import (
    SelfChecked,
    Struck,
    answer_clause,
    confirm_self_check,
    open_self_check,
    return_self_check,
    submit_self_check,
)

__all__ = [
    "NormKept",
    "NormSaid",
    "SelfChecked",
    "Struck",
    "adopt_norm",
    "answer_clause",
    "confirm_self_check",
    "end_norm",
    "open_self_check",
    "return_self_check",
    "submit_self_check",
]
