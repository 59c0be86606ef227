"""Centres 中心概况: what each centre has and does, counted and never typed, side by side and for the city together."""
