"""Openings: how many working days a registration took, and how often certificates came out on one day."""
