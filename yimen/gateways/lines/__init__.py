"""Lines 条线系统: the systems beside the hall that answer at once: insurance, fund, water, tax, credit and others."""
