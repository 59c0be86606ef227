"""Phases of the one door as the reform office plans them."""
