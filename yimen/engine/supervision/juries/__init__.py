"""Juries 评估组: a unit is counted and scored by a group of four kinds; what is weak is improved, and counted again."""
