"""Shares: a case that the centre of another district may look at, or continue at its windows, until a day."""
