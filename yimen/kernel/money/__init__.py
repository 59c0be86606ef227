"""Money, in integer fen: what an item may ask for, the life of a bill, and days held against the gateway."""
