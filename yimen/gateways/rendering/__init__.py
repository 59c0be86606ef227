"""Rendering: Typst turns facts into PDF papers."""
