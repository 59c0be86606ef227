"""Clearing 清除: what people threw away is gone, rows and bytes, a day later; what anybody still rests on stays."""
