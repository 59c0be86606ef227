"""Anomalies 异常: what stands out in the month of an officer, counted from the journal."""
