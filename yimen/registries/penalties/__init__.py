"""Penalties 行政处罚: refined standards of discretion, penalties as they were imposed, and alarms about them."""
