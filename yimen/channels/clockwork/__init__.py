"""Clockwork: timers and jobs that knock at operations."""
