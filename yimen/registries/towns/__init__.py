"""Town centres 镇街中心: class, who shares the house, window families, stations, and the opening."""
