"""Flows 客流: how many people come through the gates of a centre, hour by hour; nobody is known by it."""
