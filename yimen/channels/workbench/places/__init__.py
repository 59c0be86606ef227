"""Places at the desk 场所: a centre's premises, areas, facilities and faults; and what was found there."""
