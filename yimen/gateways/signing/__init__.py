"""Signing: seals on PDF papers and on the journal."""
