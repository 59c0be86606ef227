"""Heartbeats 心跳监测: systems and service points that fall silent or stall, and who answers for it by when."""
