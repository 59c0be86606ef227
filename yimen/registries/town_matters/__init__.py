"""Town matters 镇街办理事项: what people need at the town's offices and stations, and whether the centre does it."""
