"""Kiosks at the desk: the fleet, its plan and faults, the functions, and where people live."""
