"""Bundles at the desk: which matters the city offers as one thing, and what their items have in common."""
