"""The official account's platform 公众号平台: its signed words understood, and answered in its own form."""
