"""Windows 窗口: how busy counters are, which are to be added or merged, and what a one-window group did by month."""
