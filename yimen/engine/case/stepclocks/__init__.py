"""Step clocks 环节时钟: each step of a case has a limit of its own, derived from the journal."""
