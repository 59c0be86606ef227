"""Terminals 自助终端: public computers of a self-service area, who sits at one now, and what was filed there."""
