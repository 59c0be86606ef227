"""Bulletins 简报: numbered in their series and year, issued by a second hand, for staff or for everybody."""
