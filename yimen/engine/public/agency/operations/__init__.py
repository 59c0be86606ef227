"""What an agent and the villager do: give a mandate at the point, answer for it, and hand in under it."""

from yimen.engine.public.agency.operations.entrusting import (
    ask_mandate,
    confirm_mandate,
    decline_mandate,
    take_mandate,
)
from yimen.engine.public.agency.operations.filing import register_villager, take_in_together

__all__ = [
    "ask_mandate",
    "confirm_mandate",
    "decline_mandate",
    "register_villager",
    "take_in_together",
    "take_mandate",
]
