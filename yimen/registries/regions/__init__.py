"""Regions 行政区划: the five-level tree with stable ids and dated codes."""
