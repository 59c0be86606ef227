"""Figures 指标: what is counted of cases and items, each with its rows. Read from records, typed by nobody."""
