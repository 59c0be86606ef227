"""Points 便民服务站点: what a village point has that no other record shows: its plate and its set of rules."""
