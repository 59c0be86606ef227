"""Floor 5: the outside world behind ports."""
