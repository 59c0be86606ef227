"""Parties, accounts, mandates, staff and posts, apart from each other."""
