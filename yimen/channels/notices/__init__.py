"""Notices: documents and messages made from the journal after commit."""
