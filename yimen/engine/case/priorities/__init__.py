"""Priorities 优先办理: a case that goes before others, on a ground and by somebody who answers for it."""
