"""Evaluations 好差评: one for each service, by whom it was done for; a bad one is looked into by somebody else."""
