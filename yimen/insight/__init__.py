"""Floor 3: looks and never touches."""
