"""Populations 常住人口: how many people live in a place, as of a day and from a source. Never counted here."""
