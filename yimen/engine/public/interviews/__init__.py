"""Interviews 微访谈: officials named beforehand answer the public in the open; what they left open becomes an order."""
