"""Two horizontals 两横: which offices, ranks and other departments touch an item, and what is not as it should be."""
