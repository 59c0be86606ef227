"""Displays 叫号屏: what hangs in a hall and is read from eight metres. Numbers and counters, never a person."""
