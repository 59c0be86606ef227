"""Parallel items 并联审批事项: items for which several offices are asked at once, under rules their lead keeps."""
