"""The real-estate window: both sides of a conveyance, its taxes and their rules, the paying window."""
