"""Floor 1: slow facts that change by decree, kept with their validity dates; history is never overwritten."""
