"""Verbs of the rule orders: sign one, withdraw it, weigh a case by it, look at what was granted, keep the list."""

from yimen.engine.case.rule_orders.operations.listing import list_for_self_service, take_off_self_service
from yimen.engine.case.rule_orders.operations.looking import look_at_grant
from yimen.engine.case.rule_orders.operations.signing import sign_rule_order, withdraw_rule_order
from yimen.engine.case.rule_orders.operations.weighing import decide_by_rule

__all__ = [
    "decide_by_rule",
    "list_for_self_service",
    "look_at_grant",
    "sign_rule_order",
    "take_off_self_service",
    "withdraw_rule_order",
]
