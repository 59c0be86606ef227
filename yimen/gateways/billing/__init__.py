"""Billing: from where monthly bills for personal pages come."""
