"""Zones 园区一站办结: templates of what four levels decide of an item at one station, and the matters that follow them."""
