"""Dossiers 材料库: files by content hash, and what they were handed in for."""
