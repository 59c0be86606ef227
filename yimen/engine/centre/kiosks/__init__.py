"""Kiosks 市民之窗: the fleet with its places and plan, heartbeats and faults, and the functions offered by data."""
