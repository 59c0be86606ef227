"""What can be done about pilots: begin one, evaluate it apart, and decide to extend, change, end or open it."""

from yimen.registries.pilots.moves import Named
from yimen.registries.pilots.operations.beginning import PilotKept, PilotSaid, begin_pilot
from yimen.registries.pilots.operations.deciding import change_pilot, end_pilot, extend_pilot, open_pilot
from yimen.registries.pilots.operations.evaluating import evaluate_pilot

__all__ = [
    "Named",
    "PilotKept",
    "PilotSaid",
    "begin_pilot",
    "change_pilot",
    "end_pilot",
    "evaluate_pilot",
    "extend_pilot",
    "open_pilot",
]
