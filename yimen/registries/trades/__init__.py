"""Trades 经营大类: broad categories of business, the permits they need, and the items that write the register."""
