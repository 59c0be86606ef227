"""Shared cases: what other districts opened to this centre, and to which centres a case of ours is open."""
