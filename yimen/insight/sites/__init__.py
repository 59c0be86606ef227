"""Sites: what belongs to a region and nothing else, the counts of every level on a day, and which places use it."""
