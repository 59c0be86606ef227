"""Supervision tasks 监管任务: what was granted is checked as the list says; opened by itself, closed by others."""
