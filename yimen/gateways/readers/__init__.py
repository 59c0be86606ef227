"""Readers 读卡器: the card readers of the windows."""
