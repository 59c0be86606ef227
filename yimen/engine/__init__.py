"""Floor 2: things that move, and the only writers of history."""
