"""Connections 条线系统: the register of systems beside the hall, jumps to them, and calls of those that answer."""
