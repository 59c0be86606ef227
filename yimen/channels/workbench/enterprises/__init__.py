"""The business register at the desk: what offices are told, openings that run, the abnormal list, and the trades."""
