"""Talks 在线交谈: an applicant and a window clerk, keyboard to keyboard 键对键 or by video; the record stays."""
