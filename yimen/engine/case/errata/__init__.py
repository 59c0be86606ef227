"""Errata 更正: slips of the pen in decisions and certificates, found by one, confirmed by another, told on a paper."""
