"""Writes of the network: plans, halls apart and merged, money spent, standards, and checks of halls."""

from yimen.registries.network.operations.halls import (
    HallListed,
    Invested,
    list_hall,
    merge_hall,
    record_investment,
)
from yimen.registries.network.operations.standards import (
    HallChecked,
    NetworkSet,
    check_hall,
    drop_standard,
    plan_points,
    set_standard,
)

__all__ = [
    "HallChecked",
    "HallListed",
    "Invested",
    "NetworkSet",
    "check_hall",
    "drop_standard",
    "list_hall",
    "merge_hall",
    "plan_points",
    "record_investment",
    "set_standard",
]
