"""Levels: how far the five levels reach, province to village, and what passes between them."""
