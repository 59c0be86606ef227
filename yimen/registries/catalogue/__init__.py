"""The catalogue: items and their immutable versions."""
