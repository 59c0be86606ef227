"""Brands 视觉标识: what the house is called, its colour and its mark, from day to day; every surface reads it here."""
