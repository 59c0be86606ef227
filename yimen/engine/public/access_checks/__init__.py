"""Access checks 无障碍检查: pages of the hall as a machine and as people found them, each with its day and result."""
