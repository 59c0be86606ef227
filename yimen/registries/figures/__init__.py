"""Figures of the catalogue 事项指标: what a named set of items asks for, and results kept with their making."""
