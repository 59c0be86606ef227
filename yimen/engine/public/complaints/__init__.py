"""Complaints 投诉举报: taken in by every way, looked into by somebody apart, answered by a day, appealed once."""
