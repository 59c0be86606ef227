"""Villages and towns: what a point or a town centre must have, mandates of agents, and their batches."""
