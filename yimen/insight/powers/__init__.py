"""Powers between levels, looked at: who holds what, what lies unused, what is missing, where the city's places are."""
