"""Enterprises 商事主体: the register as granted cases wrote it, who supervises what, and what anybody may read."""
