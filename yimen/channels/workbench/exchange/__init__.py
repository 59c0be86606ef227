"""Exchange at the desk: connected systems, shared data, papers on their way and what the level above asks."""
