"""Fees 收费: bills of cases, what was reduced, paid and given back, tills, and the reconciliation with the gateway."""
