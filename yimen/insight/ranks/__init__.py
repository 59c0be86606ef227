"""Ranks: who decides at which rank, what goes to and fro, how much takes one review and one decision."""
