"""Staff 队伍: who is due, trained, assessed, honoured, and who takes over a desk."""
