"""Items: found in plain words, read as guides, and where they can be handed in."""
