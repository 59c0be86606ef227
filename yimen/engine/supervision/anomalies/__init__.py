"""Anomalies 异常核查: from which figure on it is asked, by dated rules; and what came of each question."""
