"""Consignments 集中代办: the papers of several cases, carried together from a village point to the town centre."""
