"""The counter: what is done for somebody at one window in one go, over several cases. It has no tables of its own."""
