"""Joint approval 并联审批: the lead accepts, all concerned are told at once and answer in time."""
