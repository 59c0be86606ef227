"""Findings 监察发现: the cards that supervision raises from the journal, and what becomes of them."""
