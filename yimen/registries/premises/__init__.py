"""Premises 中心场所: how large a centre is, who runs it, its areas, and what stands there for everybody."""
