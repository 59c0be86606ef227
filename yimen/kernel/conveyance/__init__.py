"""Conveyances 不动产转移: who takes which share of a home, what that costs in tax and why, what waits for what."""
