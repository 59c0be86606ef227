"""Conduct 实施情况: where cases show that an item is done otherwise than the rule has it."""
