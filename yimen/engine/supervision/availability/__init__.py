"""Availability 全天候服务: the public doors are probed by themselves, and maintenance is announced beforehand."""
