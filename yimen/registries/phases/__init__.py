"""Phases of the one door 一门式推进: from which day a place handles whose items through one door."""
