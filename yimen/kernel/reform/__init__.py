"""Reform in figures: rates, reductions and promises counted item by item, and never rounded up."""
