"""Video: the rooms of another's service, to which this house writes addresses and nothing else."""
