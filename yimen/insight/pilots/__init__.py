"""Pilots measured 试点对比: what is tried beside the rest, and beside what it was before; counted from cases."""
