"""Pushes 推送: departments with systems of their own say each change of state as it happens, in order and signed."""
