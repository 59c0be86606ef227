"""The cashier's room 统一收费: the till, bills of every office, what waits for approval, reconciliation."""
