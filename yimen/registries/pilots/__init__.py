"""Pilots 改革试点: what is tried at named offices, items and points first, evaluated by others, and decided upon."""
