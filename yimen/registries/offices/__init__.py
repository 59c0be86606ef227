"""Offices 部门, approval divisions, centres and windows, dated and never deleted."""
