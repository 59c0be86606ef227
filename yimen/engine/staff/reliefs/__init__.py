"""Reliefs 交接班: the open cases of a desk are handed over as a list, and whoever takes them over acknowledges it."""
