"""What can be done about trades: keep them, say which items write the register, and how an enterprise is opened."""

from yimen.registries.trades.operations.keeping import (
    enter_trade,
    merge_certificate,
    part_certificate,
    put_prior,
    strike_prior,
)
from yimen.registries.trades.operations.opening import set_scheme
from yimen.registries.trades.operations.registering import register_item, unregister_item

__all__ = [
    "enter_trade",
    "merge_certificate",
    "part_certificate",
    "put_prior",
    "register_item",
    "set_scheme",
    "strike_prior",
    "unregister_item",
]
