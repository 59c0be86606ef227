"""Joint approval at the desk: copy notices, answers, the lead's board, and the register of parallel items."""
