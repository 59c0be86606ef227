"""Directives 督办: what the leading group decides and people raise, with an office and a day, until others say done."""
