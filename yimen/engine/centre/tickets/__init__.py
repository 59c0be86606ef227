"""Tickets 排队号: one number for a whole matter or chain, called at a counter of its group, served on one visit."""
