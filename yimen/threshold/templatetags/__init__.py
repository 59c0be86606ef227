"""Template tags of the theme; known to every template without a load."""
