"""Zones 园区一站办结: what four levels decide of an item at one station, and the matters that follow."""
