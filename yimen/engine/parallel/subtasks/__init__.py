"""Subtasks 协办任务: pieces of a case that other units or outside bodies do, in a time of their own."""
