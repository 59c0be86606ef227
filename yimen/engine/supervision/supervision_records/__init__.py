"""Supervision records 监管档案: a permit is looked after by an office, with a plan, a frequency and results."""
