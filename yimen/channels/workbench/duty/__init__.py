"""Duty 值守交接: who is away, desks handed over, letters, and what is asked of whom besides the case."""
