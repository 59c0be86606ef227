"""Accountability 效能问责: a missed limit is noticed once, told with an apology, and answered for."""
