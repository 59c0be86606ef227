"""Offices: how they hold, share and hand on their powers, their letters and seals, and who stands in."""
