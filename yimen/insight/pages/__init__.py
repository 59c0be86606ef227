"""Personal pages in figures: accounts, visits, and what was sent to them and read."""
