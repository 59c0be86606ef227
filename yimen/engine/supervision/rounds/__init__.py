"""Rounds 巡查: windows drawn by lot, looked at on a day nobody there knows; mended and looked at again."""
