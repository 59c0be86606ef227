"""Certificates under oversight: which types there are and how many of each, what they spared people, and who looked."""
