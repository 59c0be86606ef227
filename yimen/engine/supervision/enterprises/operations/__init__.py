"""What can be done about the business register. Nobody types into it: it follows the grants of its items."""

from yimen.engine.supervision.enterprises.operations.certifying import certify_scope
from yimen.engine.supervision.enterprises.operations.entering import enter_register
from yimen.engine.supervision.enterprises.operations.reminding import remind_permits
from yimen.engine.supervision.enterprises.operations.supervising import (
    acknowledge_entry,
    enter_abnormal,
    leave_abnormal,
)

__all__ = ["acknowledge_entry", "certify_scope", "enter_abnormal", "enter_register", "leave_abnormal", "remind_permits"]
