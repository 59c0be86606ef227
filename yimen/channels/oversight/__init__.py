"""Oversight 电子监察: the supervisors' door."""
