"""Absorptions 并入: an open case of an absorbed hall goes on here, and is found by the number that the hall gave it."""
