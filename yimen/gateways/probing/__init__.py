"""Probing: how the doors of this installation are asked from outside whether they answer."""
