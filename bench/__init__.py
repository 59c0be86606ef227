"""Benches: what the house can do, as ratios within one run. Each prints JSON lines; none asserts a time."""
