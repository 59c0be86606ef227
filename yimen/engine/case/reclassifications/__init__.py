"""Reclassifications 改变程序类别: a case found simpler or harder than the rules said at intake, with the reason."""
