"""The roof: settings, urls, wiring of gateways to ports, the supervisor of processes."""
