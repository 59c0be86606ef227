"""The sample city 示范市: fictional, deterministic, built through the operations like a real one."""
