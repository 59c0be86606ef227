"""Parallel approval 并联审批: several departments at once, from one opinion to a project or a title."""
