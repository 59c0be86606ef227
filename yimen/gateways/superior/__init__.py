"""Superior: the platform of the higher level that takes records of cases."""
