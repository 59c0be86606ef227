"""The console commands of the roof: what starts, checks, saves and restores an installation."""
