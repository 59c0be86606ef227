"""Fees under oversight: what was charged, reduced, paid and given back, counted from the records."""
