"""By rule at the desk: orders signed and withdrawn, grants looked at, the self-service list, the three directions."""
