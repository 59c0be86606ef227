"""Supervision 监督: what is found, looked at by lot, ordered and put right; norms, plans and meetings."""
