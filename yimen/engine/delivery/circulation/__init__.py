"""Circulation 物料流转: originals and samples from the counter to the desks and back, each hand-over signed by both."""
