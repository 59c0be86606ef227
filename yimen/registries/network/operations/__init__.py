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
from yimen.registries.network.operations.stock import (
    OldNumberNamed,
    OldNumberStruck,
    StockCounted,
    StockListed,
    StockSaid,
    count_stock,
    list_stock,
    name_item,
    name_staff,
    strike_old_number,
)

__all__ = [
    "HallChecked",
    "HallListed",
    "Invested",
    "NetworkSet",
    "OldNumberNamed",
    "OldNumberStruck",
    "StockCounted",
    "StockListed",
    "StockSaid",
    "check_hall",
    "count_stock",
    "drop_standard",
    "list_hall",
    "list_stock",
    "merge_hall",
    "name_item",
    "name_staff",
    "plan_points",
    "record_investment",
    "set_standard",
    "strike_old_number",
]
