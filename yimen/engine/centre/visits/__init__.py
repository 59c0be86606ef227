"""Visits 到访: one coming of a person to a window; trips are counted by it."""
