"""Handles 四个办、六个办: how many items of each level are handled at once, online, nearby, once, at one window …"""
