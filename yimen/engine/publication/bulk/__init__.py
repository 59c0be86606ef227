"""Bulk works 批量任务: many items brought in, written out or restated at once; looked at first, told line by line."""
