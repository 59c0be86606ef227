"""Reprojections 到期重算: after a calendar has changed, every open case that counts on it is counted again."""
